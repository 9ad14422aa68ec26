import { eachTable } from '../../domain/records/eachTable.js';
import { isTableName, type ReadTables, type TableName, type Tables, tableNames } from '../../domain/records/tables.js';
import type { AnyRow, Change, StoredRow } from './changes.js';
import type { Kept } from './kept.js';
import { TableRows } from './tableRows.js';
import { TableView } from './tableView.js';

type AllRows = { readonly [N in TableName]: TableRows<N> };
type AllViews = { readonly [N in TableName]: TableView<N> };

/** What one transaction or one read sees. */
export interface View<T> {
  readonly tables: T;
  /** To be called when the work is over. */
  end(): void;
}

/** All rows, in memory: what lowdb holds. Changes are in effect at once; `takeUnwritten` gives what is not on disk yet. */
export class Memory {
  readonly #rows = eachTable<AllRows>(
    <N extends TableName>(name: N) => new TableRows(name, (id, before) => this.#keep(name, id, before)),
  ).tables;
  readonly #readers = new Set<AllViews>();
  #unwritten: Change[] = [];
  #lastAge = 0;

  /** Takes in a row from the disk. Throws when there is no such table or the row does not fit its schema. */
  load({ table, age, row }: StoredRow): void {
    if (!isTableName(table)) throw new Error(`there is no table ${table}`);
    this.#rows[table].load(age, row);
    this.#lastAge = Math.max(this.#lastAge, age);
  }

  /** The rows as they are now and stay for the reader, whatever is changed meanwhile. */
  frozen(): View<ReadTables> {
    const { tables, end } = this.#views();
    this.#readers.add(tables);
    return {
      tables,
      end: () => {
        end();
        this.#readers.delete(tables);
      },
    };
  }

  /** The rows for one transaction; nothing of it shows before `apply`. Only one at a time. */
  staged(): View<Tables> & { apply(): void } {
    const { tables, made, end } = this.#views();
    const apply = () => {
      for (const view of made()) this.#unwritten.push(...view.apply());
    };
    return { tables, apply, end };
  }

  /** Whether there are changes that nobody has taken. */
  get hasUnwritten(): boolean {
    return this.#unwritten.length > 0;
  }

  /** The changes since the last call, in order. */
  takeUnwritten(): Change[] {
    const changes = this.#unwritten;
    this.#unwritten = [];
    return changes;
  }

  /** Every row, as one change each. */
  snapshot(): StoredRow[] {
    return tableNames.flatMap((table) => this.#rows[table].snapshot());
  }

  /** The rows of one table for which this holds, as they are now. */
  select(table: TableName, holds: (row: AnyRow) => boolean): StoredRow[] {
    return this.#rows[table].snapshot().filter(({ row }) => holds(row));
  }

  #views() {
    const work = { isOver: false };
    const nextAge = () => {
      this.#lastAge += 1;
      return this.#lastAge;
    };
    const end = () => {
      work.isOver = true;
    };
    const view = <N extends TableName>(name: N) => new TableView<N>(this.#rows[name], nextAge, work);
    return { ...eachTable<AllViews>(view), end };
  }

  /** Leaves what is about to be changed to whoever reads an earlier state. */
  #keep<N extends TableName>(name: N, id: string, before: Kept<N> | undefined): void {
    for (const reader of this.#readers) reader[name].keep(id, before);
  }
}
