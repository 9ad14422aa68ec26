import { generateKeyPairSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/bot/start/config.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { missing } from '../guides/transcript.js';
import { startApp, type TestApp } from '../support/app.js';
import { appId, type BotService, startBotService } from '../support/botService.js';
import { plainBlanks } from '../support/seen.js';
import { joinTeams, postMessage, teamsActivity, teamsTalk } from '../support/teamsTalk.js';
import { withoutIds } from '../support/withoutIds.js';

let service: BotService;
let app: TestApp;
beforeEach(async () => {
  service = await startBotService();
  app = await startApp({ of: 'konnect', env: service.env, bot: service.bot });
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

const nobody = '00000000-0000-4000-8000-00000000000a';
const now = () => Math.floor(Date.now() / 1000);
const conversations = () => readdir(join(app.dataDir, 'store', 'conversations')).catch(() => []);
const shownText = () => service.shown.map(({ activity }) => String(activity.text ?? ''));

describe('the token of Bot Service', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const bad: Record<string, () => string | undefined> = {
    missing: () => undefined,
    'no token at all': () => 'junk',
    expired: () => service.token({ exp: now() - 900 }),
    'for another bot': () => service.token({ aud: '99999999-2222-4333-8444-555555555555' }),
    'of another issuer': () => service.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
    'of nobody we know': () => service.token({ iss: 'https://issuer.example.com' }),
    'for another address': () => service.token({ serviceurl: 'https://smba.trafficmanager.net/other' }),
    unsigned: () => service.token({}, { header: { alg: 'none' } }),
    'signed by another key': () => service.token({}, { key: foreign }),
    'signed by an unknown key': () => service.token({}, { header: { kid: 'k2' } }),
    'of an emulator': () =>
      service.token({ iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/', ver: '1.0', appid: appId }),
  };

  // botbuilder prints what is wrong with a token; here it is wrong on purpose.
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(Object.keys(bad))('that is %s opens nothing', async (name) => {
    const object = await joinTeams(app, 'konnect', 'agent1');
    const refused = await postMessage(app, teamsActivity(service, object, { text: 'menu' }), bad[name]?.());
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual({ error: { code: 'Unauthorized', message: 'Unauthorized' } });
    expect(service.shown).toEqual([]);
    expect(await conversations()).toEqual([]);
  });

  it('does not help a channel that its key does not speak for', async () => {
    const activity = teamsActivity(service, nobody, { channelId: 'slack' });
    expect((await postMessage(app, activity, service.token())).status).toBe(401);
  });

  it('opens, and nothing of it is logged', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    expect(missing(talk.greeting, registrationKonnect.greeting)).toEqual([]);
    expect(app.lines.join('')).not.toContain(service.token().slice(0, 60));
  });
});

describe('an activity with a good token', () => {
  it.each([
    ['without a service address', { serviceUrl: undefined }, {}, 403],
    [
      'with a service address of somebody',
      { serviceUrl: 'http://127.0.0.1:9/' },
      { serviceurl: 'http://127.0.0.1:9/' },
      403,
    ],
    ['without an id', { id: undefined }, {}, 400],
    ['of the web chat', { channelId: 'webchat' }, {}, 403],
    ['of SMS', { channelId: 'sms' }, {}, 403],
    ['without a sender', { from: undefined }, {}, 400],
  ])('%s is refused', async (_name, given, claims, status) => {
    const object = await joinTeams(app, 'konnect', 'agent1');
    const answered = await postMessage(app, teamsActivity(service, object, given), service.token(claims));
    expect(answered.status).toBe(status);
    expect(await conversations()).toEqual([]);
  });

  it('is read without who was called in it', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    for (const [before, after] of [
      ['<at>Guichet</at> ', ''],
      ['<at id="0">Guichet</at>&nbsp;', ''],
      ['', ' <at>Guichet</at>'],
    ]) {
      await talk.post({ text: 'Enregistrer un client' });
      await talk.post({ text: `${before}Dupont${after}` });
      const shown = JSON.stringify(talk.cards().map(({ text }) => text));
      expect(shown).toContain('Dupont');
      expect(shown).not.toContain('<at');
      expect(await talk.post({ text: `${before}annuler${after}` })).toContain('abandonn');
      await talk.post({ text: 'oui' });
    }
  });

  it('of somebody without an account is answered in their language, and nothing is kept', async () => {
    for (const [locale, sentence] of [
      ['fr-FR', 'ne vous connaît pas encore'],
      ['en-US', 'does not know you here yet'],
    ]) {
      await postMessage(app, teamsActivity(service, nobody, { text: 'menu', locale }), service.token());
      expect(shownText().at(-1)).toContain(sentence);
    }
    expect(await conversations()).toEqual([]);
  });

  it.each([
    ['another tenant', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: nobody } }],
    ['no tenant', { conversation: { id: 'a:1', conversationType: 'personal' } }],
    ['two tenants', { channelData: { tenant: { id: nobody } } }],
  ])('of %s is refused', async (_name, given) => {
    const object = await joinTeams(app, 'konnect', 'agent1');
    const answered = await postMessage(
      app,
      teamsActivity(service, object, { text: 'menu', ...given }),
      service.token(),
    );
    expect(answered.status).toBe(403);
    expect(await answered.json()).toMatchObject({ error: { code: 'TenantNotServed' } });
    expect(service.shown).toEqual([]);
    expect(await conversations()).toEqual([]);
  });

  it.each([{ type: 'typing' }, { type: 'messageReaction' }, { type: 'invoke', name: 'x' }])(
    'that is nothing to answer (%j) gets no answer',
    async (given) => {
      const talk = await teamsTalk(app, service, 'konnect', 'agent1');
      expect(await talk.post(given)).toBe('');
    },
  );
});

