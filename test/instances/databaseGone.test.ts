import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { livePage } from '../support/livePage.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

let server: PostgresServer;
let app: TestApp;
beforeAll(async () => {
  server = await startPostgres();
  const { url } = await migratedDatabase(server.url);
  app = await startApp({ env: { STORE_URL: url } });
}, 60_000);
afterAll(async () => {
  await app.stop();
  await server.stop();
});

const ready = async () => (await fetch(`${app.url}/readyz`)).status;

describe('a database that crashes and comes back', () => {
  it('is apologised for with a reference, seen by the probes, and needs no restart of the program', async () => {
    const { post, say, socket, sets, log } = await livePage(app);
    expect((await say('menu')).status).toBe(200);
    for (const outage of [1, 2]) {
      await server.crash();
      const refused = await say('menu');
      expect([outage, refused.status, await ready()]).toEqual([outage, 503, 503]);
      const [reference = 'none'] = /\w{8}(?=\.$)/.exec(refused.error?.message ?? '') ?? [];
      expect(refused.heard?.texts).toEqual([refused.error?.message]);
      expect(app.lines.filter((line) => line.includes(reference))).toHaveLength(1);
      await server.restart();
      expect(await ready()).toBe(200);
      const before = sets.length;
      const next = once(socket, 'message');
      expect((await post('menu')).status).toBe(200);
      if (sets.length === before) await next;
      expect(sets.at(-1)?.texts).toContain('menu');
    }
    expect(await log()).not.toContain('indisponible');
  }, 60_000);
});
