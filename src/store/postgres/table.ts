import type { Found, Key, Page, Row, Scope, Search, Table, TableName } from '../../domain/tables.js';
import { type Lock, locksToLook, locksToMiss, locksToWrite } from './locks.js';
import { accepted, rowFrom } from './rows.js';
import { type Asked, searchRows, whereRows } from './select.js';
import type { Session } from './session.js';
import { claimRow, holdRows, lockRows, readRows } from './sql.js';
import { type TableWrites, type Write, writeAll } from './writes.js';

/** A read only looks. A transaction locks what it sees, and so runs as if it were alone. */
export type Mode = 'read' | 'transaction';

/** One table as one transaction sees it. What it writes goes out when it is looked for, or at the end. */
export class PostgresTable<N extends TableName> implements Table<N> {
  readonly #writes = new Map<string, Write>();
  readonly #claimed = new Set<string>();
  /** What the database has, and what it will have. */
  readonly #before = new Map<string, Row<N> | undefined>();
  readonly #now = new Map<string, Row<N> | undefined>();
  readonly #wanted = new Set<string>();
  #fetching: Promise<void> | undefined;

  constructor(
    readonly name: N,
    private readonly session: Session,
    private readonly mode: Mode,
  ) {}

  async get(id: string): Promise<Row<N> | undefined> {
    if (!this.#now.has(id)) await this.#fetch(id);
    return structuredClone(this.#now.get(id));
  }

  async hold(id: string): Promise<Row<N> | undefined> {
    if (this.#now.has(id)) return this.get(id);
    const held = await this.session.ask(holdRows(this.name), [[id]]);
    if (held.length === 0) return undefined;
    this.#note([id], held);
    return structuredClone(this.#now.get(id));
  }

  async claim(id: string): Promise<void> {
    if (this.#now.get(id) !== undefined) return;
    const claimed = await this.session.ask(claimRow(this.name), [id]);
    if (claimed.length === 0) return;
    this.#claimed.add(id);
    this.#note([id], []);
  }

  async where(match: Partial<Pick<Row<N>, Key<N>>>, page: Page = {}): Promise<Row<N>[]> {
    const found = await this.#look(match, whereRows(this.name, match, page));
    return found.map(({ row }) => rowFrom(this.name, row));
  }

  async search(wanted: Search<N>, whose?: Scope): Promise<Found<N>> {
    const found = await this.#look<{ row: unknown; total: number }>({}, searchRows(this.name, wanted, whose));
    const rows = found.flatMap(({ row }) => (row === null ? [] : [rowFrom(this.name, row)]));
    return { rows, total: found[0]?.total ?? 0 };
  }

  async insert(row: Row<N>): Promise<void> {
    if (this.#now.get(row.id) !== undefined) throw new Error(`${this.name} has a row ${row.id} already`);
    this.#write(row, this.#writes.has(row.id) ? 'renew' : 'insert');
  }

  async put(row: Row<N>): Promise<void> {
    await this.get(row.id);
    const before = this.#writes.get(row.id)?.kind ?? 'put';
    this.#write(row, before === 'remove' ? 'renew' : before);
  }

  async remove(id: string): Promise<void> {
    if ((await this.get(id)) === undefined) return;
    this.#writes.set(id, { kind: 'remove' });
    this.#now.set(id, undefined);
  }

  /** What has to be locked before the writes go out. */
  locks(): Lock[] {
    const touched = [...this.#writes.keys()].flatMap((id) => [this.#before.get(id), this.#now.get(id)]);
    const rows = touched.filter((row) => row !== undefined);
    return rows.length === 0 ? [] : locksToWrite(this.name, rows);
  }

  /** What is to be written; then it counts as written. */
  takeWrites(): TableWrites[] {
    if (this.#writes.size + this.#claimed.size === 0) return [];
    const taken = { table: this.name, writes: new Map(this.#writes), claimed: new Set(this.#claimed) };
    for (const id of this.#writes.keys()) this.#before.set(id, this.#now.get(id));
    this.#writes.clear();
    this.#claimed.clear();
    return [taken];
  }

  #write(row: Row<N>, kind: 'insert' | 'put' | 'renew'): void {
    const { text, row: own } = accepted(this.name, row);
    this.#writes.set(own.id, { kind, text });
    this.#now.set(own.id, own);
  }

  async #look<R extends object = { row: unknown }>(match: object, { statement, values }: Asked): Promise<R[]> {
    if (this.mode === 'transaction') {
      await this.#flush();
      await this.session.lock(locksToLook(this.name, match));
    }
    return this.session.ask<R>(statement, values);
  }

  /** What is looked for must find the own writes as well. A claim stays what it is. */
  async #flush(): Promise<void> {
    if (this.#writes.size === 0) return;
    await this.session.lock(this.locks());
    const [own] = this.takeWrites();
    if (own === undefined) return;
    for (const id of own.claimed) if (!own.writes.has(id)) this.#claimed.add(id);
    const all = writeAll([{ ...own, claimed: new Set([...own.claimed].filter((id) => own.writes.has(id))) }]);
    if (all !== undefined) await this.session.ask(all.statement, all.values);
  }

  /** What is asked for at once is fetched at once. */
  #fetch(id: string): Promise<void> {
    this.#wanted.add(id);
    this.#fetching ??= Promise.resolve().then(() => {
      const ids = [...this.#wanted];
      this.#wanted.clear();
      this.#fetching = undefined;
      return this.#fetchAll(ids);
    });
    return this.#fetching;
  }

  async #fetchAll(ids: readonly string[]): Promise<void> {
    const statement = this.mode === 'read' ? readRows(this.name) : lockRows(this.name);
    const found = await this.session.ask(statement, [ids]);
    this.#note(ids, found);
    const missing = ids.filter((id) => this.#now.get(id) === undefined);
    if (this.mode === 'read' || missing.length === 0) return;
    // Somebody may be about to write what is not there.
    await this.session.lock(locksToMiss(this.name, missing));
    this.#note(missing, await this.session.ask(statement, [missing]));
  }

  #note(ids: readonly string[], found: readonly { row: unknown }[]): void {
    const rows = new Map(found.map(({ row }) => rowFrom(this.name, row)).map((row) => [row.id, row]));
    for (const id of ids) {
      this.#before.set(id, rows.get(id));
      this.#now.set(id, rows.get(id));
    }
  }
}