describe('in Teams', () => {
  it('a guide is carried out as everywhere, and the spent card is replaced under the channel’s own id', async () => {
    const talk = await teamsTalk(app, service, registrationKonnect.operator, registrationKonnect.login);
    expect(missing(talk.greeting, registrationKonnect.greeting)).toEqual([]);
    for (const [button, filled, expected] of registrationKonnect.cards)
      expect(missing(await talk.press(button, filled), expected)).toEqual([]);
    // A notification says what a card is about, and never a code that stands on it.
    expect(service.shown[0]?.activity).toMatchObject({ summary: expect.stringContaining('Bonjour Agent Kin-Centre') });
    const replaced = service.shown.filter((one) => one.replaced);
    expect(replaced.length).toBeGreaterThanOrEqual(registrationKonnect.cards.length - 1);
    const sent = new Set(service.shown.filter((one) => !one.replaced).map(({ id }) => id));
    expect(replaced.every(({ id }) => sent.has(id))).toBe(true);
    const account = await app.accountId('konnect', 'agent1');
    const audit = await app.store.read((tables) => tables.audit.where({ account }));
    expect(audit).toEqual([expect.objectContaining({ channel: 'msteams', outcome: 'done' })]);
    expect(withoutIds(app.lines.join(''))).not.toContain('2468');
  });

  it('a message that is delivered again is not done again, and its answers are not sent again', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    expect(await talk.post({ id: 'm1', text: 'menu' })).not.toBe('');
    expect(await talk.post({ id: 'm1', text: 'menu' })).toBe('');
  });

  it('answers that did not get through are sent when the message is delivered again', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    service.failWith(401);
    await expect(talk.post({ id: 'm1', text: 'menu' })).rejects.toThrow('500');
    const again = await talk.post({ id: 'm1', text: 'menu' });
    expect(again).toContain('Enregistrer un client');
    expect(again.split('Enregistrer un client')).toHaveLength(2);
  });

  it('a command whose receipt did not get through is done once, and the receipt comes with the next delivery', async () => {
    const talk = await teamsTalk(app, service, registrationKonnect.operator, registrationKonnect.login);
    const [confirm, ...before] = [...registrationKonnect.cards].reverse();
    for (const [button, filled] of before.reverse()) await talk.press(button, filled);
    const [button, filled, expected] = confirm ?? ['', {}, ''];
    const message = { id: 'confirmed', value: talk.valueOf(button, filled) };
    service.failWith(401);
    await expect(talk.post(message)).rejects.toThrow('500');
    expect(missing(await talk.post(message), expected)).toEqual([]);
    expect(await talk.post(message)).toBe('');
    const account = await app.accountId('konnect', 'agent1');
    expect(await app.store.read((tables) => tables.sales.where({ account }))).toHaveLength(1);
  });

  it('a confirmed card that comes again with another id gives the same receipt, and nothing is done twice', async () => {
    const talk = await teamsTalk(app, service, registrationKonnect.operator, registrationKonnect.login);
    const [confirm, ...before] = [...registrationKonnect.cards].reverse();
    for (const [button, filled] of before.reverse()) await talk.press(button, filled);
    const [button, filled, expected] = confirm ?? ['', {}, ''];
    const value = talk.valueOf(button, filled);
    const receipt = await talk.post({ id: 'c1', value });
    expect(missing(receipt, expected)).toEqual([]);
    const again = await talk.post({ id: 'c2', value });
    expect(again).toContain('une seule fois');
    expect(missing(again, expected)).toEqual([]);
    const [, reference = ''] = /([A-Z2-9]{8})/.exec(receipt) ?? [];
    expect(again).toContain(reference);
    const account = await app.accountId('konnect', 'agent1');
    expect(await app.store.read((tables) => tables.sales.where({ account }))).toHaveLength(1);
  });

  it('a card that was forwarded does nothing in another chat, and whoever pressed it is told so alone', async () => {
    const talk = await teamsTalk(app, service, registrationKonnect.operator, registrationKonnect.login);
    const [confirm, ...before] = [...registrationKonnect.cards].reverse();
    for (const [button, filled] of before.reverse()) await talk.press(button, filled);
    const [button, filled] = confirm ?? ['', {}];
    const value = talk.valueOf(button, filled);
    const other = await teamsTalk(app, service, 'konnect', 'agent2');
    const shown = service.shown.length;
    const told = await other.post({ value });
    expect(told).not.toContain('Dupont');
    expect(told).toContain(plainBlanks(app.words('fr').say('common:stale')));
    expect(new Set(service.shown.slice(shown).map(({ conversation }) => conversation))).toEqual(
      new Set([other.conversation]),
    );
    expect(await app.store.read((tables) => tables.sales.where({}))).toEqual([]);
  });

  it('an answer that the channel refuses for good holds nothing up', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    service.failWith(400);
    expect(await talk.post({ text: 'menu' })).toBe('');
    expect(await talk.post({ text: 'menu' })).toContain('Enregistrer un client');
    expect(app.lines.join('')).toContain('bot.refused');
  });

  it('a slow connector does not keep Bot Service waiting', async () => {
    await app.stop();
    app = await startApp({ of: 'konnect', env: service.env, bot: { ...service.bot, acknowledgeWithin: 50 } });
    const object = await joinTeams(app, 'konnect', 'agent1');
    const release = service.hold();
    const answered = await postMessage(app, teamsActivity(service, object, { text: 'menu' }), service.token());
    expect(answered.status).toBe(200);
    expect(service.shown).toEqual([]);
    release();
    await service.until(2);
  });

  it('a conversation goes on after a restart', async () => {
    const object = await joinTeams(app, 'konnect', 'agent1');
    const activity = (given: object) => teamsActivity(service, object, { ...given });
    await postMessage(app, activity({ text: 'menu' }), service.token());
    const { dataDir } = app;
    await app.halt();
    app = await startApp({ of: 'konnect', env: service.env, bot: service.bot, dataDir });
    const before = service.shown.length;
    await postMessage(app, activity({ text: 'menu' }), service.token());
    expect(service.shown.length).toBe(before + 1);
    expect(await conversations()).toHaveLength(1);
  });
});

