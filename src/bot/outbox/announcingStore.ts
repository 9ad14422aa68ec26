import type { Store } from '../../domain/door/ports.js';
import { withTables } from '../../domain/records/eachTable.js';
import type { Order } from '../../domain/records/order.js';
import type { OutboxRow } from '../../domain/records/outbox.js';
import type { Row, Table } from '../../domain/records/tables.js';

/**
 * The same store; `posted` is told of the outbox rows that a transaction wrote, and `ordered` of the orders, once they are
 * durable.
 */
export function announcing(
  store: Store,
  posted: (rows: readonly OutboxRow[]) => void,
  ordered: (orders: readonly Order[]) => void = () => {},
): Store {
  return {
    transaction: async (work) => {
      const written = new Map<string, OutboxRow>();
      const orders = new Map<string, Order>();
      const result = await store.transaction((tables) => {
        // The work may run again after a conflict.
        written.clear();
        orders.clear();
        const noted = withTables(tables, {
          outbox: (table) => noting(table, (row) => written.set(row.id, row)),
          orders: (table) => noting(table, (row) => orders.set(row.id, row)),
        });
        return work(noted);
      });
      if (orders.size > 0) ordered([...orders.values()]);
      if (written.size > 0) posted([...written.values()]);
      return result;
    },
    read: (work) => store.read(work),
    conversations: store.conversations,
    close: () => store.close(),
  };
}

const noting = <N extends 'outbox' | 'orders'>(table: Table<N>, note: (row: Row<N>) => void): Table<N> => ({
  get: (id) => table.get(id),
  where: (match, page) => table.where(match, page),
  among: (column, values) => table.among(column, values),
  search: (wanted, whose) => table.search(wanted, whose),
  following: (wanted, after, whose) => table.following(wanted, after, whose),
  claim: (id) => table.claim(id),
  hold: (id) => table.hold(id),
  insert: async (row) => {
    await table.insert(row);
    note(row);
  },
  put: async (row) => {
    await table.put(row);
    note(row);
  },
  remove: (id) => table.remove(id),
});
