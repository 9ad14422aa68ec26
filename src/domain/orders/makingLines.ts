import type { Change } from '../lines/changes/change.js';
import { letGo, put } from '../lines/stock/stock.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Order, OrderItem } from '../records/order.js';
import { isFinal } from '../records/standing.js';
import type { ReadTables, Tables } from '../records/tables.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { isThere } from './itemStates.js';

/** What lines are made with; `all`: what the operator has, whoever's it is. */
interface Making {
  readonly tables: Tables;
  readonly all?: ReadTables;
  readonly operator: Operator;
}

/**
 * Whether the line of an order can still be made: neither its number nor its SIM card is in a line already, whoever's that is.
 * That is looked for here and not as it is ordered: nobody learns of another company's lines by trying.
 */
export async function notMadeYet(
  { tables, all = tables }: Omit<Making, 'operator'>,
  order: Order,
): Promise<Result<undefined>> {
  const { operator, number, items = [] } = order;
  const iccid = items.find(({ kind }) => kind === 'simCard')?.value;
  const inUse = async (match: { number: string } | { iccid: string }) =>
    (await all.lines.where(match)).some((line) => line.operator === operator && line.state !== 'terminated');
  if (await inUse({ number })) return refuse('number.inUse');
  return iccid !== undefined && (await inUse({ iccid })) ? refuse('sim.taken') : fine;
}

/** Whether a line can get the number that an order gives it: it is in no line already, whoever's that is. */
export async function numberIsFree(
  { tables, all = tables }: Omit<Making, 'operator'>,
  { id, operator, number: before }: Line,
  { number }: Line,
): Promise<Result<undefined>> {
  if (number === before) return fine;
  const others = await all.lines.where({ number });
  const isUsed = others.some((one) => one.id !== id && one.operator === operator && one.state !== 'terminated');
  return isUsed ? refuse('number.inUse') : fine;
}

const isDone = ({ state }: OrderItem): boolean => state === 'completed';

/**
 * What an order that makes a line leaves as it goes on. Once the line is there, what is carried out comes to it; what the order ends
 * without can be ordered again, and whoever was to use a line that never comes is forgotten.
 */
export async function settleMade(
  making: Making,
  order: Order,
  makes: NonNullable<Change['makes']>,
  at: string,
): Promise<void> {
  const { tables, operator } = making;
  const { line: id, organisation, items = [] } = order;
  if (organisation === undefined) throw new Error('a line is made for a company');
  const ends = isFinal(order);
  if (ends) await tables.orders.put({ ...order, change: makes.ended() });
  if (!ends && !isThere(order)) return;
  const userId = items.find(({ kind }) => kind === 'user')?.value ?? '';
  if (isThere(order) && order.state !== 'failed' && order.state !== 'cancelled') {
    const done = items.filter(isDone);
    const [line, user] = await Promise.all([tables.lines.get(id), tables.lineUsers.get(userId)]);
    // The telephone system has it now.
    if (ends && user?.pin !== undefined) await tables.lineUsers.put({ ...user, pin: undefined });
    if (line !== undefined) await tables.lines.put(makes.grown(line, { operator, items: done, at }));
    else await tables.lines.insert(makes.line({ id, operator, organisation, user, items: done, at }));
  } else if (ends) await tables.lineUsers.remove(userId);
  await settleStock(tables, order);
}

/** What was taken and is in the line now is used; what has failed, or will not be carried out any more, is nobody's. */
async function settleStock(tables: Making['tables'], { id, items = [], ...order }: Order): Promise<void> {
  const gone = order.state === 'failed' || order.state === 'cancelled';
  for (const thing of await tables.stock.where({ takenBy: id })) {
    const item = items.find(({ kind, value }) => kind === thing.kind && value === thing.value);
    const isUsed = item !== undefined && isDone(item) && !gone;
    // An extension is looked for among the lines as soon as there is one.
    const isOver = isUsed ? thing.kind === 'extension' : gone || isFinal(order) || item?.state === 'failed';
    if (isOver) await letGo(tables, thing);
    else if (isUsed && thing.state !== 'used') await put(tables, { ...thing, state: 'used', hold: undefined });
  }
}
