import type { ReadTables, TableName, Tables } from '../../domain/records/tables.js';
import { isTableName, tableNames } from '../tableSpecs.js';
import type { AnyRow, Change, StoredRow } from './changes.js';
import { TableRows } from './tableRows.js';
import { TableView } from './tableView.js';

type AllRows = { readonly [N in TableName]: TableRows<N> };
type AllViews = { readonly [N in TableName]: TableView<N> };

/** Narrows what was built table by table: each name has the part of that table. */
const isAllRows = (built: object): built is AllRows =>
  tableNames.every((name) => Reflect.get(built, name) instanceof TableRows);
const isAllViews = (built: object): built is AllViews =>
  tableNames.every((name) => Reflect.get(built, name) instanceof TableView);

function allRows(): AllRows {
  const built = Object.fromEntries(tableNames.map((name) => [name, new TableRows(name)]));
  if (!isAllRows(built)) throw new Error('a table is missing');
  return built;
}

function allViews(rows: AllRows, nextAge: () => number): AllViews {
  const view = <N extends TableName>(name: N): TableView<N> => new TableView(rows[name], nextAge);
  const built = Object.fromEntries(tableNames.map((name) => [name, view(name)]));
  if (!isAllViews(built)) throw new Error('a table is missing');
  return built;
}

const endAll = (views: AllViews): void => {
  for (const name of tableNames) views[name].end();
};

/** What one transaction or one read sees. */
export interface View<T> {
  readonly tables: T;
  /** To be called when the work is over. */
  end(): void;
}

/** All rows, in memory: what lowdb holds. Changes are in effect at once; `takeUnwritten` gives what is not on disk yet. */
export class Memory {
  readonly #rows = allRows();
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
    const views = this.#views();
    for (const name of tableNames) views[name].freeze();
    return { tables: views, end: () => endAll(views) };
  }

  /** The rows for one transaction; nothing of it shows before `apply`. Only one at a time. */
  staged(): View<Tables> & { apply(): void } {
    const views = this.#views();
    const apply = () => {
      for (const name of tableNames) this.#unwritten.push(...views[name].apply());
    };
    return { tables: views, apply, end: () => endAll(views) };
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

  #views(): AllViews {
    return allViews(this.#rows, () => {
      this.#lastAge += 1;
      return this.#lastAge;
    });
  }
}
