import type { Fact } from '../domain/terms/fact.js';
import type { NamedVerdict, Verdict } from '../domain/terms/verdict.js';
import { phoneForReading } from '../domain/values/phone.js';
import { changeText, turnedText } from './changeText.js';
import { parted } from './parted.js';
import type { Speaker } from './speaker.js';
import { labelled } from './words.js';

/** So many lines are shown one by one, and on a page; of more it is said how many go from what to what. */
export const MOST_SHOWN = 20;
/** A group of no more lines than this says which they are. */
const MOST_MEMBERS = 3;

/** A line with what becomes of it, or several of which the same is to be said. What there is nothing to say of is ''. */
export interface VerdictRow {
  /** The number, or how many lines. */
  readonly head: string;
  readonly user: string;
  readonly change: string;
  /** A warning that it becomes less than it is. */
  readonly less: string;
  readonly refused: string;
  /** Which lines these are, where they are few. */
  readonly members: string;
  /** How many lines it stands for. */
  readonly count: number;
}

/** What comes on top of what is so now, and stays. Undefined: it takes the place of what is now. */
export function addedTo({ now, after }: Pick<Verdict, 'now' | 'after'>): readonly Fact[] | undefined {
  const stays = now.length > 0 && now.every((fact, index) => JSON.stringify(fact) === JSON.stringify(after[index]));
  return stays && after.length > now.length ? after.slice(now.length) : undefined;
}

/** A verdict in words. What there is nothing to say of is ''. */
export function verdictWords(verdict: Verdict, { words, format }: Speaker) {
  const { now, after, price, from, problem, ends = [], replaces = [], lowers } = verdict;
  const all = (facts: readonly Fact[]) => facts.map(format.fact).join(', ');
  const added = addedTo(verdict);
  const one = (fact: Fact | undefined) => (fact === undefined ? '' : format.fact(fact));
  return {
    now: all(now),
    after: added === undefined ? all(after) : words.say('common:verdicts.plus', { now: all(now), added: all(added) }),
    price: one(price),
    from: one(from),
    replaces: all(replaces),
    ends: all(ends),
    less: lowers === true ? words.say('common:verdicts.less') : '',
    refused: problem === undefined ? '' : words.say('common:verdicts.out', { reason: format.reason(problem) }),
  };
}

/** Those that go ahead first, since they may be few among many; both parts in the order of the lines. */
const inOrder = (verdicts: readonly NamedVerdict[]): NamedVerdict[] => [
  ...verdicts.filter(({ problem }) => problem === undefined),
  ...verdicts.filter(({ problem }) => problem !== undefined),
];

/** How many pages the lines have one by one; none where they are few enough to stand together. */
export const pagesOf = ({ length }: readonly Verdict[]): number =>
  length > MOST_SHOWN ? Math.ceil(length / MOST_SHOWN) : 0;

/** The lines of a page, counted from 1; without one all of them, or how many go from what to what. Of a single line, nothing. */
export function rowsOf(verdicts: readonly NamedVerdict[], speaker: Speaker, page = 0): VerdictRow[] {
  if (verdicts.length < 2) return [];
  const ordered = inOrder(verdicts);
  if (page === 0 && pagesOf(verdicts) > 0) return groupsOf(ordered, speaker).slice(0, MOST_SHOWN);
  const from = Math.max(0, page - 1) * MOST_SHOWN;
  return ordered.slice(from, from + MOST_SHOWN).map((verdict) => lineRow(verdict, speaker));
}

/** A row in plain text: "+7 701 000 00 01, Айгүл: Active → Blocked". */
export function rowText({ head, user, change, less, refused, members }: VerdictRow, { words }: Speaker): string {
  const said = [change, less, refused, members].filter((part) => part !== '').join(' · ');
  return labelled(words, user === '' ? head : `${head}, ${user}`, said);
}

function lineRow(verdict: NamedVerdict, speaker: Speaker): VerdictRow {
  const { less, refused, price } = verdictWords(verdict, speaker);
  const { number, user = '' } = verdict;
  return {
    head: phoneForReading(number),
    user,
    change: changeOf(verdict, price, speaker),
    less,
    refused,
    members: '',
    count: 1,
  };
}

/** Lines of which the same is to be said, stand together: those that go ahead first, the largest group first. */
function groupsOf(ordered: readonly NamedVerdict[], speaker: Speaker): VerdictRow[] {
  const groups = new Map<string, NamedVerdict[]>();
  for (const verdict of ordered) {
    const { less, refused, price } = verdictWords(verdict, speaker);
    const key = refused === '' ? JSON.stringify([changeOf(verdict, price, speaker), less]) : refused;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  const goes = ([first]: readonly NamedVerdict[]) => (first?.problem === undefined ? 0 : 1);
  return [...groups.values()]
    .toSorted((one, other) => goes(one) - goes(other) || other.length - one.length)
    .flatMap((group) => groupRow(group, speaker));
}

function groupRow(group: readonly NamedVerdict[], speaker: Speaker): VerdictRow[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  if (others.length === 0) return [lineRow(first, speaker)];
  const { words } = speaker;
  const { now, price, less, refused } = verdictWords(first, speaker);
  const alike = others.every((other) => verdictWords(other, speaker).now === now);
  const each = price === '' ? '' : words.say('common:verdicts.each', { price });
  const change = refused === '' ? changeOf(first, each, speaker) : alike ? now : '';
  const members = group.length > MOST_MEMBERS ? [] : group.map(memberOf);
  const head = words.say('common:verdicts.lines', { count: group.length });
  return [{ head, user: '', change, less, refused, members: parted(members, words), count: group.length }];
}

const memberOf = ({ number, user }: NamedVerdict): string =>
  [phoneForReading(number), ...(user === undefined ? [] : [user])].join(', ');

/** What is now and what it becomes, and the price where there is one. Of a refused line, what it is. */
function changeOf(verdict: Verdict, price: string, speaker: Speaker): string {
  const { now, after, ends, replaces } = verdictWords(verdict, speaker);
  const instead = after === '' ? now : changeText(now, after);
  const replacing = addedTo(verdict) === undefined ? instead : after;
  const change = turnedText(verdict.now, verdict.after, speaker.words) ?? replacing;
  const replaced = replaces === '' ? '' : speaker.words.say('common:verdicts.replaced', { planned: replaces });
  const ending = ends === '' ? '' : speaker.words.say('common:verdicts.ending', { ended: ends });
  return [change, price, ending, replaced].filter((part) => part !== '').join(' · ');
}
