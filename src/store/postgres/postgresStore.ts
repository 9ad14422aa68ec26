import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { ReadTables, Row, TableName, Tables } from '../../domain/tables.js';
import type { Uploads } from '../../domain/uploads.js';
import { type ServedStore, StoreClosed, type Tidied } from '../servedStore.js';
import { readArchive } from './archive.js';
import type { PostgresConversations } from './conversations.js';
import { postgresCounter, type Rate } from './counters.js';
import { asFault, mayPass } from './errors.js';
import type { OneAtATime } from './oneAtATime.js';
import { Session } from './session.js';
import type { Mode } from './table.js';
import { allTables, type OwnTables } from './tables.js';
import { tidy } from './tidy.js';
import { writeAll } from './writes.js';

/** A transaction locks what it sees; each of its statements sees the newest. A read sees one state from its first statement on. */
const BEGIN: Readonly<Record<Mode, string>> = {
  transaction: 'begin isolation level read committed',
  read: 'begin isolation level repeatable read read only',
};
/** How often a transaction runs again that others got in the way of. */
const MOST_RUNS = 25;
/** The longest pause before it does, in milliseconds. */
const LONGEST_PAUSE = 100;

/**
 * The store over PostgreSQL: see docs/adr/0006-postgres-store.md. A transaction that others got in the way of runs again,
 * from its beginning.
 */
export class PostgresStore implements ServedStore {
  readonly #inTransaction = new AsyncLocalStorage<true>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    readonly conversations: PostgresConversations,
    private readonly oneAtATime: OneAtATime,
    readonly uploads: Uploads,
  ) {}

  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    if (this.#inTransaction.getStore()) throw new Error('a transaction inside a transaction would wait for itself');
    for (let run = 1; ; run += 1) {
      try {
        return await this.#once('transaction', (tables) => this.#inTransaction.run(true, () => work(tables)));
      } catch (error) {
        if (run >= MOST_RUNS || !mayPass(error)) throw asFault(error);
      }
      await delay(Math.random() * Math.min(LONGEST_PAUSE, 2 ** run));
    }
  }

  async read<T>(work: (tables: ReadTables) => Promise<T>): Promise<T> {
    try {
      return await this.#once('read', work);
    } catch (error) {
      throw asFault(error);
    }
  }

  async tidy(now: Date): Promise<Tidied> {
    this.#checkOpen();
    return tidy(this.pool, this.conversations, now);
  }

  /** A counter that all instances on this database share: at most `points` of a key in `duration` seconds. */
  counter(name: string, rate: Rate): RateLimiterAbstract {
    return postgresCounter(this.pool, name, rate);
  }

  /** Runs what has the same key one at a time, over all instances on this database: for work outside of any transaction. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.oneAtATime.run(key, work);
  }

  readArchive<N extends TableName>(table: N, from: Date, until: Date): AsyncIterable<Row<N>> {
    return readArchive(this.pool, table, from, until);
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    await this.conversations.close();
    await this.oneAtATime.close();
    await this.pool.end();
  }

  /** Runs the work on a connection of its own. One that broke is not used again. */
  async #once<T>(mode: Mode, work: (tables: OwnTables) => Promise<T>): Promise<T> {
    this.#checkOpen();
    const client = await this.pool.connect();
    const session = new Session(client);
    let broken = false;
    try {
      await client.query(BEGIN[mode]);
      const tables = allTables(session, mode);
      const result = await work(tables);
      await this.#commit(client, session, tables);
      return result;
    } catch (error) {
      broken = !(await rolledBack(client));
      throw error;
    } finally {
      session.end();
      client.release(broken);
    }
  }

  async #commit(client: PoolClient, session: Session, tables: OwnTables): Promise<void> {
    const each = Object.values(tables);
    await session.lock(each.flatMap((table) => table.locks()));
    const all = writeAll(each.flatMap((table) => table.takeWrites()));
    if (all !== undefined) await session.ask(all.statement, all.values);
    session.end();
    const { command } = await client.query('commit');
    // A statement failed and the work went on without it.
    if (command !== 'COMMIT') throw new Error('a transaction went on after one of its statements had failed');
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new StoreClosed();
  }
}

/** It takes no time, so a connection that does not answer is not waited for twice: in milliseconds. */
const ROLLBACK = { text: 'rollback', query_timeout: 5_000 };
const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query(ROLLBACK).then(
    () => true,
    () => false,
  );
