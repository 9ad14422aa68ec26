import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { migrationFolder } from '../../src/bot/root.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { FakeTime, minute } from '../outbox/fakeTime.js';
import { startApp } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { found, startCluster } from './cluster.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function database(): Promise<string> {
  const { url, drop } = await migratedDatabase();
  ends.push(drop);
  return url;
}

describe('what is done once for all instances', () => {
  it('housekeeping, also where their clocks differ', async () => {
    const url = await database();
    const stores = await Promise.all([0, 1, 2].map(() => openPostgresStore({ url, migrations: migrationFolder })));
    for (const store of stores) ends.push(() => store.close());
    const store = found(stores[0]);
    const own = { operator: 'konnect', account: 'somebody' };
    await store.transaction(async ({ sessions }) => {
      for (let count = 0; count < 30; count++) {
        const expiresAt = '2026-03-01T00:00:00.000Z';
        await sessions.insert({ id: `ended-${count}`, ...own, conversations: {}, expiresAt });
      }
    });
    await store.conversations.open({ id: 'silent', ...own, channel: 'text', createdAt: '2026-01-01T00:00:00.000Z' });
    const now = Date.parse('2026-03-02T10:00:00.000Z');
    const tidied = await Promise.all(stores.map((one, place) => one.tidy(new Date(now - place * 1000))));
    const nothing = { conversations: 0, archived: 0, dropped: 0 };
    expect(tidied).toContainEqual({ conversations: 1, archived: 0, dropped: 30 });
    expect(tidied.filter((counts) => JSON.stringify(counts) === JSON.stringify(nothing))).toHaveLength(2);
    // The next day it is done again.
    await store.conversations.open({ id: 'another', ...own, channel: 'text', createdAt: '2026-01-01T00:00:00.000Z' });
    expect(await found(stores[1]).tidy(new Date(now + 24 * 60 * minute))).toEqual({ ...nothing, conversations: 1 });
  });

  it('the demo’s data, of three that start at once on an empty database', async () => {
    const key = () => randomBytes(32).toString('base64');
    const keys = { SIGNING_KEY: key(), PEPPER: key(), SEAL_KEY: key() };
    const env = { ...keys, STORE_URL: await database(), OPERATORS: 'konnect' };
    const apps = await Promise.all([0, 1, 2].map(() => startApp({ env })));
    for (const app of apps) ends.push(() => app.stop());
    const accounts = await found(apps[0]).store.read((tables) => tables.accounts.where({ login: 'agent1' }));
    expect(accounts).toHaveLength(1);
    for (const app of apps) expect(await app.signIn('konnect', 'agent1')).toBeDefined();
  });

  it('mail, although all look at the same moment for what waits', async () => {
    const time = new FakeTime();
    const cluster = await startCluster({ clock: time, timer: time });
    ends.push(() => cluster.stop());
    const { store } = cluster.app;
    const due = new Date(time.now().getTime() + minute / 2).toISOString();
    await store.transaction(async ({ subscriptions, outbox }) => {
      const [subscription] = await subscriptions.where({});
      const { id, customer } = found(subscription);
      for (let count = 0; count < 12; count++) {
        const message = { kind: 'email.customerRegistered', customer, subscription: id, language: 'fr' };
        const at = time.now().toISOString();
        const times = { createdAt: at, plannedAt: at, dueAt: due };
        await outbox.insert({
          ...{ id: `mail-${count}`, operator: 'konnect', key: `mail-${count}`, message, ...times },
          ...{ state: 'waiting', attempts: 0 },
        });
      }
    });
    time.pass(minute);
    const sent = () => store.read(({ outbox }) => outbox.where({ state: 'sent' }));
    while ((await sent()).length < 12) {
      await Promise.all(cluster.instances.map(({ outbox }) => outbox.idle()));
    }
    expect(cluster.smtp.received).toHaveLength(12);
    expect(new Set(cluster.smtp.received.map(({ messageId }) => messageId)).size).toBe(12);
    expect((await sent()).map(({ attempts }) => attempts)).toEqual(Array(12).fill(1));
  });
});
