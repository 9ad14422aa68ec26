import { eachTable } from '../../../src/domain/records/eachTable.js';
import type { ReadTable, ReadTables, TableName } from '../../../src/domain/records/tables.js';

/** The same tables; `read` is told how many rows each look at them has read. */
export function countedReads(tables: ReadTables, read: (rows: number) => void): ReadTables {
  const counting = <N extends TableName>(table: ReadTable<N>): ReadTable<N> => ({
    get: async (id) => {
      read(1);
      return table.get(id);
    },
    where: async (match, page) => {
      const found = await table.where(match, page);
      read(found.length);
      return found;
    },
    among: async (column, values) => {
      const found = await table.among(column, values);
      read(found.length);
      return found;
    },
    search: async (wanted, whose) => {
      const found = await table.search(wanted, whose);
      read(found.rows.length);
      return found;
    },
    following: async (wanted, after, whose) => {
      const found = await table.following(wanted, after, whose);
      read(found.length);
      return found;
    },
  });
  return eachTable<ReadTables>(<N extends TableName>(name: N) => counting<N>(tables[name])).tables;
}
