import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { askControl } from '../../src/bot/control/socket.js';
import { erasePerson, exportPerson } from '../../src/domain/people/dataSubjectCommands.js';
import { startApp, type TestApp } from '../support/app.js';

const here = fileURLToPath(new URL('../..', import.meta.url));
const document = { documentType: 'passport', country: 'CD', documentNumber: 'OP0000001' };
let root: string;
let app: TestApp;

const replaced = async (file: string, from: string, to: string) =>
  writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to));

/** A second operator with people of the same logins and passwords, and customers of its own. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'guichet-two-'));
  for (const name of ['cards', 'locales', 'dist']) await symlink(join(here, name), join(root, name));
  await cp(join(here, 'operators', 'konnect'), join(root, 'operators', 'konnect'), { recursive: true });
  const other = join(root, 'operators', 'rival');
  await cp(join(here, 'operators', 'konnect'), other, { recursive: true });
  await replaced(join(other, 'profile.json'), '"konnect"', '"rival"');
  await replaced(join(other, 'demo.json'), 'OP0000001', 'OP7777777');
  app = await startApp({ root });
});
afterAll(async () => {
  await app.stop();
  await rm(root, { recursive: true });
});

const json = { 'Content-Type': 'application/json' };
const Given = z.object({ token: z.string(), conversationId: z.string() });

it('a sign-in at one operator is none at the other', async () => {
  const { cookie, token, conversationId } = await app.signIn('konnect', 'agent1');
  expect((await fetch(`${app.url}/rival/token`, { method: 'POST', headers: { cookie } })).status).toBe(401);
  const given = await app.signIn('rival', 'agent1');
  const read = (id: string, bearer: string) =>
    fetch(`${app.url}/v3/directline/conversations/${id}/activities`, {
      headers: { Authorization: `Bearer ${bearer}` },
    });
  expect((await read(conversationId, given.token)).status).toBe(403);
  expect((await read(Given.parse(given).conversationId, token)).status).toBe(403);
  expect((await read(conversationId, token)).status).toBe(200);
});

it('a password of one operator opens nothing at the other', async () => {
  await app.store.transaction(async ({ accounts }) => {
    const [agent] = await accounts.where({ operator: 'rival', login: 'agent2' });
    if (agent) await accounts.put({ ...agent, login: 'only-rival' });
  });
  const body = JSON.stringify({ login: 'only-rival', password: 'konnect-demo-2' });
  const status = async (operator: string) =>
    (await fetch(`${app.url}/${operator}/sign-in`, { method: 'POST', headers: json, body })).status;
  expect([await status('konnect'), await status('rival')]).toEqual([401, 204]);
});

it('an administrator neither exports nor erases a customer of the other', async () => {
  const account = await app.accountId('rival', 'admin1');
  const actor = { account, operator: 'rival', role: 'administrator', channel: 'text', conversation: 'talk' } as const;
  const asked = await app.door.execute({ commandId: 'c1', command: exportPerson, input: document, actor });
  expect(asked).toMatchObject({ ok: true, value: { outcome: { problem: { code: 'customer.unknown' } } } });
  const own = { operator: 'rival', account, commandId: 'c2' };
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  await app.store.transaction(({ authorisations }) => authorisations.insert({ id: 'proof', ...own, expiresAt }));
  const order = { commandId: 'c2', command: erasePerson, input: document, actor, authorisations: ['proof'] };
  expect(await app.door.execute(order)).toMatchObject({
    ok: true,
    value: { outcome: { problem: { code: 'customer.unknown' } } },
  });
  const input = { operator: 'rival', login: 'admin1', password: 'konnect-demo-4', ...document };
  expect(await askControl(app.dataDir, 'person.export', input)).toEqual({ problem: 'refused: customer.unknown' });
  const [customer] = await app.store.read(({ customers }) => customers.where({ documentKey: 'passport:CD:OP0000001' }));
  expect(customer).toMatchObject({ operator: 'konnect', lastName: 'Exemple' });
});
