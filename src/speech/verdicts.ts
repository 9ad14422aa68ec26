import { waitsForApproval } from '../domain/orders/approvals.js';
import { eachOf, type Fact } from '../domain/terms/fact.js';
import { add } from '../domain/terms/money.js';
import type { NamedVerdict, Verdict } from '../domain/terms/verdict.js';
import { asTyped } from './cardText.js';
import type { Speaker } from './speaker.js';
import { MOST_SHOWN, rowsOf, rowText, type VerdictRow, verdictWords } from './verdictRows.js';
import { labelled } from './words.js';

/** Before the confirmation, on the receipt, or on that of what waits for an approval or has not got it: each counts otherwise. */
export type Told = 'before' | 'after' | 'waiting' | 'nothing';

/** What a line was and what it became, once it is done: "before" and "after"; until then it is "now" and "then". */
export const headsOf = (told: Told) =>
  told === 'after'
    ? ({ now: 'common:verdicts.was', after: 'common:verdicts.became' } as const)
    : ({ now: 'common:verdicts.now', after: 'common:verdicts.after' } as const);

/** What a receipt tells of its lines as it is given. */
export const toldBy = (outcome: Parameters<typeof waitsForApproval>[0]): Told =>
  waitsForApproval(outcome) ? 'waiting' : 'after';

/** "10 lines: 8 go ahead, 2 stay out". Of a single line there is nothing to count: ''. */
function countsOf(verdicts: readonly Verdict[], told: Told, { words }: Speaker): string {
  if (verdicts.length < 2) return '';
  const out = verdicts.filter(({ problem }) => problem !== undefined).length;
  const going = { count: verdicts.length - out };
  const staying = { count: out };
  const goes = {
    before: 'common:verdicts.going',
    after: 'common:verdicts.done',
    waiting: 'common:verdicts.waiting',
    nothing: 'common:verdicts.notDone',
  } as const;
  const stays = told === 'before' ? 'common:verdicts.staying' : 'common:verdicts.left';
  const parts = [words.say(goes[told], going), words.say(stays, staying)];
  const said = [going, staying].flatMap(({ count }, index) => (count > 0 ? [parts[index]] : []));
  return labelled(words, words.say('common:verdicts.lines', { count: verdicts.length }), said.join(', '));
}

/** What several prices come to, a month and once, where they are all of one currency. */
function totalOf(verdicts: readonly Verdict[]): Fact | undefined {
  const priced = verdicts.flatMap(({ price }) => price ?? []);
  const prices = eachOf(priced).flatMap((one) => ('money' in one ? [one] : []));
  const oneCurrency = new Set(prices.map(({ money }) => money.currency)).size === 1;
  if (priced.length < 2 || !oneCurrency) return undefined;
  const sum = (some: typeof prices) => some.map(({ money }) => money).reduce(add);
  const month = prices.filter((one) => 'per' in one);
  const once = prices.filter((one) => !('per' in one));
  if (isDifference(verdicts)) return { money: sum(prices), per: 'month', difference: true };
  return {
    list: [
      ...(month.length === 0 ? [] : [{ money: sum(month), per: 'month' as const }]),
      ...(once.length === 0 ? [] : [{ money: sum(once) }]),
    ],
  };
}

/** Whether what is said is how much more or less it costs than before. */
const isDifference = (verdicts: readonly Verdict[]): boolean =>
  verdicts.some(({ price }) => price !== undefined && 'difference' in price);

const priceHeads = (verdicts: readonly Verdict[]) =>
  isDifference(verdicts)
    ? ({ price: 'common:verdicts.difference', total: 'common:verdicts.totalDifference' } as const)
    : ({ price: 'common:verdicts.price', total: 'common:verdicts.total' } as const);

interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** Of one line now, then, price and from when; of several, what holds for all of them: the total and from when. */
function factsOf(verdicts: readonly Verdict[], told: Told, speaker: Speaker): Labelled[] {
  const heads = headsOf(told);
  const { words, format } = speaker;
  const [first] = verdicts;
  const total = totalOf(verdicts);
  const heading = priceHeads(verdicts);
  const from = verdicts.find((verdict) => verdict.from !== undefined)?.from;
  const { now, after, price, ends, replaces } =
    verdicts.length === 1 && first !== undefined
      ? verdictWords(first, speaker)
      : { now: '', after: '', price: '', ends: '', replaces: '' };
  return [
    { label: words.say(heads.now), value: now },
    { label: words.say(heads.after), value: after },
    { label: words.say('common:verdicts.replaces'), value: replaces },
    { label: words.say('common:verdicts.ends'), value: ends },
    { label: words.say(heading.price), value: price },
    { label: words.say(heading.total), value: total === undefined ? '' : format.fact(total) },
    { label: words.say('common:verdicts.from'), value: from === undefined ? '' : format.fact(from) },
  ].filter(({ value }) => value !== '');
}

/** What is warned of until it is done: how many lines become less than they are, and how many lose something. */
function loweredOf(verdicts: readonly Verdict[], told: Told, { words }: Speaker): string {
  if (!warns(told)) return '';
  const lowered = verdicts.filter(({ lowers }) => lowers === true).length;
  const losing = verdicts.filter(({ ends = [] }) => ends.length > 0).length;
  return [
    ...(lowered === 0 ? [] : [words.say('common:verdicts.lowered', { count: lowered })]),
    ...(losing === 0 ? [] : [words.say('common:verdicts.losing', { count: losing })]),
  ].join(' ');
}

const warns = (told: Told): boolean => told === 'before' || told === 'waiting';

/** The rows as they are told: what is done is not warned of any more. */
const toldRows = (verdicts: readonly NamedVerdict[], told: Told, speaker: Speaker, page?: number): VerdictRow[] =>
  rowsOf(verdicts, speaker, page).map((row) => (warns(told) ? row : { ...row, less: '' }));

/** What the dry run or the result has to say on a card. Of nothing, nothing. `page`, from 1, is one of the lines one by one. */
export function verdictData(verdicts: readonly NamedVerdict[], told: Told, speaker: Speaker, page = 0) {
  const { words } = speaker;
  const heads = headsOf(told);
  const rows = toldRows(verdicts, told, speaker, page);
  return {
    counts: countsOf(verdicts, told, speaker),
    verdictFacts: factsOf(verdicts, told, speaker).map(({ label, value }) => ({ label, value: asTyped(value) })),
    numberHead: words.say('common:verdicts.number'),
    changeHead: `${words.say(heads.now)} → ${words.say(heads.after)}`,
    verdicts: rows.map((row) => ({
      number: row.head,
      user: asTyped(row.user),
      change: asTyped(row.change),
      less: row.less,
      refused: asTyped(row.refused),
      members: asTyped(row.members),
    })),
    moreVerdicts: page === 0 ? moreOf(verdicts, rows, speaker) : rangeOf(verdicts, page, speaker),
    lowered: loweredOf(verdicts, told, speaker),
  };
}

/** The same in plain text: one line a number. */
export function verdictText(verdicts: readonly NamedVerdict[], told: Told, speaker: Speaker): string[] {
  const rows = toldRows(verdicts, told, speaker);
  return [
    countsOf(verdicts, told, speaker),
    ...rows.map((row) => rowText(row, speaker)),
    moreOf(verdicts, rows, speaker),
    ...factsOf(verdicts, told, speaker).map(({ label, value }) => labelled(speaker.words, label, value)),
    loweredOf(verdicts, told, speaker),
  ].filter((said) => said !== '');
}

/** A page of the lines one by one, in plain text; pages are counted from 1. */
export const verdictPageText = (verdicts: readonly NamedVerdict[], page: number, speaker: Speaker): string[] => [
  rangeOf(verdicts, page, speaker),
  ...rowsOf(verdicts, speaker, page).map((row) => rowText(row, speaker)),
];

function rangeOf({ length }: readonly Verdict[], page: number, { words, format }: Speaker): string {
  const from = (page - 1) * MOST_SHOWN + 1;
  const until = Math.min(length, page * MOST_SHOWN);
  return words.say('common:lines.range', { from, until, ...format.found(length) });
}

/** How many lines no row stands for: where each is in a group of its own. */
function moreOf({ length }: readonly Verdict[], rows: readonly VerdictRow[], { words }: Speaker): string {
  const shown = rows.reduce((sum, { count }) => sum + count, 0);
  return rows.length > 0 && length > shown ? words.say('common:verdicts.more', { count: length - shown }) : '';
}
