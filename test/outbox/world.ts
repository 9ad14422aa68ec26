import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../src/bot/log.js';
import { announcing } from '../../src/bot/outbox/announcingStore.js';
import type { Courier } from '../../src/bot/outbox/courier.js';
import { type OutboxOperations, outboxOperations } from '../../src/bot/outbox/operations.js';
import { makeOutboxWorker, type OutboxWorker } from '../../src/bot/outbox/worker.js';
import { randomIds } from '../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { post } from '../../src/domain/door/outbox.js';
import type { Store } from '../../src/domain/door/ports.js';
import type { Operator } from '../../src/domain/operator/index.js';
import type { Message, OutboxRow } from '../../src/domain/records/outbox.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { FakeTime, minute } from './fakeTime.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An outbox over a real store in a folder of its own, at a time of its own. */
export interface World {
  readonly folder: string;
  readonly time: FakeTime;
  /** The store that commands use. */
  readonly store: Store;
  readonly worker: OutboxWorker;
  readonly operations: OutboxOperations;
  readonly operator: Operator;
  /** Every line that was logged. */
  readonly lines: string[];
  /** One command that posts a message about a customer. */
  post(customer: string, dueAt?: Date): Promise<void>;
  row(customer: string): Promise<OutboxRow>;
  /** Time passes in small steps, and what becomes due in each is done. */
  live(milliseconds: number, step?: number): Promise<void>;
  /** Stops and removes everything. */
  end(): Promise<void>;
}

export interface WorldOptions {
  readonly folder?: string;
  readonly time?: FakeTime;
  /** Stands between the worker and the store. */
  readonly around?: (store: Store) => Store;
}

export const aboutCustomer = (customer: string): Message => ({
  kind: 'email.customerRegistered',
  customer,
  subscription: `s-${customer}`,
  language: 'fr',
});

type Mailing = Courier<'email.customerRegistered'>;

export async function openWorld(courierOf: Mailing | ((store: Store) => Mailing), options: WorldOptions = {}) {
  const { time = new FakeTime(), around = (store) => store } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'guichet-outbox-')));
  const opened = await openLowdbStore({ folder: join(folder, 'store') });
  const lines: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => lines.push(line) } });
  const courier = typeof courierOf === 'function' ? courierOf(opened) : courierOf;
  const couriers = { 'email.customerRegistered': courier };
  const parts = { store: around(opened), clock: time, timer: time, couriers, log, random: () => 0 };
  const worker = makeOutboxWorker(parts);
  const store = announcing(opened, worker.take);
  const operator = (await loadOperators(`${root}/operators`, ['konnect'])).get('konnect');
  if (operator === undefined) throw new Error('KONNECT is gone');
  const world: World = {
    ...{ folder, time, store, worker, operator, lines },
    operations: outboxOperations(store, time),
    post: (customer, dueAt) =>
      store.transaction((tables) =>
        post(
          { tables, ids: randomIds, now: time.now(), operator, commandId: `c-${customer}` },
          aboutCustomer(customer),
          dueAt,
        ),
      ),
    row: (customer) => rowOf(store, customer),
    live: async (milliseconds, step = minute) => {
      for (let left = milliseconds; left > 0; left -= step) {
        time.pass(Math.min(step, left));
        await worker.idle();
      }
    },
    end: async () => {
      await worker.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

async function rowOf(store: Store, customer: string): Promise<OutboxRow> {
  const rows = await store.read(({ outbox }) => outbox.where({}));
  const row = rows.find(({ message }) => message.customer === customer);
  if (row === undefined) throw new Error(`nothing was posted about ${customer}`);
  return row;
}
