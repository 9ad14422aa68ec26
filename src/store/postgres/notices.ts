import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const CHANNEL = 'conversations';
/** How long to wait before a lost connection is made anew, in milliseconds. */
const AGAIN_AFTER = 500;
const ID_LENGTH = 36;
/** A connection that has died without a word is noticed by asking it something so often, and waiting so long, in milliseconds. */
const usualCare: Care = { askEvery: 15_000, within: 5_000 };

interface Care {
  readonly askEvery: number;
  readonly within: number;
}

type Heard = (id: string | undefined) => void;

/**
 * Tells of what other processes have committed (LISTEN and NOTIFY), over a connection of its own. While it was lost,
 * anything may have happened: then it tells so.
 */
export class Notices {
  readonly #own = randomUUID();
  readonly #listeners = new Set<Heard>();
  readonly #end = new AbortController();
  #running: Promise<void> | undefined;
  #client: Client | undefined;

  constructor(
    private readonly url: string,
    private readonly care = usualCare,
  ) {}

  /** The channel and the notice about a conversation, for `pg_notify`. */
  about(conversation: string): [string, string] {
    return [CHANNEL, `${this.#own}${conversation}`];
  }

  /** Gives the function that ends it. */
  listen(heard: Heard): () => void {
    this.#listeners.add(heard);
    this.#running ??= this.#run();
    return () => this.#listeners.delete(heard);
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#client?.end().catch(() => {});
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      const client = this.#newClient();
      this.#client = client;
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      client.on('notification', ({ payload }) => this.#hear(payload));
      try {
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
        this.#tell(undefined);
        await Promise.race([lost, this.#silent(client)]);
      } catch {
        // The store's own calls say that the database is gone: here it is only tried again.
      }
      await client.end().catch(() => {});
      await delay(AGAIN_AFTER, undefined, { signal: this.#end.signal, ref: false }).catch(() => {});
    }
  }

  #newClient(): Client {
    const { within } = this.care;
    const name = { application_name: 'guichet listening', keepAlive: true };
    return new Client({ connectionString: this.url, ...name, connectionTimeoutMillis: within, query_timeout: within });
  }

  /** Resolves when the connection does not answer any more: a network that drops it tells neither end. */
  async #silent(client: Client): Promise<void> {
    const { signal } = this.#end;
    try {
      for (;;) {
        await delay(this.care.askEvery, undefined, { signal, ref: false });
        await client.query('select 1');
      }
    } catch {
      // Closed, lost or silent: all the same, a new one is made unless this is the end.
    }
  }

  #hear(payload = ''): void {
    if (!payload.startsWith(this.#own)) this.#tell(payload.slice(ID_LENGTH));
  }

  #tell(id: string | undefined): void {
    for (const heard of this.#listeners) heard(id);
  }
}
