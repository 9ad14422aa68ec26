import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeTime, hour, second } from '../../outbox/fakeTime.js';
import { startApp, type TestApp } from '../../support/app.js';
import { migratedDatabase } from '../../support/migratedDatabase.js';
import { TmfServer } from '../../support/tmf/server.js';
import { until } from '../../support/until.js';

// The whole program is started, and started again.
jest.setTimeout(60_000);

const stores: Readonly<Record<string, () => Promise<{ url?: string; drop(): Promise<void> }>>> = {
  lowdb: async () => ({ drop: async () => {} }),
  PostgreSQL: () => migratedDatabase(),
};

describe.each(Object.keys(stores))('what has changed in a back end while the program is stopped, on %s', (store) => {
  let database: { url?: string; drop(): Promise<void> };
  let server: TmfServer;
  let time: FakeTime;
  let app: TestApp;
  const start = async (dataDir?: string) => {
    const more = { lastUpdate: 'lastUpdate', pollEvery: 60, lookBack: 48 };
    const TMF = JSON.stringify([{ operator: 'kcell', baseUrl: server.url, interfaces: { TMF637: {} }, ...more }]);
    const env = { TMF, ...(database.url !== undefined && { STORE_URL: database.url }) };
    return startApp({ of: 'kcell', env, clock: time, timer: time, ...(dataDir !== undefined && { dataDir }) });
  };
  const again = async () => {
    await app.halt();
    time.pass(72 * hour);
    app = await start(app.dataDir);
  };
  const looks = () => server.asked.flatMap(({ query }) => query.get('lastUpdate.gte') ?? []);
  /** When the next look began, and from when on it asked. */
  const look = async () => {
    const before = looks().length;
    time.pass(60 * second);
    const begun = time.now().getTime();
    await until(() => looks().length > before);
    // What it came to is written before the next one is planned.
    const kept = () => app.store.read(({ backEndLooks }) => backEndLooks.get('kcell'));
    await until(async () => (await kept())?.until !== undefined);
    return { begun, asked: Date.parse(looks().at(-1) ?? '') };
  };
  beforeEach(async () => {
    [database, server] = [await (stores[store] ?? migratedDatabase)(), await new TmfServer().start()];
    time = new FakeTime();
    app = await start();
  });
  afterEach(async () => {
    await app.stop();
    await server.close();
    await database.drop();
  });

  it('is asked for after the next start, however long that was', async () => {
    const first = await look();
    expect(first.begun - first.asked).toBe(48 * hour);
    await again();
    expect((await look()).asked).toBe(first.begun - 60 * second);
  });

  it('is asked for again with what could not be taken in, as far back as the very first look', async () => {
    server.put('TMF637', 'product', {
      ...{ id: 'p1', productSerialNumber: '+77010000001', status: 'active', lastUpdate: time.now().toISOString() },
      ...{ productOffering: { id: 'unheardOf' }, relatedParty: [{ id: 'primer' }], billingAccount: { id: '1' } },
    });
    const first = await look();
    expect(app.lines.join('')).toContain('tmf.changeRefused');
    await again();
    expect((await look()).asked).toBe(first.begun - 48 * hour);
  });
});
