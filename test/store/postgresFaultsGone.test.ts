import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrationFolder } from '../../src/bot/root.js';
import { openPostgresStore, StoreUnreachable } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { startApp } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { start, wallet } from './rows.js';

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
  ({ url } = await migratedDatabase(server.url));
}, 60_000);
afterAll(() => server.stop());

const open = () => openPostgresStore({ url, migrations: migrationFolder });
const change = { at: '2026-03-01T10:00:00.000Z', state: {}, say: [{ id: 'a1' }] };

/** Everything that can be asked of a store, as it fails. */
const asked = (store: ServedStore) =>
  Promise.allSettled([
    store.read(({ wallets }) => wallets.get('w1')),
    store.read(({ wallets }) => wallets.where({})),
    store.transaction(({ wallets }) => wallets.put(wallet('w1', 7))),
    store.transaction(({ receipts }) => receipts.claim('c1')),
    store.conversations.open(start('c2')),
    store.conversations.load('c1'),
    store.conversations.commit('c1', 0, change),
    store.tidy(new Date()),
    store.readArchive('receipts', new Date(0), new Date())[Symbol.asyncIterator]().next(),
  ]);

describe('while the database is gone', () => {
  it('everything fails and nothing hangs; when it is back, everything is done without a restart', async () => {
    const store = await open();
    await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
    await store.conversations.open(start('c1'));
    const statuses = async () => new Set((await asked(store)).map(({ status }) => status));
    await server.crash();
    expect(await statuses()).toEqual(new Set(['rejected']));
    await expect(open()).rejects.toThrow(StoreUnreachable);
    await server.restart();
    expect(await statuses()).toEqual(new Set(['fulfilled']));
    expect(await store.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 7));
    await store.close();
  }, 60_000);

  it('a transaction that was under way leaves nothing, nor does a read that has begun hang', async () => {
    const store = await open();
    const crashed = { transaction: deferred(), read: deferred() };
    const reached: Promise<void>[] = [];
    const under = (name: keyof typeof crashed, work: () => Promise<unknown>) => {
      const { promise, resolve } = deferred();
      reached.push(promise);
      return async () => {
        await work();
        resolve();
        await crashed[name].promise;
        return work();
      };
    };
    const writing = store.transaction(({ wallets }) =>
      under('transaction', async () => {
        await wallets.put(wallet('half'));
        await wallets.where({});
      })(),
    );
    const reading = store.read(({ wallets }) => under('read', () => wallets.where({}))());
    const outcomes = Promise.allSettled([writing, reading]);
    await Promise.all(reached);
    await server.crash();
    for (const { resolve } of Object.values(crashed)) resolve();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await server.restart();
    expect(await store.read(({ wallets }) => wallets.get('half'))).toBeUndefined();
    await store.close();
  }, 60_000);

  it('who listens is told that anything may have happened, and then again of every turn', async () => {
    const [one, other] = [await open(), await open()];
    const heard: (string | undefined)[] = [];
    const ears = new EventTarget();
    one.conversations.watch((id) => {
      heard.push(id);
      ears.dispatchEvent(new Event('heard'));
    });
    const next = () => once(ears, 'heard');
    await other.conversations.open(start('c3'));
    await server.crash();
    const told = next();
    await server.restart();
    await told;
    const told2 = next();
    await other.conversations.commit('c3', 0, change);
    await told2;
    expect(heard.slice(-2)).toEqual([undefined, 'c3']);
    await one.close();
    await other.close();
  }, 60_000);

  it('/readyz says no, and yes again; the program goes on', async () => {
    const app = await startApp({ env: { STORE_URL: url } });
    const ready = async () => (await fetch(`${app.url}/readyz`)).status;
    expect(await ready()).toBe(200);
    await server.crash();
    expect(await ready()).toBe(503);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await server.restart();
    expect(await ready()).toBe(200);
    expect(await app.signIn('konnect', 'agent1')).toHaveProperty('token');
    await app.stop();
  }, 60_000);

  it('a stop does not wait for it', async () => {
    const app = await startApp({ env: { STORE_URL: url } });
    await server.crash();
    await app.stop();
    await server.restart();
  }, 60_000);
});

function deferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
