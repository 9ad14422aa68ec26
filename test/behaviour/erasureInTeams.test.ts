import { beforeEach, expect, it } from '@jest/globals';
import { askControl } from '../../src/bot/control/socket.js';
import { type Account, nobodysLogin } from '../../src/domain/records/account.js';
import { tableNames } from '../../src/domain/records/tables.js';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';

const apps = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await apps.open('telenet');
});

const manager = { operator: 'telenet', login: 'fleet1', password: 'telenet-demo-1' };
const PERSON = '66666666-7777-4888-8999-000000000000/99999999-7777-4888-8999-000000000000';
const erase = () => askControl(app.dataDir, 'person.erase', { ...manager, email: 'fleet2@example.com' });

async function fleet2(): Promise<Account> {
  const id = await app.accountId('telenet', 'fleet2');
  const account = await app.store.read(({ accounts }) => accounts.get(id));
  if (account === undefined) throw new Error('the demo has this account');
  return account;
}

it('whoever is erased is nobody in Teams: no link, no chat, no wish to be told there', async () => {
  const account = await fleet2();
  const linkedAt = new Date().toISOString();
  await app.store.transaction(({ accounts }) =>
    accounts.put({
      ...account,
      ...{ entra: PERSON, toldIn: 'teams', teamsLink: { linkedAt, by: 'code', code: 'digest-of-the-code' } },
      teamsChat: { conversation: 'bf-1', serviceUrl: 'https://smba.example.com', chat: 'a:their-chat', person: PERSON },
    }),
  );
  expect(await erase()).toMatchObject({ answer: { reference: expect.any(String) } });
  const { id, operator } = account;
  const left = await app.store.read(({ accounts }) => accounts.get(id));
  expect(left).toEqual({ id, operator, role: 'subscriber', login: nobodysLogin(id), name: '' });
  const all = await app.store.read((tables) => Promise.all(tableNames.map((name) => tables[name].where({}))));
  for (const text of [PERSON, 'a:their-chat', 'digest-of-the-code']) expect(JSON.stringify(all)).not.toContain(text);
});

it('a code that was shown to them links nobody any more', async () => {
  const { id, operator } = await fleet2();
  const now = Date.now();
  const [issuedAt, expiresAt] = [new Date(now).toISOString(), new Date(now + 600_000).toISOString()];
  await app.store.transaction(({ teamsCodes }) =>
    teamsCodes.put({ id, operator, digest: 'digest-of-another', issuedAt, expiresAt }),
  );
  expect(await erase()).toMatchObject({ answer: { reference: expect.any(String) } });
  expect(await app.store.read(({ teamsCodes }) => teamsCodes.where({}))).toEqual([]);
});
