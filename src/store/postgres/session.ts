import type { Client, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { type Lock, lockAll, lockValues } from './locks.js';
import { type Asked, named } from './sql.js';
import { type TableWrites, writeAll } from './writes.js';

const LOCK = named(lockAll('$1', '$2'));

/**
 * One connection while a transaction or a read has it. Statements go out as they are asked for, one behind the other, and
 * wait for no answer (`pipeline` in open.ts). After one that failed the database refuses the others.
 */
export class Session {
  readonly #held = new Map<string, Lock['kind']>();
  #begun: Promise<unknown> | undefined;
  #over = false;

  constructor(
    private readonly client: Client,
    private readonly begin: string,
  ) {}

  /**
   * The rows that a statement gives once these locks are had; they stay until the transaction ends. Throws the database's
   * error, or that the transaction is over.
   */
  async ask<R extends object = { row: unknown }>(
    { statement, values }: Asked,
    locks: readonly Lock[] = [],
  ): Promise<R[]> {
    if (this.#over) throw new Error('a table was used after its transaction or read had ended');
    const begun = this.#begin();
    const missing = this.#take(locks);
    // Not within the statement itself: it sees what there was when it began, and that was before it waited for a lock.
    const locked = missing.length === 0 ? undefined : this.#send({ ...LOCK, values: lockValues(missing) });
    const [{ rows }] = await Promise.all([this.#send<R>({ ...statement, values: [...values] }), locked, begun]);
    return rows;
  }

  /** The same for a statement that writes: where no transaction could begin, what it wrote would stay. */
  async askInTransaction<R extends object>(asked: Asked): Promise<R[]> {
    await this.#begin();
    return this.ask<R>(asked);
  }

  /** Writes once these locks are had. */
  async write(writes: readonly TableWrites[], locks: readonly Lock[]): Promise<void> {
    await this.#begin();
    await this.#write(writes, locks);
  }

  /** Writes and ends, in one round trip. Throws when it could not be kept. */
  async commit(writes: readonly TableWrites[], locks: readonly Lock[]): Promise<void> {
    if (this.#begun === undefined && writes.length === 0) return this.end();
    await this.#begin();
    const written = this.#write(writes, locks);
    this.end();
    const [{ command }] = await Promise.all([this.#send({ text: 'commit' }), written]);
    // A statement failed and the work went on without it.
    if (command !== 'COMMIT') throw new Error('a transaction went on after one of its statements had failed');
  }

  /** Whoever still holds a table cannot use it any more. */
  end(): void {
    this.#over = true;
  }

  /** With the first statement: most of what a turn looks at turns out to need nothing of the store. */
  #begin(): Promise<unknown> {
    if (this.#begun === undefined) {
      this.#begun = this.#send({ text: this.begin });
      // Whatever is asked for fails with it.
      this.#begun.catch(() => {});
    }
    return this.#begun;
  }

  #write(writes: readonly TableWrites[], locks: readonly Lock[]): Promise<unknown> | undefined {
    return writes.length === 0 ? undefined : this.ask(writeAll(writes, this.#take(locks)));
  }

  /** What is sent at once goes out in one piece: one system call, and the database is woken once. */
  #send<R extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<R>> {
    const { stream } = this.client.connection;
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    return this.client.query<R>(query);
  }

  /** Those of these locks that are not had yet, which counts from now on as had: what comes next waits behind them. */
  #take(locks: readonly Lock[]): Lock[] {
    const missing = locks.filter(({ what, kind }) => {
      const held = this.#held.get(what);
      return held === undefined || (held === 'shared' && kind === 'exclusive');
    });
    for (const { what, kind } of missing) this.#held.set(what, kind);
    return missing;
  }
}
