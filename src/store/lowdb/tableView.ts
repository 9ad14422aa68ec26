import type { Following, Found, Key, Page, Row, Scope, Search, Table, TableName } from '../../domain/records/tables.js';
import type { Change } from './changes.js';
import { type Difference, type Kept, type Match, matches } from './kept.js';
import { pageOf } from './pageOf.js';
import type { TableRows } from './tableRows.js';

/** One table as one reader or one transaction sees it: the present rows, and a difference that is its own. */
export class TableView<N extends TableName> implements Table<N> {
  private readonly difference: Difference<N> = new Map();

  /** Once the work is over, whoever still holds the view cannot use it any more. */
  constructor(
    private readonly rows: TableRows<N>,
    private readonly nextAge: () => number,
    private readonly work: { readonly isOver: boolean },
  ) {}

  async get(id: string): Promise<Row<N> | undefined> {
    return structuredClone(this.#find(id)?.row);
  }

  async where(match: Partial<Pick<Row<N>, Key<N>>>, page: Page = {}): Promise<Row<N>[]> {
    this.#checkUsable();
    const last = page.after === undefined ? undefined : this.#mustFind(page.after).age;
    const found = pageOf(this.#matching(new Map(Object.entries(match))), page, last);
    return found.map(({ row }) => structuredClone(row));
  }

  async among(column: Key<N>, values: readonly string[]): Promise<Row<N>[]> {
    this.#checkUsable();
    const found = pageOf(this.#among(column, new Set(values)), {}, undefined);
    return found.map(({ row }) => structuredClone(row));
  }

  async search(wanted: Search<N>, whose?: Scope): Promise<Found<N>> {
    this.#checkUsable();
    return this.rows.search.find(this.difference, wanted, whose);
  }

  async following(wanted: Following<N>, after: string | undefined, whose?: Scope): Promise<Row<N>[]> {
    this.#checkUsable();
    const last = after === undefined ? undefined : this.#mustFind(after);
    return this.rows.search.following(this.difference, wanted, last, whose);
  }

  /** Transactions run alone here. */
  async claim(): Promise<void> {
    this.#checkUsable();
  }

  hold(id: string): Promise<Row<N> | undefined> {
    return this.get(id);
  }

  async insert(row: Row<N>): Promise<void> {
    if (this.#find(row.id) !== undefined) throw new Error(`${this.rows.name} has a row ${row.id} already`);
    await this.put(row);
  }

  async put(row: Row<N>): Promise<void> {
    const age = this.#find(row.id)?.age ?? this.nextAge();
    const own = this.rows.accept(row);
    this.difference.set(own.id, { age, row: own });
  }

  async remove(id: string): Promise<void> {
    if (this.#find(id) !== undefined) this.difference.set(id, undefined);
  }

  /** Makes the difference the present state, at once, and says what it was. */
  apply(): Change[] {
    const { name } = this.rows;
    const changes: Change[] = [];
    for (const [id, kept] of this.difference) {
      if (kept === undefined && this.rows.get(id) === undefined) continue;
      this.rows.set(id, kept);
      changes.push(kept === undefined ? { table: name, gone: id } : { table: name, ...kept });
    }
    return changes;
  }

  /** The row of this id as it has been so far: it is about to be changed, and stays for this reader. */
  keep(id: string, before: Kept<N> | undefined): void {
    if (!this.difference.has(id)) this.difference.set(id, before);
  }

  #find(id: string): Kept<N> | undefined {
    this.#checkUsable();
    return this.difference.has(id) ? this.difference.get(id) : this.rows.get(id);
  }

  #mustFind(id: string): Kept<N> {
    const kept = this.#find(id);
    if (kept === undefined) throw new Error(`${this.rows.name} has no row ${id} to go on after`);
    return kept;
  }

  *#matching(match: Match): Iterable<Kept<N>> {
    for (const kept of this.rows.where(match)) if (!this.difference.has(kept.row.id)) yield kept;
    for (const kept of this.difference.values()) if (kept && matches(kept.row, match)) yield kept;
  }

  *#among(column: Key<N>, values: ReadonlySet<unknown>): Iterable<Kept<N>> {
    for (const value of values)
      for (const kept of this.rows.indexed(column, value)) if (!this.difference.has(kept.row.id)) yield kept;
    for (const kept of this.difference.values()) if (kept && values.has(kept.row[column])) yield kept;
  }

  #checkUsable(): void {
    if (this.work.isOver) throw new Error(`${this.rows.name} was used after its transaction or read had ended`);
  }
}
