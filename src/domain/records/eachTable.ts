import { type Table, type TableName, type Tables, tableNames } from './tables.js';

/** Something of every table, by the table's name. */
type OfEach = { readonly [N in TableName]: object };

/** A function that for each name gives what belongs there: all of `(name: 'accounts') => T['accounts']` and so on at once. */
type Make<T extends OfEach> = {
  readonly [N in TableName]: (make: (name: N) => T[N]) => void;
}[TableName] extends (make: infer All) => void
  ? All
  : never;

/** Has every table's name as a getter. They are defined once for all: to fill an object with each of them is what costs. */
class EachTable {
  readonly #make: (name: TableName) => object;
  readonly #made: (object | undefined)[] = [];

  constructor(make: (name: TableName) => object) {
    this.#make = make;
  }

  static {
    for (const [at, name] of tableNames.entries()) {
      Object.defineProperty(EachTable.prototype, name, {
        get(this: EachTable) {
          const made = this.#made[at] ?? this.#make(name);
          this.#made[at] = made;
          return made;
        },
      });
    }
  }

  /** In the order in which the tables are listed. */
  asked(): TableName[] {
    return tableNames.filter((_, at) => this.#made[at] !== undefined);
  }
}

const hasAll = tableNames.every((name) => name in EachTable.prototype);
/** What is there by each name is what `Make` gives for it. */
const isOfEach = <T extends OfEach>(each: object): each is T => each instanceof EachTable && hasAll;

/** What was made of the tables that were asked for. */
export interface Asked<T extends OfEach> {
  /**
   * A table's is made when it is first asked for, and stays the same: most work asks for three of twenty. Nothing is there
   * before, so this is read by its names and never spread; see `withTables`.
   */
  readonly tables: T;
  /** What was made so far, in the order in which the tables are listed. */
  made(): T[TableName][];
}

/** Something of each table, made by `make` when it is asked for. */
export function eachTable<T extends OfEach>(make: Make<T> & ((name: TableName) => object)): Asked<T> {
  const tables = new EachTable(make);
  if (!isOfEach<T>(tables)) throw new Error('a table is missing');
  return { tables, made: () => tables.asked().map((name) => tables[name]) };
}

/** The same tables, but some as these functions make them of what they were. */
export function withTables(
  tables: Tables,
  changed: { readonly [N in TableName]?: (table: Table<N>) => Table<N> },
): Tables {
  const change = <N extends TableName>(name: N): Table<N> => changed[name]?.(tables[name]) ?? tables[name];
  return eachTable<Tables>(change).tables;
}
