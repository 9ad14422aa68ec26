import type { Approval, Batch, Order } from '../records/order.js';
import { isFinal, rowStandingOf as standingOf } from '../records/standing.js';
import type { Tables } from '../records/tables.js';
import { plain } from '../terms/plainText.js';
import type { Verdict } from '../terms/verdict.js';

/** What a list that is narrowed looks for in `sought`. */
export const soughtState = (state: string): string => `%|${state}|%`;

type Counts = Partial<Batch['standings']>;

/** The states for a search. What waits for a later date is scheduled, whatever the clock says when it is looked for. */
function soughtOf({
  standings,
  orderedAt,
  dueAt,
  names,
}: Pick<Batch, 'standings' | 'orderedAt' | 'dueAt' | 'names'>): string {
  const states = Object.keys(standings).map((state) =>
    state === 'acknowledged' && dueAt > orderedAt ? 'scheduled' : state,
  );
  return `|${states.join('|')}|${names === undefined ? '' : `${NAMES}${names}`}`;
}

/** Stands before what a command is looked for by, after its states. */
const NAMES = '§';
/** Of a command over more orders than this nobody looks for one of them. */
const MOST_NAMED = 20;

/** What somebody types who looks for a command: a number, a SIM card, an extension, their own reference. */
export function soughtNames(text: string): string[] {
  const typed = plain(text).replaceAll(/[%_|§]/g, '');
  // A number is typed as it is dialled here, and kept as it is dialled from everywhere.
  const digits = /^[\d\s()+./-]+$/.test(typed) ? typed.replaceAll(/\D/g, '').replace(/^0+/, '') : '';
  return [typed, digits].filter((part) => part !== '').map((part) => `%${NAMES}%${part}%`);
}

function namesOf(orders: readonly Order[]): Batch['names'] {
  if (orders.length > MOST_NAMED) return undefined;
  const named = orders.flatMap(({ number, ownReference = '', items = [] }) => [
    ...[number, ownReference],
    ...items.filter(({ kind }) => kind === 'simCard' || kind === 'extension').map(({ value }) => value),
  ]);
  return named.map(plain).filter(Boolean).join('|');
}

function counted(orders: readonly Order[]): Batch['standings'] {
  const counts: Counts = {};
  for (const order of orders) counts[standingOf(order)] = (counts[standingOf(order)] ?? 0) + 1;
  return counts;
}

/** The entry of a command's orders; undefined where it ordered nothing. `left` are the lines that were left out. */
export function batchOf(orders: readonly Order[], left: Batch['left'] = [], approval?: string): Batch | undefined {
  const [first] = orders;
  if (first === undefined) return undefined;
  const { operator, organisation, account, commandId, command, reference, orderedAt, dueAt } = first;
  const standings = counted(orders);
  const names = namesOf(orders);
  const last = (instants: readonly string[]) => instants.toSorted().at(-1) ?? orderedAt;
  return {
    ...{ id: commandId, operator, organisation, account, commandId, command, reference, approval },
    ...{ lines: orders.length + left.length, left, standings, orderedAt, dueAt },
    sought: soughtOf({ standings, orderedAt, dueAt, names }),
    ...(names !== undefined && { names }),
    changedAt: last(orders.map(({ changedAt }) => changedAt)),
    ...(orders.every(isFinal) && { endedAt: last(orders.map(({ endedAt = orderedAt }) => endedAt)) }),
  };
}

/** The entry of what waits for a second administrator, and of what was never approved: it has no orders. */
export function batchOfRequest(approval: Approval): Batch {
  const { operator, organisation, account, commandId, command, reference, id, lines, askedAt, expiresAt } = approval;
  return {
    ...{ id: commandId, operator, organisation, account, commandId, command, reference, approval: id },
    ...{ lines: lines.length, left: [], standings: {}, sought: '|' },
    ...{ orderedAt: askedAt, dueAt: askedAt, changedAt: askedAt, endedAt: expiresAt },
  };
}

/** The lines that were left out, with the reason. */
export const leftOf = (verdicts: readonly Verdict[]): Batch['left'] =>
  verdicts.flatMap(({ number, problem }) => (problem === undefined ? [] : [{ number, problem }]));

/** Writes the entry of the orders that a command has just placed: also where it waited to be approved before. */
export async function noteBatch(
  { batches }: Pick<Tables, 'batches'>,
  orders: readonly Order[],
  left: Batch['left'],
): Promise<void> {
  const [first] = orders;
  if (first === undefined) return;
  const asked = await batches.get(first.commandId);
  const batch = batchOf(orders, left, asked?.approval);
  if (batch !== undefined) await batches.put(batch);
}

/** Counts an order where it stands now, and gives the entry of its command as it is then. */
export async function noteMoved(
  tables: Pick<Tables, 'batches' | 'orders'>,
  before: Order,
  after: Order,
): Promise<Batch | undefined> {
  const batch = await tables.batches.get(after.commandId);
  // Placed by a program of the version before, while this one ran already.
  const next = batch ? moved(batch, before, after) : batchOf(await tables.orders.where({ commandId: after.commandId }));
  if (next !== undefined) await tables.batches.put(next);
  return next;
}

/** How many orders a command has placed. */
export const ordersIn = ({ standings }: Pick<Batch, 'standings'>): number =>
  Object.values(standings).reduce((sum, count) => sum + count, 0);

function moved(batch: Batch, before: Order, after: Order): Batch {
  const [from, to] = [standingOf(before), standingOf(after)];
  const standings: Counts = { ...batch.standings };
  const left = (standings[from] ?? 0) - 1;
  if (left > 0) standings[from] = left;
  else delete standings[from];
  standings[to] = (standings[to] ?? 0) + 1;
  const ended = Object.keys(standings).every((state) => finalStandings.has(state));
  const { endedAt: _, ...open } = batch;
  const changed = { ...open, standings, changedAt: after.changedAt };
  return { ...changed, sought: soughtOf(changed), ...(ended && { endedAt: after.endedAt ?? after.changedAt }) };
}

const finalStandings: ReadonlySet<string> = new Set(['completed', 'failed', 'partial', 'cancelled', 'replaced']);
