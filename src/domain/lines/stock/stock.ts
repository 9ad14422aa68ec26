import type { Asking } from '../../door/asking.js';
import { lineRulesOf } from '../../operator/index.js';
import type { Actor } from '../../records/account.js';
import type { Line } from '../../records/line.js';
import type { StockItem, StockKind } from '../../records/stock.js';
import type { Tables } from '../../records/tables.js';
import { ok, type Result, refuse } from '../../terms/result.js';

/** How long a number that was chosen is kept from others until it is ordered, in milliseconds. */
const HELD_MS = 30 * 60_000;

/** Who asks for what there is; `request`: the reference of the request that is carried out. */
export interface AskingStock extends Asking {
  readonly request?: string | undefined;
}

type Who = Pick<Actor, 'account' | 'conversation'>;
type Holding = Pick<Asking, 'actor' | 'now'> & { readonly tables: Pick<Tables, 'stock'> };

/** What there is once has one id: whoever comes second finds the row of the first. */
export const stockId = (operator: string, kind: StockKind, value: string): string => `${operator}:${kind}:${value}`;

/**
 * Whether somebody may order it now. What they hold themselves is theirs; a hold that has ended is none. What is kept for a
 * request that waits is free for that `request` only: not even for another one of the same person.
 */
export function isFreeFor(
  { state, hold }: StockItem,
  { account, conversation }: Who,
  now: Date,
  request?: string,
): boolean {
  if (state !== 'held' || hold === undefined) return state === 'free';
  const isFor = hold.request === undefined || hold.request === request;
  const isOwn = isFor && hold.account === account && hold.conversation === conversation;
  return isOwn || Date.parse(hold.until) <= now.getTime();
}

/** A SIM card of the company's stock that can be ordered with. Refused: none that lies there (`sim.unknown`), or one in use. */
async function freeSim({ tables, actor, now, request }: AskingStock, iccid: string): Promise<Result<StockItem>> {
  const card = await tables.stock.get(stockId(actor.operator, 'simCard', iccid));
  if (card !== undefined) return isFreeFor(card, actor, now, request) ? ok(card) : refuse('sim.taken');
  const [line] = await tables.lines.where({ iccid }, { limit: 1 });
  return refuse(line === undefined ? 'sim.unknown' : 'sim.taken');
}

/** The same, of those that are the operator's own: their numbers begin alike (`sim.foreign`). */
export async function freeSimOf(asking: AskingStock, iccid: string): Promise<Result<StockItem>> {
  const begins = lineRulesOf(asking.operator).simBegins ?? '';
  return iccid.startsWith(begins) ? freeSim(asking, iccid) : refuse('sim.foreign', { begins });
}

/** A number of the pool that can be ordered. */
export async function freeNumber(
  { tables, actor, now, request }: AskingStock,
  number: string,
): Promise<Result<StockItem>> {
  const found = await tables.stock.get(stockId(actor.operator, 'number', number));
  if (found === undefined || found.ported) return refuse('value.choice');
  return isFreeFor(found, actor, now, request) ? ok(found) : refuse('number.taken');
}

/**
 * A number that is to come from another provider, as it stands in the stock once it is ordered. Refused where it is in use here, or
 * on its way here already.
 */
export async function comingNumber(
  { tables, actor, now, request }: AskingStock,
  number: string,
): Promise<Result<StockItem>> {
  const id = stockId(actor.operator, 'number', number);
  const lines = await tables.lines.where({ number });
  const there = await tables.stock.get(id);
  // It is held for one's own request while that waits for a second administrator.
  const isHeld = there?.ported === true && there.state === 'held' && isFreeFor(there, actor, now, request);
  const isFree = there === undefined || isHeld;
  if (!isFree || lines.some(({ state }) => state !== 'terminated')) return refuse('number.inUse');
  return ok({ id, operator: actor.operator, kind: 'number', value: number, state: 'free', ported: true });
}

/**
 * Keeps something for whoever is about to order it; what they had chosen of that kind before in this conversation is free again.
 * `until`: another end than half an hour from now. What they hold for longer already stays theirs as long. `request`: what it
 * waits with.
 */
export async function holdFor(
  { tables, actor, now }: Holding,
  item: StockItem,
  until = new Date(now.getTime() + HELD_MS),
  request?: string,
): Promise<void> {
  const { account, conversation } = actor;
  const held = await tables.stock.where({ kind: item.kind, state: 'held' });
  for (const one of held) {
    const isOwn = one.hold?.account === account && one.hold.conversation === conversation;
    // What is kept for a second administrator to decide ends later than any choice.
    const isChoice = one.hold?.request === undefined && Date.parse(one.hold?.until ?? '') <= now.getTime() + HELD_MS;
    if (one.id !== item.id && isOwn && isChoice) await letGo(tables, one);
  }
  const own = item.hold?.account === account && item.hold.conversation === conversation ? item.hold.until : '';
  const end = new Date(Math.max(until.getTime(), Date.parse(own) || 0)).toISOString();
  await put(tables, {
    ...item,
    state: 'held',
    hold: { account, conversation, until: end, ...(request !== undefined && { request }) },
  });
}

/** Notes which order has taken it. */
export const takeFor = (tables: Pick<Tables, 'stock'>, item: StockItem, order: string): Promise<void> =>
  put(tables, { ...item, state: 'ordered', takenBy: order, hold: undefined });

/** Nobody has it any more. A number of another provider was never there to be given. */
export async function letGo(tables: Pick<Tables, 'stock'>, item: StockItem): Promise<void> {
  if (item.ported) return tables.stock.remove(item.id);
  await put(tables, { ...item, state: 'free', takenBy: undefined, hold: undefined });
}

/**
 * A number that its line had, and that the company keeps as that ends, lies in its stock again: nobody else can have it. Where it
 * once came from another provider does not matter any more.
 */
export async function keepNumber(
  tables: Pick<Tables, 'stock'>,
  { operator, organisation, number: value }: Pick<Line, 'operator' | 'organisation' | 'number'>,
): Promise<void> {
  const id = stockId(operator, 'number', value);
  await tables.stock.put({ id, operator, organisation, kind: 'number', value, state: 'free' });
}

/** The row, without what has no value any more. */
export async function put({ stock }: Pick<Tables, 'stock'>, { hold, takenBy, ...item }: StockItem): Promise<void> {
  await stock.put({ ...item, ...(hold && { hold }), ...(takenBy !== undefined && { takenBy }) });
}
