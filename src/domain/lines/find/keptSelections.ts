import type { Actor } from '../../records/account.js';
import type { Selection } from '../../records/order.js';
import type { Tables } from '../../records/tables.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long chosen lines are kept: longer than a conversation lies silent. */
const KEPT_MS = 30 * DAY_MS;
/** How long, where a button goes on with them when their run is over: it is pressed soon or not at all. */
const ENDED_MS = DAY_MS;
/** Of an account in a company, no more are kept that no run has. */
const MOST_ENDED = 10;

/** The field of a run that lines are chosen for. */
export interface Place {
  readonly run: string;
  readonly field: string;
  /** The id of the selection that is its answer now: until another one takes its place, marks do not change it. */
  readonly answered?: string | undefined;
}

/**
 * The row that lines are kept in: for a field of a run one of two, its answer and what is marked to take its place. Written over,
 * it is the same however often a message is taken. Without a place it has the id that is given, and no run.
 */
export function placed(
  {
    operator,
    organisation,
    account,
    conversation,
  }: Pick<Actor, 'operator' | 'account' | 'conversation'> & { readonly organisation: string },
  lines: string[],
  now: Date,
  of: Place | string,
): Selection {
  const expiresAt = after(now, typeof of === 'string' ? ENDED_MS : KEPT_MS);
  const kept = { operator, organisation, account, lines, expiresAt };
  return typeof of === 'string'
    ? { ...kept, id: of, endedAt: now.toISOString() }
    : { ...kept, id: idAt(of), run: of.run, conversation };
}

function idAt({ run, field, answered }: Place): string {
  const [id, other] = [`${run}.${field}`, `${run}.${field}.marked`];
  return answered === id ? other : id;
}

const after = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

/** What a turn has ended, by the ids of runs and of selections. */
export interface Ended {
  /** Runs that are over. */
  readonly runs: readonly string[];
  /** Selections of theirs that the buttons of what was shown go on with. */
  readonly shown: readonly string[];
  /** Answers that others have taken the place of. */
  readonly replaced: readonly string[];
}
export const nothing: Ended = { runs: [], shown: [], replaced: [] };

/** Whether what a turn has ended takes a selection with it. */
export const endsWith = ({ runs, replaced }: Ended, { id, run }: Selection): boolean =>
  replaced.includes(id) || (run !== undefined && runs.includes(run));

/**
 * Lets go of what no run has: at once, but for what a draft goes on with, and the latest that were shown or that nobody has
 * taken yet. Orders, and what waits for a second administrator, have the lines themselves.
 */
export async function settle(
  { selections, drafts }: Pick<Tables, 'selections' | 'drafts'>,
  { account }: Pick<Actor, 'account'>,
  now: Date,
  over: Ended,
): Promise<void> {
  const own = await selections.where({ account });
  const held = new Set((await drafts.where({ account })).flatMap(({ answers }) => Object.values(answers)));
  const waiting: Selection[] = [];
  for (const row of own.filter((one) => one.endedAt !== undefined || endsWith(over, one))) {
    const ended = { ...row, endedAt: row.endedAt ?? now.toISOString() };
    const until = after(new Date(ended.endedAt), ENDED_MS);
    const goesOn = over.shown.includes(row.id) || (row.endedAt !== undefined && row.expiresAt <= until);
    if (held.has(row.id)) await keptAs(row, ended, selections);
    else if (!goesOn) await selections.remove(row.id);
    else waiting.push(await keptAs(row, { ...ended, expiresAt: until }, selections));
  }
  const latestFirst = waiting.toReversed().toSorted((one, other) => ended(other) - ended(one));
  for (const { id } of latestFirst.slice(MOST_ENDED)) await selections.remove(id);
}

const ended = ({ endedAt = '' }: Selection): number => Date.parse(endedAt);

/** Writes a row where it has changed. */
async function keptAs(before: Selection, row: Selection, selections: Tables['selections']): Promise<Selection> {
  if (before.endedAt !== row.endedAt || before.expiresAt !== row.expiresAt) await selections.put(row);
  return row;
}
