import type { Change } from '../lines/changes/change.js';
import { letGo, put } from '../lines/stock/stock.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import type { ReadTables, Tables } from '../records/tables.js';
import { fine, type Result, refuse } from '../terms/result.js';

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

/**
 * What an order that makes a line leaves when it ends. Completed: the line, with its user, SIM card and number. Else nothing of
 * it: card and number can be ordered again, and whoever was to use it is forgotten.
 */
export async function settleMade(
  { tables, operator }: Making,
  order: Order,
  makes: NonNullable<Change['makes']>,
  at: string,
): Promise<void> {
  const { id, line, organisation, items = [] } = order;
  await tables.orders.put({ ...order, change: makes.ended() });
  const userId = items.find(({ kind }) => kind === 'user')?.value ?? '';
  const things = await tables.stock.where({ takenBy: id });
  if (order.state === 'completed') {
    const user = await tables.lineUsers.get(userId);
    await tables.lines.insert(makes.line({ id: line, operator, organisation, user, at }));
    for (const thing of things) await put(tables, { ...thing, state: 'used', hold: undefined });
    return;
  }
  await tables.lineUsers.remove(userId);
  for (const thing of things) await letGo(tables, thing);
}
