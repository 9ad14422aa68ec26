import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Client } from 'pg';
import { StoreClosed } from '../servedStore.js';

/** How long to wait before the next try to be let in, in milliseconds. */
const AGAIN_AFTER = 50;
/** Whoever has waited so long goes on: a process that hangs must not hold everybody up. In milliseconds. */
const LONGEST_WAIT = 30_000;
/** How long the database may take to answer, in milliseconds. */
const within = 5_000;
/** The database lets go of what belongs to a machine that has vanished, after half a minute. */
const KEEP_ALIVE = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** A number below which nothing else is locked here. */
const NUMBER = "hashtextextended('one at a time ' || $1, 0)";
const ENTER = { name: 'enter', text: `select pg_try_advisory_lock(${NUMBER}) as "isIn"` };
const LEAVE = { name: 'leave', text: `select pg_advisory_unlock(${NUMBER})` };

/**
 * Lets one process at a time work on something, for work outside of any transaction, over a connection of its own. When a
 * process ends or its connection breaks, the others are let in.
 */
export class OneAtATime {
  readonly #statements = pLimit(1);
  #client: Promise<Client> | undefined;
  #closed = false;

  /** `longest`: how long is waited for another process, in milliseconds. */
  constructor(
    private readonly url: string,
    private readonly longest = LONGEST_WAIT,
  ) {}

  /**
   * Runs the work once no other process has the key, or has had it for too long: the work is told which. Throws when the
   * database cannot be reached.
   */
  async run<T>(key: string, work: (isAlone: boolean) => Promise<T>): Promise<T> {
    const client = await this.#connected();
    const isAlone = await this.#enter(client, key);
    try {
      return await work(isAlone);
    } finally {
      // On a connection that has broken, nothing is held any more.
      if (isAlone) await this.#statements(() => client.query({ ...LEAVE, values: [key] })).catch(() => {});
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#client?.catch(() => undefined))?.end();
  }

  async #enter(client: Client, key: string): Promise<boolean> {
    for (let waited = 0; waited < this.longest; waited += AGAIN_AFTER) {
      const { rows } = await this.#statements(() => client.query<{ isIn: boolean }>({ ...ENTER, values: [key] }));
      if (rows[0]?.isIn) return true;
      await delay(AGAIN_AFTER);
    }
    return false;
  }

  /** The connection there is. After one that broke, the next call makes a new one. */
  #connected(): Promise<Client> {
    if (this.#closed) throw new StoreClosed();
    if (this.#client !== undefined) return this.#client;
    const forget = () => {
      if (this.#client === connecting) this.#client = undefined;
    };
    const connecting = this.#connect(forget);
    connecting.catch(forget);
    this.#client = connecting;
    return connecting;
  }

  async #connect(lost: () => void): Promise<Client> {
    const options = { connectionTimeoutMillis: within, query_timeout: within, options: KEEP_ALIVE, keepAlive: true };
    const client = new Client({ connectionString: this.url, application_name: 'guichet one at a time', ...options });
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    return client;
  }
}
