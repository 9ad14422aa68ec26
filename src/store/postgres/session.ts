import pLimit from 'p-limit';
import type { ClientBase } from 'pg';
import { type Lock, lockAll } from './locks.js';
import type { Statement } from './sql.js';

/** One connection while a transaction or a read has it. Statements go out one after another. */
export class Session {
  readonly #oneAtATime = pLimit(1);
  readonly #held = new Map<string, Lock['kind']>();
  #over = false;

  constructor(private readonly client: ClientBase) {}

  /** The rows that a statement gives. Throws the database's error, or that the transaction is over. */
  ask<R extends object = { row: unknown }>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    if (this.#over) throw new Error('a table was used after its transaction or read had ended');
    return this.#oneAtATime(async () => (await this.client.query<R>({ ...statement, values: [...values] })).rows);
  }

  /** Waits until all of these are had, until the transaction ends. */
  async lock(wanted: readonly Lock[]): Promise<void> {
    const missing = wanted.filter(({ what, kind }) => {
      const held = this.#held.get(what);
      return held === undefined || (held === 'shared' && kind === 'exclusive');
    });
    if (missing.length === 0) return;
    const { statement, values } = lockAll(missing);
    await this.ask(statement, values);
    for (const { what, kind } of missing) this.#held.set(what, kind);
  }

  /** Whoever still holds a table cannot use it any more. */
  end(): void {
    this.#over = true;
  }
}
