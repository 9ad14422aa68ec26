import type { Store } from '../../domain/door/ports.js';
import { withTables } from '../../domain/records/eachTable.js';
import type { Order } from '../../domain/records/order.js';
import type { OutboxRow } from '../../domain/records/outbox.js';
import type { Row, Table } from '../../domain/records/tables.js';

/**
 * The same store; `posted` is told of the outbox rows that a transaction wrote, `ordered` of the orders, and `signedOut` of the
 * sessions that it ended, once that is durable.
 */
export function announcing(
  store: Store,
  posted: (rows: readonly OutboxRow[]) => void,
  ordered: (orders: readonly Order[]) => void = () => {},
  signedOut: (sessions: readonly string[]) => void = () => {},
): Store {
  return {
    transaction: async (work) => {
      const written = new Map<string, OutboxRow>();
      const orders = new Map<string, Order>();
      const ended = new Set<string>();
      const result = await store.transaction((tables) => {
        // The work may run again after a conflict.
        written.clear();
        orders.clear();
        ended.clear();
        const noted = withTables(tables, {
          outbox: (table) => noting(table, (row) => written.set(row.id, row)),
          orders: (table) => noting(table, (row) => orders.set(row.id, row)),
          sessions: (table) =>
            noting(
              table,
              () => {},
              (id) => ended.add(id),
            ),
        });
        return work(noted);
      });
      if (orders.size > 0) ordered([...orders.values()]);
      if (ended.size > 0) signedOut([...ended]);
      if (written.size > 0) posted([...written.values()]);
      return result;
    },
    read: (work) => store.read(work),
    conversations: store.conversations,
    close: () => store.close(),
  };
}

const noting = <N extends 'outbox' | 'orders' | 'sessions'>(
  table: Table<N>,
  note: (row: Row<N>) => void,
  gone: (id: string) => void = () => {},
): Table<N> => ({
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
  remove: async (id) => {
    await table.remove(id);
    gone(id);
  },
});
