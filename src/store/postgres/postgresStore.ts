import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { KeptReports } from '../../domain/documents/keptReports.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { ReadTables, Row, TableName, Tables } from '../../domain/records/tables.js';
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
  #closing: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    readonly conversations: PostgresConversations,
    private readonly oneAtATime: OneAtATime,
    readonly uploads: Uploads,
    readonly reports: KeptReports,
  ) {}

  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.#once('transaction', work);
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
  inTurn<T>(key: string, work: (isAlone: boolean) => Promise<T>): Promise<T> {
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
    const session = new Session(client, BEGIN[mode]);
    let broken = false;
    try {
      const { tables, made } = allTables(session, mode);
      const result = await work(tables);
      const each = made();
      const locks = each.flatMap((table) => table.locks());
      const writes = each.flatMap((table) => table.takeWrites(true));
      await session.commit(writes, locks);
      return result;
    } catch (error) {
      // At once: a part of the work that goes on would write behind the rollback, where it would stay.
      session.end();
      broken = !(await rolledBack(client));
      throw error;
    } finally {
      client.release(broken);
    }
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
