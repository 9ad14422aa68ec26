import type { Store } from '../../domain/ports.js';
import type { OutboxRow } from '../../domain/records/outbox.js';
import type { Table } from '../../domain/tables.js';

/** The same store; `posted` is told of the outbox rows that a transaction wrote, once they are durable. */
export function announcing(store: Store, posted: (rows: readonly OutboxRow[]) => void): Store {
  return {
    transaction: async (work) => {
      const written = new Map<string, OutboxRow>();
      const result = await store.transaction((tables) => {
        written.clear(); // the work may run again after a conflict
        return work({ ...tables, outbox: noting(tables.outbox, (row) => written.set(row.id, row)) });
      });
      if (written.size > 0) posted([...written.values()]);
      return result;
    },
    read: (work) => store.read(work),
    conversations: store.conversations,
    close: () => store.close(),
  };
}

const noting = (table: Table<'outbox'>, note: (row: OutboxRow) => void): Table<'outbox'> => ({
  get: (id) => table.get(id),
  where: (match, page) => table.where(match, page),
  search: (wanted, whose) => table.search(wanted, whose),
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
