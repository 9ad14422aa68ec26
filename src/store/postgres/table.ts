import type { Following, Found, Key, Page, Row, Scope, Search, Table, TableName } from '../../domain/records/tables.js';
import { type Kept, writeKindOf } from './keptRow.js';
import { type Lock, locksToLook, locksToLookAmong, locksToMiss, locksToWrite } from './locks.js';
import { accepted, rowFrom } from './rows.js';
import { amongRows, followingRows, searchRows, whereRows } from './select.js';
import type { Session } from './session.js';
import { type Asked, claimRow, holdRow, lockRows, readRows } from './sql.js';
import type { TableWrites, Write } from './writes.js';

/** A read only looks. A transaction locks what it sees, and so runs as if it were alone. */
export type Mode = 'read' | 'transaction';

/** One table as one transaction sees it. What it writes goes out when it is looked for, or at the end. */
export class PostgresTable<N extends TableName> implements Table<N> {
  readonly #kept = new Map<string, Kept<N>>();
  #wanted: Set<string> | undefined;
  #fetching: Promise<void> | undefined;

  constructor(
    readonly name: N,
    private readonly session: Session,
    private readonly mode: Mode,
  ) {}

  async get(id: string): Promise<Row<N> | undefined> {
    if (!this.#kept.has(id)) await this.#fetch(id);
    return this.#copy(id);
  }

  async hold(id: string): Promise<Row<N> | undefined> {
    if (this.#kept.has(id)) return this.#copy(id);
    const held = await this.#rows(holdRow(this.name, id));
    this.#note([...held.keys()], held);
    return this.#copy(id);
  }

  async claim(id: string): Promise<void> {
    if (this.#kept.get(id)?.now !== undefined) return;
    const claimed = await this.session.askInTransaction(claimRow(this.name, id));
    if (claimed.length > 0) this.#kept.set(id, { before: undefined, now: undefined, claimed: true });
  }

  async where(match: Partial<Pick<Row<N>, Key<N>>>, page: Page = {}): Promise<Row<N>[]> {
    const found = await this.#look(() => locksToLook(this.name, match), whereRows(this.name, match, page));
    if (found.length === 0) await this.#checkThere(page.after);
    return found.map(({ row }) => rowFrom(this.name, row));
  }

  async among(column: Key<N>, values: readonly string[]): Promise<Row<N>[]> {
    const each = [...new Set(values)];
    if (each.length === 0) return [];
    const found = await this.#look(() => locksToLookAmong(this.name, column, each), amongRows(this.name, column, each));
    return found.map(({ row }) => rowFrom(this.name, row));
  }

  async search(wanted: Search<N>, whose?: Scope): Promise<Found<N>> {
    const asked = searchRows(this.name, wanted, whose);
    const found = await this.#look<{ row: unknown; total: number }>(() => locksToLook(this.name, {}), asked);
    const rows = found.flatMap(({ row }) => (row === null ? [] : [rowFrom(this.name, row)]));
    return { rows, total: found[0]?.total ?? 0 };
  }

  async following(wanted: Following<N>, after: string | undefined, whose?: Scope): Promise<Row<N>[]> {
    const found = await this.#look(() => locksToLook(this.name, {}), followingRows(this.name, wanted, after, whose));
    if (found.length === 0) await this.#checkThere(after);
    return found.map(({ row }) => rowFrom(this.name, row));
  }

  async insert(row: Row<N>): Promise<void> {
    if (this.#kept.get(row.id)?.now !== undefined) throw new Error(`${this.name} has a row ${row.id} already`);
    this.#write(row);
  }

  async put(row: Row<N>): Promise<void> {
    if (!this.#kept.has(row.id)) await this.#fetch(row.id);
    this.#write(row);
  }

  async remove(id: string): Promise<void> {
    if (!this.#kept.has(id)) await this.#fetch(id);
    const kept = this.#kept.get(id);
    if (kept?.now === undefined) return;
    this.#kept.set(id, { ...kept, now: undefined, write: { text: null, again: false } });
  }

  /** What has to be locked before the writes go out. */
  locks(): Lock[] {
    const changes = [...this.#kept.values()].filter(({ write }) => write !== undefined);
    return changes.length === 0 ? [] : locksToWrite(this.name, changes);
  }

  /** What is to be written; then it counts as written. `last`: with the claims that nothing came of, which go. */
  takeWrites(last = false): TableWrites[] {
    const writes: Write[] = [];
    for (const [id, kept] of this.#kept) {
      const { now, write, claimed = false } = kept;
      if (write === undefined && !(last && claimed)) continue;
      const kind = writeKindOf(kept);
      if (kind !== undefined) writes.push({ kind, id, text: write?.text ?? null });
      this.#kept.set(id, { before: now, now });
    }
    return writes.length === 0 ? [] : [{ table: this.name, writes }];
  }

  #write(row: Row<N>): void {
    const { text, row: own } = accepted(this.name, row);
    const kept = this.#kept.get(own.id);
    const last = kept?.write;
    // The rows come into the table in the order in which they were written first.
    if (last === undefined || last.text === null) this.#kept.delete(own.id);
    const again = last !== undefined && (last.again || last.text === null);
    this.#kept.set(own.id, { before: undefined, ...kept, now: own, write: { text, again } });
  }

  async #look<R extends object = { row: unknown }>(locks: () => readonly Lock[], asked: Asked): Promise<R[]> {
    if (this.mode === 'read') return this.session.ask<R>(asked);
    await this.#flush();
    return this.session.ask<R>(asked, locks());
  }

  async #checkThere(after: string | undefined): Promise<void> {
    if (after !== undefined && (await this.get(after)) === undefined)
      throw new Error(`${this.name} has no row ${after} to go on after`);
  }

  /** What is looked for must find the own writes as well. */
  async #flush(): Promise<void> {
    const locks = this.locks();
    if (locks.length > 0) await this.session.write(this.takeWrites(), locks);
  }

  /** What is asked for at once is fetched at once. */
  #fetch(id: string): Promise<void> {
    this.#wanted ??= new Set();
    this.#wanted.add(id);
    this.#fetching ??= Promise.resolve().then(() => {
      const ids = [...(this.#wanted ?? [])];
      this.#wanted = undefined;
      this.#fetching = undefined;
      return this.#fetchAll(ids);
    });
    return this.#fetching;
  }

  async #fetchAll(ids: readonly string[]): Promise<void> {
    if (this.mode === 'read') return this.#note(ids, await this.#rows(readRows(this.name, ids)));
    const there = await this.#rows(lockRows(this.name, ids));
    this.#note([...there.keys()], there);
    const missing = ids.filter((id) => !there.has(id));
    if (missing.length > 0) await this.#lockAndSee(missing);
  }

  /** For rows that are hardly there: somebody may be about to write them. Whoever else does the same waits. */
  async #lockAndSee(ids: readonly string[]): Promise<void> {
    this.#note(ids, await this.#rows(lockRows(this.name, ids), locksToMiss(this.name, ids)));
  }

  async #rows(asked: Asked, locks: readonly Lock[] = []): Promise<Map<string, Row<N>>> {
    const found = await this.session.ask(asked, locks);
    return new Map(found.map(({ row }) => rowFrom(this.name, row)).map((row) => [row.id, row]));
  }

  /** Keeps what the database has of these ids, but for what was written meanwhile. */
  #note(ids: readonly string[], rows: ReadonlyMap<string, Row<N>>): void {
    for (const id of ids) {
      if (this.#kept.get(id)?.write !== undefined) continue;
      this.#kept.set(id, { before: rows.get(id), now: rows.get(id) });
    }
  }

  #copy(id: string): Row<N> | undefined {
    return structuredClone(this.#kept.get(id)?.now);
  }
}
