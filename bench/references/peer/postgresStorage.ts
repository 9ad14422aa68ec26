import type { StoreItems } from 'botbuilder';
import { Pool, type PoolClient } from 'pg';
import { type PeerStorage, parted, type Registration } from './store.js';

/** As many connections as our store has. */
const connections = 10;

const TABLES = `
  create table if not exists conversation_states (
    key text primary key, state jsonb not null, changed_at timestamptz not null);
  create table if not exists registrations (
    id text primary key, document text not null unique, modem text not null unique, activation_key text not null,
    registered_at timestamptz not null, ends_at timestamptz not null, answers jsonb not null)`;

const READ = { name: 'read', text: 'select key, state from conversation_states where key = any($1)' };
const WRITE = {
  name: 'write',
  text: `insert into conversation_states (key, state, changed_at) values ($1, $2, now())
    on conflict (key) do update set state = excluded.state, changed_at = excluded.changed_at`,
};
const INSERT = {
  name: 'insert',
  text: `insert into registrations (id, document, modem, activation_key, registered_at, ends_at, answers)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};
const TAKEN = { name: 'taken', text: 'select 1 from registrations where document = $1 or modem = $2 limit 1' };

/** The state is read in each turn: the next one may come to another instance. */
export class PostgresStorage implements PeerStorage {
  private constructor(private readonly pool: Pool) {}

  static async open(url: string): Promise<PostgresStorage> {
    const pool = new Pool({ connectionString: url, max: connections });
    // An idle connection that breaks is replaced by the next one.
    pool.on('error', () => {});
    await pool.query(TABLES);
    return new PostgresStorage(pool);
  }

  async read(keys: string[]): Promise<StoreItems> {
    const { rows } = await this.pool.query<{ key: string; state: unknown }>({ ...READ, values: [keys] });
    return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
  }

  /** One statement is a transaction of its own; with a row, two are in one. */
  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) {
      const { state, row } = parted(item);
      const values = [key, state];
      if (row === undefined) await this.pool.query({ ...WRITE, values });
      else
        await this.#inTransaction(async (client) => {
          await client.query({ ...WRITE, values });
          await client.query({ ...INSERT, values: valuesOf(row) });
        });
    }
  }

  async delete(keys: string[]): Promise<void> {
    await this.pool.query('delete from conversation_states where key = any($1)', [keys]);
  }

  async isTaken(document: string, modem: string): Promise<boolean> {
    return (await this.pool.query({ ...TAKEN, values: [document, modem] })).rows.length > 0;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  async #inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}

const valuesOf = ({ id, document, modem, activationKey, registeredAt, endsAt, answers }: Registration) => [
  ...[id, document, modem, activationKey, registeredAt, endsAt],
  JSON.stringify(answers),
];
