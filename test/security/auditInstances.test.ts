import { randomBytes } from 'node:crypto';
import { afterEach, expect, it, jest } from '@jest/globals';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import { sealAudit, verifyAudit } from '../../src/domain/audit/chain.js';
import { startApp, type TestApp } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';

jest.setTimeout(180_000);

const INSTANCES = 3;
const SIGN_INS = 8;
const apps: TestApp[] = [];
let drop = async () => {};
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  await drop();
});

const key = () => randomBytes(32).toString('base64');
const keys = { SIGNING_KEY: key(), PEPPER: key(), SEAL_KEY: key() };
const clock = { now: () => new Date() };
const ports = ({ store }: TestApp) => ({ store, clock, digest: sha256 });

it('three instances on one database that write and seal the audit at once make one chain, with every line once', async () => {
  const database = await migratedDatabase();
  drop = database.drop;
  for (let one = 0; one < INSTANCES; one += 1)
    apps.push(await startApp({ of: 'konnect', env: { ...keys, STORE_URL: database.url } }));
  const works = apps.map(async (app) => {
    for (let one = 0; one < SIGN_INS; one += 1) {
      await app.signIn('konnect', 'agent1');
      await sealAudit(ports(app), 'konnect');
    }
  });
  await Promise.all(works);
  const [first] = apps;
  if (first === undefined) throw new Error('there is no instance');
  while ((await sealAudit(ports(first), 'konnect')) !== undefined);
  const lines = await first.store.read(({ audit }) => audit.where({}));
  const seals = await first.store.read(({ auditSeals }) => auditSeals.where({ operator: 'konnect' }));
  const sealed = seals.flatMap((seal) => seal.lines);
  expect(lines.filter(({ command }) => command === 'session.begin')).toHaveLength(INSTANCES * SIGN_INS);
  expect(sealed.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
  expect(seals.length).toBeGreaterThan(1);
  for (const app of apps) expect((await verifyAudit(ports(app), 'konnect')).problems).toEqual([]);
});
