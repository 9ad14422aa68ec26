import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { askControl } from '../../src/bot/control/socket.js';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import { post } from '../../src/domain/door/outbox.js';
import { erasePerson } from '../../src/domain/people/dataSubjectCommands.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const day = 24 * 60 * 60 * 1000;
const document = { documentType: 'passport', country: 'CD', documentNumber: 'OP0000001' };
const address = 'alpha@example.com';
const asked = { operator: 'konnect', login: 'admin1', password: 'konnect-demo-4', ...document };
let app: TestApp;
afterEach(() => app.stop());

async function customerId(): Promise<string> {
  const [customer] = await app.store.read(({ customers }) => customers.where({ documentKey: 'passport:CD:OP0000001' }));
  if (customer === undefined) throw new Error('the demo has this customer');
  return customer.id;
}

/** A mail to the customer that is not due before tomorrow. */
async function mailTo(customer: string): Promise<void> {
  const operator = app.operators.get('konnect');
  if (operator === undefined) throw new Error('KONNECT is gone');
  const ids = { next: () => 'mail-1', code: () => '', digits: () => '' };
  const now = new Date();
  await app.store.transaction((tables) =>
    post(
      { tables, ids, now, operator, commandId: 'command-1' },
      { kind: 'email.customerRegistered', customer, subscription: 's', language: 'fr' },
      new Date(now.getTime() + day),
    ),
  );
}

async function erase() {
  const account = await app.accountId('konnect', 'admin1');
  const own = { operator: 'konnect', account, commandId: 'command-2' };
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  await app.store.transaction(({ authorisations }) => authorisations.insert({ id: 'proof', ...own, expiresAt }));
  const actor = { account, operator: 'konnect', role: 'administrator', channel: 'text', conversation: 'talk' } as const;
  return app.door.execute({
    ...{ commandId: 'command-2', command: erasePerson, input: document, actor },
    authorisations: ['proof'],
  });
}

/** A file that is being written anew may be gone before it is read. */
const contents = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The files of the data that hold a text. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
  const holding = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => ((await contents(join(parentPath, name))).includes(text) ? [name] : []));
  return (await Promise.all(holding)).flat();
}

it('a message that waits for an erased customer is taken back; before, an export names it', async () => {
  app = await startApp({ of: 'konnect' });
  await mailTo(await customerId());
  expect(await askControl(app.dataDir, 'person.export', asked)).toMatchObject({
    answer: { messages: [{ state: 'waiting' }] },
  });
  expect(await erase()).toMatchObject({ ok: true, value: { outcome: { kind: 'done' } } });
  expect(await app.store.read(({ outbox }) => outbox.where({}))).toEqual([]);
});

it('what the staff was asked about an erased customer is emptied; before, an export has it', async () => {
  app = await startApp({ of: 'konnect' });
  const talk = await textTalk(app, 'konnect', 'agent1');
  const message = 'Le client OP 0000001 veut une facture.';
  for (const line of ['conseiller', 'autre chose', message, '-', 'oui']) await talk.say(line);
  expect(await askControl(app.dataDir, 'person.export', asked)).toMatchObject({
    answer: { requests: [{ message }] },
  });
  await erase();
  const [request] = await app.store.read(({ requests }) => requests.where({}));
  expect(request).toMatchObject({ state: 'open', message: '' });
});

it('after eight days no file has what was said of an erased customer', async () => {
  app = await startApp({ of: 'konnect' });
  const talk = await textTalk(app, 'konnect', 'admin1');
  await talk.say(`erase ${address}`);
  await erase();
  expect(await filesWith(address)).not.toEqual([]);
  const { dataDir } = app;
  await app.halt();
  app = await startApp({ dataDir, clock: { now: () => new Date(Date.now() + 8 * day) } });
  while ((await filesWith(address)).length > 0) await new Promise(setImmediate); // housekeeping begins with the program
});

it('what is left of an order cannot be used to try out document numbers', async () => {
  app = await startApp({ of: 'konnect' });
  await erase();
  const [receipt] = await app.store.read(({ receipts }) => receipts.where({}));
  expect(receipt?.inputHash).toMatch(/^[0-9a-f]{64}$/);
  expect(receipt?.inputHash).not.toBe(sha256(JSON.stringify(['person.erase', document])));
});

it('a draft that names an erased customer goes; before, an export has it', async () => {
  app = await startApp({ of: 'konnect' });
  const [customer] = await app.store.read(({ customers }) => customers.where({ documentKey: 'passport:CD:OP0000001' }));
  const talk = await textTalk(app, 'konnect', 'agent1');
  for (const line of ['1', 'Exemple', '-', '-', 'op 0000001', '2']) await talk.say(line);
  const other = await textTalk(app, 'konnect', 'agent3');
  for (const line of ['1', 'Exemple', '-', '-', 'OP7654321', '2']) await other.say(line);
  for (const one of [talk, other]) one.close();
  expect(await askControl(app.dataDir, 'person.export', asked)).toMatchObject({
    answer: { drafts: [{ procedure: 'registration', answers: { documentNumber: customer?.documentNumber } }] },
  });
  await erase();
  const left = await app.store.read(({ drafts }) => drafts.where({}));
  expect(left.map(({ answers }) => answers.documentNumber)).toEqual(['OP7654321']);
});
