import type { Asking } from '../../door/asking.js';
import { lineRulesOf, type Operator } from '../../operator/index.js';
import type { Actor } from '../../records/account.js';
import type { Line } from '../../records/line.js';
import type { StockItem, StockKind } from '../../records/stock.js';
import type { Tables } from '../../records/tables.js';
import { ok, type Result, refuse } from '../../terms/result.js';
import { phoneForReading } from '../../values/phone.js';

/** Who asks for what there is; `request`: the reference of the request that is carried out. */
export interface AskingStock extends Asking {
  readonly request?: string | undefined;
}

const DAY_MS = 24 * 60 * 60_000;

type Who = Pick<Actor, 'account' | 'conversation'>;

/** What there is once has one id: whoever comes second finds the row of the first. */
export const stockId = (operator: string, kind: StockKind, value: string): string => `${operator}:${kind}:${value}`;

/**
 * Whether somebody may order it now. What they hold themselves is theirs; a hold that has ended is none, nor a quarantine. What is
 * kept for a request that waits is free for that `request` only: not even for another one of the same person.
 */
export function isFreeFor(item: StockItem, who: Who, now: Date, request?: string): boolean {
  const { state, hold, freeAt = hold?.until } = item;
  const isFor = hold?.request === undefined || hold.request === request;
  if (state === 'free' || (isFor && isHeldBy(item, who))) return true;
  const ends = state === 'held' || state === 'quarantined';
  return ends && freeAt !== undefined && Date.parse(freeAt) <= now.getTime();
}

/** Whether somebody holds it in this conversation. */
export const isHeldBy = ({ state, hold }: StockItem, { account, conversation }: Who): boolean =>
  state === 'held' && hold?.account === account && hold.conversation === conversation;

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
  if (found.state === 'quarantined' && !isFreeFor(found, actor, now, request)) return refuse('value.choice');
  return isFreeFor(found, actor, now, request)
    ? ok(found)
    : refuse('number.taken', { number: phoneForReading(number) });
}

/** A number that one has reserved, and whose time is not over (`number.notHeld`); what somebody else has is theirs. */
export async function reserved(asking: AskingStock, number: string): Promise<Result<StockItem>> {
  const free = await freeNumber(asking, number);
  if (!free.ok) return free;
  const { hold } = free.value;
  const isKept = isHeldBy(free.value, asking.actor) && Date.parse(hold?.until ?? '') > asking.now.getTime();
  return isKept ? free : refuse('number.notHeld', { number: phoneForReading(number) });
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

/** Notes which order has taken it. */
export const takeFor = (tables: Pick<Tables, 'stock'>, item: StockItem, order: string): Promise<void> =>
  put(tables, { ...item, state: 'ordered', takenBy: order, hold: undefined, freeAt: undefined });

/** Nobody has it any more. A number of another provider was never there to be given, and any extension can be. */
export async function letGo(tables: Pick<Tables, 'stock'>, item: StockItem): Promise<void> {
  if (item.ported || item.kind === 'extension') return tables.stock.remove(item.id);
  await put(tables, { ...item, state: 'free', takenBy: undefined, hold: undefined, freeAt: undefined });
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
  await put(tables, { id, operator, organisation, kind: 'number', value, state: 'free' });
}

/**
 * A number that a line has no more since `at` (ISO 8601), and nobody keeps: callers of its user would reach somebody else, so
 * nobody gets it for the days that the operator says. One that came from another provider is that one's again.
 */
export async function quarantine(
  tables: Pick<Tables, 'stock'>,
  rules: Operator,
  { operator, number }: Pick<Line, 'operator' | 'number'>,
  at: string,
): Promise<void> {
  const id = stockId(operator, 'number', number);
  const before = await tables.stock.get(id);
  if (before?.ported) return letGo(tables, before);
  const freeAt = new Date(Date.parse(at) + (lineRulesOf(rules).quarantineDays ?? 0) * DAY_MS);
  await put(tables, {
    ...{ id, operator, kind: 'number', value: number, numberType: before?.numberType },
    ...{ state: 'quarantined', freeAt: freeAt.toISOString() },
  });
}

/** A number that goes to another provider is not in the stock any more: it may come back from there. */
export const numberGone = (
  { stock }: Pick<Tables, 'stock'>,
  { operator, number }: Pick<Line, 'operator' | 'number'>,
): Promise<void> => stock.remove(stockId(operator, 'number', number));

/** The row, without what has no value any more. Whoever holds it stands beside it for itself: it is looked for by that. */
export async function put(
  { stock }: Pick<Tables, 'stock'>,
  { hold, takenBy, heldBy: _heldBy, freeAt = hold?.until, numberType, ...item }: StockItem,
): Promise<void> {
  await stock.put({
    ...item,
    ...(numberType !== undefined && { numberType }),
    ...(hold && { hold, heldBy: hold.conversation }),
    ...(freeAt !== undefined && { freeAt }),
    ...(takenBy !== undefined && { takenBy }),
  });
}
