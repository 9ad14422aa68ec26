import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import type { ReadTables } from '../records/tables.js';

/** The orders of each of these lines, oldest first: read once for all of them, since lists are long. */
export async function ordersOf(
  { orders }: Pick<ReadTables, 'orders'>,
  lines: readonly Pick<Line, 'id'>[],
): Promise<(line: Pick<Line, 'id'>) => readonly Order[]> {
  const ofEach = new Map<string, Order[]>(lines.map(({ id }) => [id, []]));
  for (const order of await orders.among('line', [...ofEach.keys()])) ofEach.get(order.line)?.push(order);
  return ({ id }) => ofEach.get(id) ?? [];
}
