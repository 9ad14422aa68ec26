import { waitsForApproval } from '../domain/orders/approvals.js';
import type { Fact } from '../domain/terms/fact.js';
import { add, type Money } from '../domain/terms/money.js';
import type { Verdict } from '../domain/terms/verdict.js';
import { phoneForReading } from '../domain/values/phone.js';
import { asTyped } from './cardText.js';
import type { Speaker } from './speaker.js';
import { labelled } from './words.js';

/** So many lines are shown one by one; the file has them all. */
export const MOST_SHOWN = 20;

/** So many of them are kept for lines that stay out: why they do is said nowhere else before the confirmation. */
const LEAST_STAYING = 5;

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

/** What comes on top of what is so now, and stays. Undefined: it takes the place of what is now. */
export function addedTo({ now, after }: Pick<Verdict, 'now' | 'after'>): readonly Fact[] | undefined {
  const stays = now.length > 0 && now.every((fact, index) => JSON.stringify(fact) === JSON.stringify(after[index]));
  return stays && after.length > now.length ? after.slice(now.length) : undefined;
}

/** A verdict in words. What there is nothing to say of is ''. */
export function verdictWords(verdict: Verdict, { words, format }: Speaker) {
  const { now, after, price, from, problem, replaces = [] } = verdict;
  const all = (facts: readonly Fact[]) => facts.map(format.fact).join(', ');
  const added = addedTo(verdict);
  const one = (fact: Fact | undefined) => (fact === undefined ? '' : format.fact(fact));
  return {
    now: all(now),
    after: added === undefined ? all(after) : words.say('common:verdicts.plus', { now: all(now), added: all(added) }),
    price: one(price),
    from: one(from),
    replaces: all(replaces),
    refused: problem === undefined ? '' : words.say('common:verdicts.out', { reason: format.reason(problem) }),
  };
}

/** What is now and what it becomes, and the price where there is one. Of a refused line, what it is. */
function changeOf(verdict: Verdict, speaker: Speaker): string {
  const { now, after, price, replaces } = verdictWords(verdict, speaker);
  const instead = after === '' ? now : `${now} → ${after}`;
  const change = addedTo(verdict) === undefined ? instead : after;
  const replaced = replaces === '' ? '' : speaker.words.say('common:verdicts.replaced', { planned: replaces });
  return [change, price, replaced].filter((part) => part !== '').join(' · ');
}

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

/** What several prices come to, where they are all of one currency. */
function totalOf(verdicts: readonly Verdict[]): Money | undefined {
  const prices = verdicts.flatMap(({ price }) => (price !== undefined && 'money' in price ? [price.money] : []));
  const oneCurrency = new Set(prices.map(({ currency }) => currency)).size === 1;
  return prices.length > 1 && oneCurrency ? prices.reduce(add) : undefined;
}

/**
 * The lines that are shown one by one: those that go ahead first, since they may be few among many; both parts in the
 * order of the lines.
 */
function shownOf(verdicts: readonly Verdict[]): Verdict[] {
  const going = verdicts.filter(({ problem }) => problem === undefined);
  const staying = verdicts.filter(({ problem }) => problem !== undefined);
  const room = MOST_SHOWN - Math.min(staying.length, LEAST_STAYING);
  return verdicts.length > 1 ? [...going.slice(0, room), ...staying].slice(0, MOST_SHOWN) : [];
}

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
  const from = verdicts.find((verdict) => verdict.from !== undefined)?.from;
  const { now, after, price, replaces } =
    verdicts.length === 1 && first !== undefined
      ? verdictWords(first, speaker)
      : { now: '', after: '', price: '', replaces: '' };
  return [
    { label: words.say(heads.now), value: now },
    { label: words.say(heads.after), value: after },
    { label: words.say('common:verdicts.replaces'), value: replaces },
    { label: words.say('common:verdicts.price'), value: price },
    { label: words.say('common:verdicts.total'), value: total === undefined ? '' : format.money(total) },
    { label: words.say('common:verdicts.from'), value: from === undefined ? '' : format.fact(from) },
  ].filter(({ value }) => value !== '');
}

/** What the dry run or the result has to say on a card. Of nothing, nothing. */
export function verdictData(verdicts: readonly Verdict[], told: Told, speaker: Speaker) {
  const { words } = speaker;
  const heads = headsOf(told);
  return {
    counts: countsOf(verdicts, told, speaker),
    verdictFacts: factsOf(verdicts, told, speaker).map(({ label, value }) => ({ label, value: asTyped(value) })),
    numberHead: words.say('common:verdicts.number'),
    changeHead: `${words.say(heads.now)} → ${words.say(heads.after)}`,
    verdicts: shownOf(verdicts).map((verdict) => ({
      number: phoneForReading(verdict.number),
      change: asTyped(changeOf(verdict, speaker)),
      refused: asTyped(verdictWords(verdict, speaker).refused),
    })),
    moreVerdicts: moreOf(verdicts, speaker),
  };
}

/** The same in plain text: one line a number. */
export function verdictText(verdicts: readonly Verdict[], told: Told, speaker: Speaker): string[] {
  const { words } = speaker;
  const line = (verdict: Verdict) => {
    const { refused } = verdictWords(verdict, speaker);
    const said = [changeOf(verdict, speaker), ...(refused === '' ? [] : [refused])].join(' · ');
    return labelled(words, phoneForReading(verdict.number), said);
  };
  return [
    countsOf(verdicts, told, speaker),
    ...shownOf(verdicts).map(line),
    moreOf(verdicts, speaker),
    ...factsOf(verdicts, told, speaker).map(({ label, value }) => labelled(words, label, value)),
  ].filter((said) => said !== '');
}

const moreOf = ({ length }: readonly Verdict[], { words }: Speaker): string =>
  length > MOST_SHOWN ? words.say('common:verdicts.more', { count: length - MOST_SHOWN }) : '';
