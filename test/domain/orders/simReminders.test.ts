import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { linkSim } from '../../../src/domain/orders/linkSim.js';
import { remindOfSims } from '../../../src/domain/orders/simReminders.js';
import { openPostgresStore } from '../../../src/store/postgres/index.js';
import { hour } from '../../outbox/fakeTime.js';
import { memoryStore } from '../../support/memoryStore.js';
import { migratedDatabase } from '../../support/migratedDatabase.js';
import { openUserOrders, reseller, SIM, userWish } from './userOrderOffice.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const stores: Readonly<Record<string, () => Promise<Store>>> = {
  embedded: async () => memoryStore(),
  PostgreSQL: async () => {
    const database = await migratedDatabase();
    ends.push(() => database.drop());
    const store = await openPostgresStore({ url: database.url, migrations: `${root}/migrations` });
    ends.push(() => store.close());
    return store;
  },
};

/** The office's clock begins on a Monday at eleven in Berlin; at nine on Tuesday 22 hours have passed. */
const TO_NINE = 22 * hour;
const DAY = 24 * hour;

describe.each(Object.keys(stores))('orders that wait for a SIM card, in the store %s', (kind) => {
  let store: Store;
  let office: Awaited<ReturnType<typeof openUserOrders>>;
  beforeEach(async () => {
    const opened = await stores[kind]?.();
    if (opened === undefined) throw new Error('there is no such store');
    store = opened;
    office = await openUserOrders(store);
    await store.transaction(async ({ accounts, sessions }) => {
      const one = await accounts.get('one');
      if (one !== undefined) await accounts.put({ ...one, email: 'one@example.com' });
      await sessions.put({
        ...{ id: 'session', operator: 'comuniq', account: 'two', conversations: { webchat: 'signed-in' } },
        expiresAt: '2026-04-01T00:00:00.000Z',
      });
      for (const row of await accounts.where({ operator: 'comuniq' }))
        if (row.login.startsWith('reseller')) await accounts.remove(row.id);
    });
  });
  const look = () =>
    remindOfSims(
      { store, clock: office.time, ids: randomIds, reaches: (channel) => channel === 'msteams' },
      office.operator,
    );
  const waits = async (startDay = '2026-03-02') => {
    await office.order(userWish({ sim: 'later', simCard: undefined, startDay }));
    await office.reports('completed');
  };
  /** Who was told what, and forgets it. */
  const told = () =>
    store.transaction(async ({ outbox }) => {
      const rows = (await outbox.where({})).filter(
        ({ message }) => message.kind === 'email.simReminder' || message.about === 'sims',
      );
      for (const { id } of rows) await outbox.remove(id);
      const said = rows.map(({ message }) => [
        message.kind,
        message.account ?? message.conversation,
        message.day ?? message.id,
      ]);
      return said.map((parts) => parts.join(' ')).toSorted();
    });

  it('are told once a working day from the hour on, however often and by how many it is looked, to whoever works there', async () => {
    await waits();
    await look();
    expect(await told()).toEqual([]);
    office.time.pass(TO_NINE - hour);
    await look();
    expect(await told()).toEqual([]);
    office.time.pass(hour);
    await Promise.all([look(), look(), look()]);
    expect(await told()).toEqual(['chat.news signed-in 2026-03-03', 'email.simReminder one 2026-03-03']);
    office.time.pass(hour);
    await look();
    expect(await told()).toEqual([]);
    office.time.pass(DAY);
    await look();
    expect(await told()).toEqual(['chat.news signed-in 2026-03-04', 'email.simReminder one 2026-03-04']);
  });

  it('are told on no day off', async () => {
    await waits();
    office.time.pass(TO_NINE + 4 * DAY);
    await look();
    office.time.pass(DAY);
    await look();
    expect(await told()).toEqual([]);
    office.time.pass(DAY);
    await look();
    expect(await told()).toHaveLength(2);
  });

  it('are told no more once the SIM card is linked, and nothing is told where none waits', async () => {
    office.time.pass(TO_NINE);
    await look();
    expect(await told()).toEqual([]);
    await waits('2026-03-03');
    await look();
    expect(await told()).toEqual([]);
    office.time.pass(DAY);
    await look();
    expect(await told()).toHaveLength(2);
    const { reference } = await office.only();
    await office.execute(linkSim, { reference, simCard: SIM }, reseller('two'));
    await office.reports('completed');
    office.time.pass(DAY);
    await look();
    expect(await told()).toEqual([]);
  });

  it('are told in the conversation in which they were ordered, where that reaches people by itself', async () => {
    const opened = { operator: 'comuniq', account: 'one', createdAt: office.time.now().toISOString() };
    await store.conversations.open({ ...opened, id: 'talk-one', channel: 'msteams' });
    await waits();
    office.time.pass(TO_NINE);
    await look();
    expect(await told()).toContain('chat.news talk-one 2026-03-03');
    await store.conversations.remove('talk-one');
    office.time.pass(DAY);
    await look();
    expect(await told()).not.toContain('chat.news talk-one 2026-03-04');
  });

  it('are not told to whoever does not work for the customer any more', async () => {
    await waits();
    await store.transaction(async ({ accounts }) => {
      const one = await accounts.get('one');
      if (one !== undefined)
        await accounts.put({ ...one, until: { 'comuniq:musterbau': office.time.now().toISOString() } });
    });
    office.time.pass(TO_NINE);
    await look();
    expect(await told()).toEqual(['chat.news signed-in 2026-03-03']);
  });
});
