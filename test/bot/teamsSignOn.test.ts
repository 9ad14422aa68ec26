import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, botServiceAt, startBotService, tenant } from '../support/botService.js';
import { type EntraService, type OtherToken, startEntra } from '../support/entraService.js';
import { postMessage, teamsActivity } from '../support/teamsTalk.js';

const audience = 'api://bot.example.com/bot';
const address = 'anna@example.com';
let service: BotService;
let entra: EntraService;
let app: TestApp;
let object: string;
beforeEach(async () => {
  [service, entra, object] = [await startBotService(), await startEntra(audience), randomUUID()];
  const env = {
    ...service.env,
    TEAMS_SIGN_ON_CONNECTION: 'entra',
    TEAMS_SIGN_ON_AUDIENCE: audience,
    TEAMS_SIGN_ON_METADATA: entra.metadata,
  };
  const { cloud } = botServiceAt(service.url).bot;
  const bot = cloud && { cloud: { ...cloud, addresses: { ...cloud.addresses, OAuthUrl: entra.url } } };
  app = await startApp({ of: 'telenet', env, ...(bot && { bot }) });
  await mailOf('fleet1', address);
});
afterEach(async () => {
  await app.stop();
  await service.close();
  await entra.close();
});

async function mailOf(login: string, email: string): Promise<void> {
  const id = await app.accountId('telenet', login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, email });
  });
}
const entraOf = async (login: string) => {
  const id = await app.accountId('telenet', login);
  return (await app.store.read(({ accounts }) => accounts.get(id)))?.entra;
};

const goodToken = (other?: OtherToken) =>
  entra.token({ tid: tenant, oid: object, preferred_username: 'Anna@example.com' }, other);
const invoke = (name: string, value: object) =>
  postMessage(app, teamsActivity(service, object, { type: 'invoke', name, value }), service.token());
const exchange = (token: string, connectionName = 'entra') =>
  invoke('signin/tokenExchange', { id: 'exchange', connectionName, token });
const shownText = () => JSON.stringify(service.shown.map(({ activity }) => activity));

describe('single sign-on', () => {
  it('is offered to somebody unknown, and links the account of their address, which goes on', async () => {
    await postMessage(app, teamsActivity(service, object, { text: 'menu' }), service.token());
    expect(shownText()).toContain('application/vnd.microsoft.card.oauth');
    expect(shownText()).toContain('"tokenExchangeResource":{"id":"exchange"');
    const token = await goodToken();
    expect((await exchange(token)).status).toBe(200);
    expect(await entraOf('fleet1')).toBe(`${tenant}/${object}`);
    expect(shownText()).toContain('Bonjour Fleet Manager Exemple');
    const [line] = await app.store.read(({ audit }) => audit.where({}));
    expect(line).toMatchObject({ command: 'account.linkTeams', outcome: 'done', channel: 'msteams' });
    // Teams exchanges on each device.
    expect((await exchange(token)).status).toBe(200);
    expect(app.lines.join('')).not.toContain(token.slice(0, 40));
  });

  it('takes what a sign-in in a window has left', async () => {
    entra.left.set('123456', await goodToken());
    expect((await invoke('signin/verifyState', { state: '654321' })).status).toBe(412);
    expect((await invoke('signin/verifyState', { state: '123456' })).status).toBe(200);
    expect(await entraOf('fleet1')).toBe(`${tenant}/${object}`);
  });

  const bad: Record<string, () => Promise<string>> = {
    junk: async () => 'junk',
    expired: () => goodToken({ expires: -120 }),
    unsigned: () => goodToken({ algorithm: 'none' }),
    'signed with the public key': () => goodToken({ algorithm: 'HS256' }),
    'signed by somebody else': () => goodToken({ foreignKey: true }),
    'for another application': () => goodToken({ claims: { aud: 'api://another' } }),
    'of another issuer': () => goodToken({ claims: { iss: 'https://issuer.example.com' } }),
    'of another tenant': () => goodToken({ claims: { tid: randomUUID() } }),
    'of another person': () => goodToken({ claims: { oid: randomUUID() } }),
    'with no end': () => goodToken({ claims: { exp: undefined } }),
    'with nothing but an address that anybody can type': () =>
      goodToken({ claims: { preferred_username: undefined, email: address } }),
  };
  it.each(Object.keys(bad))('refuses a token that is %s', async (name) => {
    const answered = await exchange((await bad[name]?.()) ?? '');
    expect(answered.status).toBe(412);
    expect(await answered.json()).toMatchObject({ id: 'exchange', connectionName: 'entra' });
    expect(await entraOf('fleet1')).toBeUndefined();
    expect(service.shown).toEqual([]);
  });

  it('refuses another connection', async () => {
    expect((await exchange(await goodToken(), 'another')).status).toBe(412);
  });

  it('takes no guess between two accounts, and says how to go on', async () => {
    await mailOf('fleet3', address);
    expect((await exchange(await goodToken())).status).toBe(200);
    expect([await entraOf('fleet1'), await entraOf('fleet3')]).toEqual([undefined, undefined]);
    expect(shownText()).toContain('n’a pas abouti');
  });
});

it('without it, a sign-in that comes back opens nothing', async () => {
  await app.halt();
  app = await startApp({ of: 'telenet', env: service.env, bot: service.bot, dataDir: app.dataDir });
  expect((await exchange(await goodToken())).status).toBe(404);
  expect(await entraOf('fleet1')).toBeUndefined();
});
