import type { Actor } from '../../records/account.js';
import type { Selection } from '../../records/order.js';
import type { Tables } from '../../records/tables.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long chosen lines are kept: longer than a conversation lies silent. */
const KEPT_MS = 30 * DAY_MS;
/** How long, once no run has them: the button that goes on with them is pressed soon or not at all. */
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
  { operator, organisation, account }: Pick<Actor, 'operator' | 'account'> & { readonly organisation: string },
  lines: string[],
  now: Date,
  of: Place | string,
): Selection {
  const expiresAt = after(now, typeof of === 'string' ? ENDED_MS : KEPT_MS);
  const kept = { operator, organisation, account, lines, expiresAt };
  return typeof of === 'string'
    ? { ...kept, id: of, endedAt: now.toISOString() }
    : { ...kept, id: idAt(of), run: of.run };
}

function idAt({ run, field, answered }: Place): string {
  const [id, other] = [`${run}.${field}`, `${run}.${field}.marked`];
  return answered === id ? other : id;
}

const after = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

/**
 * Notes that runs have ended, and lets go of what no run has: all but the latest, and what a draft goes on with. Orders, and what
 * waits for a second administrator, have the lines themselves.
 */
export async function settle(
  { selections, drafts }: Pick<Tables, 'selections' | 'drafts'>,
  { account }: Pick<Actor, 'account'>,
  now: Date,
  runs: readonly string[],
): Promise<void> {
  const own = await selections.where({ account });
  const held = new Set((await drafts.where({ account })).flatMap(({ answers }) => Object.values(answers)));
  const endsNow = ({ run, endedAt }: Selection) => endedAt === undefined && run !== undefined && runs.includes(run);
  const ended = own
    .filter((row) => row.endedAt !== undefined || endsNow(row))
    .map((row) => ({ ...row, endedAt: row.endedAt ?? now.toISOString() }))
    .toReversed()
    .toSorted((one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt));
  const [kept, free] = [ended.filter(({ id }) => held.has(id)), ended.filter(({ id }) => !held.has(id))];
  for (const row of kept) if (row.run !== undefined && runs.includes(row.run)) await selections.put(row);
  for (const { id } of free.slice(MOST_ENDED)) await selections.remove(id);
  for (const row of free.slice(0, MOST_ENDED)) {
    const expiresAt = after(new Date(row.endedAt), ENDED_MS);
    if (row.expiresAt > expiresAt) await selections.put({ ...row, expiresAt });
  }
}
