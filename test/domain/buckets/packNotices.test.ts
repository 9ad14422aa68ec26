import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { drives, makeOutside } from '../../../src/bot/outside/outside.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { tellPackNotices } from '../../../src/domain/buckets/packNotices.js';
import { packUses } from '../../../src/domain/buckets/packUses.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import type { Contract } from '../../../src/domain/records/contract.js';
import { money } from '../../../src/domain/terms/money.js';
import { openPostgresStore } from '../../../src/store/postgres/index.js';
import { memoryStore } from '../../support/memoryStore.js';
import { migratedDatabase } from '../../support/migratedDatabase.js';
import { SetClock } from '../office.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const telenet = (await loadOperators(`${root}/operators`, ['telenet'])).get('telenet');
if (telenet === undefined) throw new Error('there is no telenet');
const operator = telenet;

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

const NUMBERS = ['+32470000901', '+32470000902'];
const GIGABYTE = 1024 * 1024;
/** What two lines bring to a pack of 5 GB. */
const POT = 2 * 5 * GIGABYTE;
const contract: Contract = {
  ...{ id: 'contract', operator: 'telenet', organisation: 'fleet', number: '0000012345', billingAccounts: ['bill'] },
  ...{ plans: ['mobileContact'], options: [], packs: ['groupData5'], notice: money(2_500, 'EUR') },
};

describe.each(Object.keys(stores))('what goes beyond group packs, in the store %s', (kind) => {
  let store: Store;
  let clock: SetClock;
  /** What the first line has used, in kilobytes; undefined: the other system is away. */
  let used: number | undefined;
  beforeEach(async () => {
    const opened = await stores[kind]?.();
    if (opened === undefined) throw new Error('there is no such store');
    store = opened;
    clock = new SetClock(new Date('2026-11-20T08:00:00.000Z'));
    used = 0;
    await store.transaction(async (tables) => {
      await tables.organisations.put({ id: 'fleet', operator: 'telenet', name: 'Fleet' });
      await tables.contracts.put(contract);
      for (const [at, number] of NUMBERS.entries())
        await tables.lines.put({
          ...{ id: `line${at}`, operator: 'telenet', organisation: 'fleet', number, ...textsOf({ number }) },
          ...{ plan: 'mobileContact', internet: true, packages: [], state: 'active', billingAccount: 'bill' },
          ...{ stateSince: '2026-01-01T00:00:00.000Z', groupPack: 'groupData5' },
        });
      const manager = { operator: 'telenet', role: 'fleetManager' as const, organisations: ['fleet'] };
      await tables.accounts.put({ ...manager, id: 'boss', login: 'boss', name: 'Boss', email: 'boss@example.com' });
      await tables.accounts.put({ ...manager, id: 'quiet', login: 'quiet', name: 'Quiet' });
      await tables.accounts.put({
        ...{ ...manager, id: 'other', login: 'other', name: 'Other', email: 'other@example.com' },
        organisations: ['elsewhere'],
      });
    });
  });
  const outside = makeOutside({
    drivers: new Map([
      drives(packUses, {
        page: async ({ pack, numbers }) => {
          if (used === undefined) throw new Error('away');
          const [first = '', second = ''] = numbers.toSorted().reverse();
          const row = { pack, of: 'data' as const };
          return {
            rows: [
              { ...row, number: first, used: 0 },
              { ...row, number: second, used },
            ],
          };
        },
      }),
    ]),
    fault: () => 'AWAY',
  });
  const look = () => tellPackNotices({ store, clock, ids: randomIds, outside }, operator);
  const told = async () => {
    const rows = await store.read(({ outbox }) => outbox.where({}));
    return rows.map(({ message }) => `${message.kind} ${String(message.account)} ${String(message.month)}`);
  };
  const noticed = async () => (await store.read(({ contracts }) => contracts.get('contract')))?.noticed;

  it('is told once it comes to the amount, and not before; the megabyte that has begun counts', async () => {
    used = POT + 2_499 * 1024;
    await look();
    expect(await told()).toEqual([]);
    used += 1;
    await look();
    expect(await told()).toEqual(['email.packNotice boss 2026-11']);
    expect(await noticed()).toMatchObject({ month: '2026-11', amounts: [2_500], spent: money(2_500, 'EUR') });
  });

  it('is told once a month for each amount, however often and by how many it is looked', async () => {
    used = POT + 10 * GIGABYTE;
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await told()).toEqual(['email.packNotice boss 2026-11']);
    const set = (minor: number) =>
      store.transaction(async ({ contracts }) => {
        const now = await contracts.get('contract');
        if (now !== undefined) await contracts.put({ ...now, notice: money(minor, 'EUR') });
      });
    await set(5_000);
    await look();
    await set(2_500);
    await look();
    expect(await told()).toHaveLength(2);
    await store.transaction(async ({ outbox }) => {
      for (const { id } of await outbox.where({})) await outbox.remove(id);
    });
    clock.pass(20 * 24 * 60);
    await look();
    expect(await told()).toEqual(['email.packNotice boss 2026-12']);
  });

  it('is looked at again where the other system was away, and not told where nobody wants it', async () => {
    used = undefined;
    await expect(look()).rejects.toThrow('1 contracts');
    used = POT + 10 * GIGABYTE;
    await store.transaction(({ contracts }) => contracts.put({ ...contract, notice: undefined }));
    await look();
    expect(await told()).toEqual([]);
    await store.transaction(({ contracts }) => contracts.put(contract));
    await look();
    expect(await told()).toHaveLength(1);
  });

  it('is told in the chats in which those are signed in who look after the lines', async () => {
    used = POT + 10 * GIGABYTE;
    await store.transaction(({ sessions }) =>
      sessions.put({
        ...{ id: 'session', operator: 'telenet', account: 'quiet', conversations: { webchat: 'talk' } },
        ...{ startedAt: '2026-11-20T07:00:00.000Z', expiresAt: '2026-11-20T20:00:00.000Z' },
      }),
    );
    await look();
    const rows = await store.read(({ outbox }) => outbox.where({}));
    expect(rows.map(({ message }) => message)).toContainEqual({
      ...{ kind: 'chat.news', conversation: 'talk', about: 'packs', id: 'contract', account: 'quiet' },
    });
  });
});
