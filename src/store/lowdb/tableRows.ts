import type { Row, TableName } from '../../domain/records/tables.js';
import { acceptedRow, specs } from '../tableSpecs.js';
import type { StoredRow } from './changes.js';
import { type IndexedRows, type Kept, type Match, matches } from './kept.js';
import { TableSearch } from './search.js';

/** The present rows of one table, with an index for each of its keys. */
export class TableRows<N extends TableName> implements IndexedRows<N> {
  readonly #rows = new Map<string, Kept<N>>();
  readonly #indexes: ReadonlyMap<string, Map<unknown, Set<Kept<N>>>>;
  readonly search = new TableSearch<N>(this);

  /** `changing` is told of each row as it is before it is changed. */
  constructor(
    readonly name: N,
    private readonly changing: (id: string, before: Kept<N> | undefined) => void,
  ) {
    this.#indexes = new Map(specs[name].keys.map((key) => [key, new Map()]));
  }

  /** The row exactly as it would come back from the disk. Throws when it does not fit the table's schema. */
  accept(row: unknown): Row<N> {
    return acceptedRow(this.name, JSON.parse(JSON.stringify(row)));
  }

  get(id: string): Kept<N> | undefined {
    return this.#rows.get(id);
  }

  /** Every row, as one change each. */
  snapshot(): StoredRow[] {
    return Array.from(this.#rows.values(), (kept) => ({ table: this.name, ...kept }));
  }

  /** Takes in a row from the disk. Throws when it does not fit or its id is there already. */
  load(age: number, row: unknown): void {
    const own = this.accept(row);
    if (this.#rows.has(own.id)) throw new Error(`${this.name} has two rows ${own.id}`);
    this.set(own.id, { age, row: own });
  }

  /** Puts the row, or takes it away. */
  set(id: string, next: Kept<N> | undefined): void {
    const before = this.#rows.get(id);
    this.changing(id, before);
    this.search.changed(before, next);
    if (before !== undefined) this.#unindex(before);
    if (next === undefined) {
      this.#rows.delete(id);
    } else {
      this.#rows.set(id, next);
      this.#index(next);
    }
  }

  /** Rows that match, in no order. Throws when a column has no index. */
  where(match: Match): Iterable<Kept<N>> {
    let fewest: ReadonlySet<Kept<N>> | undefined;
    for (const [column, value] of match) {
      const found = this.indexed(column, value);
      if (fewest === undefined || found.size < fewest.size) fewest = found;
    }
    // One index is all that is asked for: whatever is in it matches.
    return match.size === 1 && fewest !== undefined ? fewest : this.#matching(fewest ?? this.#rows.values(), match);
  }

  *#matching(rows: Iterable<Kept<N>>, match: Match): Iterable<Kept<N>> {
    for (const kept of rows) if (matches(kept.row, match)) yield kept;
  }

  indexed(column: string, value: unknown): ReadonlySet<Kept<N>> {
    const index = this.#indexes.get(column);
    if (index === undefined) throw new Error(`${this.name} has no key ${column}`);
    return index.get(value) ?? new Set();
  }

  hasIndex(column: string): boolean {
    return this.#indexes.has(column);
  }

  get size(): number {
    return this.#rows.size;
  }

  values(): Iterable<Kept<N>> {
    return this.#rows.values();
  }

  #index(kept: Kept<N>): void {
    for (const [column, index] of this.#indexes) {
      const value: unknown = Reflect.get(kept.row, column);
      const found = index.get(value);
      if (found === undefined) index.set(value, new Set([kept]));
      else found.add(kept);
    }
  }

  #unindex(kept: Kept<N>): void {
    for (const [column, index] of this.#indexes) {
      const value: unknown = Reflect.get(kept.row, column);
      const found = index.get(value);
      found?.delete(kept);
      if (found?.size === 0) index.delete(value);
    }
  }
}