describe('the configuration of the Bot Framework', () => {
  it('closes the route when there is none', async () => {
    await app.stop();
    app = await startApp({ of: 'konnect' });
    expect((await postMessage(app, teamsActivity(service, nobody, {}), service.token())).status).toBe(404);
  });

  it.each([
    [{ MicrosoftAppType: '' }, /MicrosoftAppType is not set/],
    [{ MicrosoftAppType: 'MultiTenant' }, /MicrosoftAppType must be/],
    [{ MicrosoftAppId: '' }, /MicrosoftAppId is not set/],
    [{ MicrosoftAppId: 'me' }, /MicrosoftAppId must be an id/],
    [{ MicrosoftAppTenantId: '' }, /MicrosoftAppTenantId is not set/],
    [{ MicrosoftAppPassword: '' }, /MicrosoftAppPassword is not set/],
    [{ MicrosoftAppType: 'UserAssignedMSI' }, /a managed identity has none/],
    [{ BOT_AUTH: '' }, /not BOT_AUTH=required/],
    [{ BOT_AUTH: 'off' }, /BOT_AUTH must be required/],
    [{ BOT_SERVICE_URLS: 'http://connector.example.com' }, /BOT_SERVICE_URLS/],
  ])('is refused with %j', (given, message) => {
    const tried = () => loadConfig({ ...service.env, ...given });
    expect(tried).toThrow(message);
    expect(tried).toThrow(ConfigError);
  });

  it('takes a managed identity without a password', () => {
    const env = { ...service.env, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' };
    expect(loadConfig(env).bot).toMatchObject({ appType: 'UserAssignedMSI', appId, password: undefined });
  });
});
