import { startOf } from '../operator/calendar.js';
import type { Order } from '../records/order.js';
import { refuse } from '../terms/result.js';
import { notMadeYet, numberIsFree, settleMade } from './makingLines.js';
import type { NetworkUser } from './network.js';
import type { Ordered, OrderWork } from './orderWork.js';

/** An order that is about a line, or makes one. */
export const orderedLine: Ordered = {
  handedIn: async ({ tables, operator, changes }, order) => {
    const line = await tables.lines.get(order.line);
    const { id, change, items } = order;
    // A line may have got another number since: the network knows it by that.
    const number = line?.number ?? order.number;
    const card = items?.findLast(({ kind, value }) => kind === 'simCard' && value !== '');
    const iccid = line?.iccid ?? card?.value;
    const on = changes.of(change).makes?.on;
    const notBefore = on === undefined ? undefined : startOf(operator, on).toISOString();
    const user = await userOf(tables, items);
    const about = { id, operator: order.operator, number, iccid, change, ...(user && { user }) };
    return { ...about, ...(items && { items }), ...(notBefore && { notBefore }) };
  },
  // Its line lets it happen, or a line that it makes does not exist yet.
  fits: async (work, order) => {
    const change = work.changes.of(order.change);
    if (change.makes !== undefined) return notMadeYet(work, order);
    const line = await work.tables.lines.get(order.line);
    if (line === undefined) return refuse('lines.gone');
    const fits = change.fits(work.operator, line);
    return fits.ok ? numberIsFree(work, line, change.applied(line, work.now.toISOString())) : fits;
  },
  settlesBefore: ({ changes }, { items, change }) => items !== undefined && changes.of(change).makes !== undefined,
  // The line is changed if the order was completed, else it is without the date that was set for it.
  settle: async (work, order, at) => {
    const { tables, changes, operator } = work;
    const { line: id, state } = order;
    const change = changes.of(order.change);
    if (change.makes !== undefined) return settleMade(work, order, change.makes, at);
    const line = await tables.lines.get(id);
    if (line === undefined) return;
    const completed = state === 'completed';
    // What was handed in before a line was given up, and is done after it, brings the line back to nobody.
    const applied = completed && line.state !== 'terminated';
    const left = applied ? change.applied(line, at) : change.dated?.(line, undefined);
    if (left !== undefined) await tables.lines.put(left);
    await change.settled({ tables, line, order: order.id, completed, applied, operator, at });
  },
};

/** Who signs in at the telephone system, until the order has ended. */
async function userOf({ lineUsers }: OrderWork['tables'], items: Order['items']): Promise<NetworkUser | undefined> {
  const id = items?.find(({ kind }) => kind === 'user')?.value;
  const found = id === undefined ? undefined : await lineUsers.get(id);
  if (found?.pin === undefined) return undefined;
  const { userName, calledThere, language, pin, pinChanges = false } = found;
  return { userName, calledThere, language, pin, pinChanges };
}
