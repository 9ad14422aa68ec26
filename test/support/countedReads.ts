import { eachTable } from '../../src/domain/records/eachTable.js';
import type { ReadTable, ReadTables, TableName } from '../../src/domain/records/tables.js';
import type { ServedStore } from '../../src/store/servedStore.js';

/** What looking costs: how often the store was asked, outside of transactions, and how often one of its tables. */
export interface Reads {
  readonly looks: number;
  readonly rows: number;
}

/** A store that counts what is read of it. */
export class CountedReads {
  #looks = 0;
  #rows = 0;

  /** What was read since it was asked last. */
  taken(): Reads {
    const taken = { looks: this.#looks, rows: this.#rows };
    this.#looks = 0;
    this.#rows = 0;
    return taken;
  }

  readonly behind = (store: ServedStore): ServedStore => ({
    read: (work) => {
      this.#looks += 1;
      return store.read((tables) => work(this.#counting(tables)));
    },
    transaction: (work) => store.transaction(work),
    conversations: store.conversations,
    tidy: (now) => store.tidy(now),
    readArchive: (table, from, until) => store.readArchive(table, from, until),
    close: () => store.close(),
  });

  #counting(tables: ReadTables): ReadTables {
    const counted = <N extends TableName>(name: N): ReadTable<N> => {
      const table: ReadTable<N> = tables[name];
      const noted = <T>(read: () => T): T => {
        this.#rows += 1;
        return read();
      };
      return {
        get: (id) => noted(() => table.get(id)),
        where: (match, page) => noted(() => table.where(match, page)),
        among: (column, values) => noted(() => table.among(column, values)),
        search: (wanted, scope) => noted(() => table.search(wanted, scope)),
        following: (wanted, after, scope) => noted(() => table.following(wanted, after, scope)),
      };
    };
    return eachTable<ReadTables>(counted).tables;
  }
}
