import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, loadConfig } from '../../src/bot/start/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService, tenant } from '../support/botService.js';
import { cardTalk } from '../support/talk.js';
import { joinTeams, postMessage, teamsActivity } from '../support/teamsTalk.js';

const otherTenant = '77777777-7777-4888-8999-000000000000';
let service: BotService;
let app: TestApp;
let now: Date;
beforeEach(async () => {
  service = await startBotService();
  now = new Date();
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

const start = async (env: Readonly<Record<string, string>> = {}) => {
  const clock = { now: () => now };
  app = await startApp({ of: 'telenet', env: { ...service.env, ...env }, bot: service.bot, clock });
};

const Shown = z.object({ rows: z.array(z.object({ label: z.string(), value: z.string() })) });

/** Asks for a code in the web chat, with the password, and looks at it on the page. */
async function codeOf(login: string, password: string, title: string, confirm: string, field: string): Promise<string> {
  const talk = await cardTalk(app, 'telenet', login);
  await talk.press(title, {});
  await talk.press(confirm, { [field]: password });
  talk.close();
  const command = await app.store.read(async ({ disclosures }) => {
    const account = await app.accountId('telenet', login);
    return (await disclosures.where({ account })).at(-1)?.id ?? '';
  });
  const { cookie } = await app.signIn('telenet', login);
  const headers = { 'Content-Type': 'application/json', cookie, Origin: app.url };
  const body = JSON.stringify({ command, language: 'fr' });
  const answered = await fetch(`${app.url}/telenet/once`, { method: 'POST', headers, body });
  return (
    Shown.parse(await answered.json()).rows.find(({ value }) => /^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(value))?.value ?? ''
  );
}
const codeOfFleet1 = () => codeOf('fleet1', 'telenet-demo-1', 'Relier Teams', 'Obtenir le code', 'Votre mot de passe');

/** What the bot says to this message, all that was shown of it. */
async function told(object: string, given: Record<string, unknown>): Promise<string> {
  const before = service.shown.length;
  const answered = await postMessage(app, teamsActivity(service, object, given), service.token());
  expect(answered.status).toBe(200);
  return JSON.stringify(service.shown.slice(before).map(({ activity }) => activity));
}

const entraOfFleet1 = async () => {
  const id = await app.accountId('telenet', 'fleet1');
  return (await app.store.read(({ accounts }) => accounts.get(id)))?.entra;
};

/** All files of the store. */
async function stored(): Promise<string> {
  const names = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile() && !one.name.endsWith('.key'));
  return (await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name), 'latin1')))).join('\n');
}

describe('somebody whom nobody knows', () => {
  it('is told how to be linked, types the code, and goes on as the account, which is audited; the code is nowhere', async () => {
    await start();
    const person = randomUUID();
    expect(await told(person, { text: 'menu' })).toContain(`${app.url}/telenet`);
    const code = await codeOfFleet1();
    expect(code).not.toBe('');
    const linked = await told(person, { id: 'coded', text: `<at>Guichet</at> ${code.toLowerCase()}` });
    expect(linked).toContain('compte de Fleet Manager Exemple');
    expect(linked).toContain('Relier Teams');
    expect(await entraOfFleet1()).toBe(`${tenant}/${person}`);
    // Delivered again, with its id and with another one, it is nothing new, and nothing that is kept.
    for (const id of ['coded', 'again']) expect(await told(person, { id, text: code })).toContain('déjà relié');
    expect(await told(person, { text: 'menu' })).toContain('cartes SIM');
    const audit = await app.store.read(({ audit: lines }) => lines.where({}));
    expect(audit.map(({ command, outcome }) => `${command} ${outcome}`)).toEqual([
      'session.begin done',
      'account.teamsCode done',
      'session.begin done',
      'account.teamsCode.shown done',
      'account.linkTeams done',
    ]);
    await app.halt();
    for (const one of [code, code.replace('-', '')]) {
      expect(await stored()).not.toContain(one);
      expect(app.lines.join('')).not.toContain(one);
    }
    app = await startApp({ of: 'telenet', dataDir: app.dataDir });
  });

  it('may try five codes in ten minutes; then the right one opens nothing either', async () => {
    await start();
    const person = randomUUID();
    const code = await codeOfFleet1();
    for (let tries = 0; tries < 5; tries++)
      expect(await told(person, { text: 'ABCD-2345' })).toContain('pas ou plus valable');
    expect(await told(person, { text: code })).toContain('Trop de codes incorrects');
    expect(await entraOfFleet1()).toBeUndefined();
    // Nobody else is kept from theirs.
    expect(await told(randomUUID(), { text: code })).toContain('compte de Fleet Manager Exemple');
  });

  it('gets no more tries by a restart of the program, and five again after ten minutes', async () => {
    await start();
    const person = randomUUID();
    for (let tries = 0; tries < 4; tries++)
      expect(await told(person, { text: 'ABCD-2345' })).toContain('pas ou plus valable');
    const { dataDir } = app;
    const again = async () => {
      await app.halt();
      const clock = { now: () => now };
      app = await startApp({ of: 'telenet', env: service.env, bot: service.bot, clock, dataDir });
    };
    await again();
    expect(await told(person, { text: 'ABCD-2345' })).toContain('pas ou plus valable');
    await again();
    expect(await told(person, { text: 'ABCD-2345' })).toContain('Trop de codes incorrects');
    // Whose tries they are is nowhere to be read.
    const kept = await app.store.read(({ teamsTries }) => teamsTries.where({}));
    expect(kept).toEqual([expect.objectContaining({ tries: 5, operator: 'telenet' })]);
    expect(JSON.stringify(kept)).not.toContain(person);
    now = new Date(now.getTime() + 10 * 60_000);
    const code = await codeOfFleet1();
    expect(await told(person, { text: code })).toContain('compte de Fleet Manager Exemple');
    expect(await app.store.read(({ teamsTries }) => teamsTries.where({}))).toEqual([]);
  });

  it('is told once by the events of an installation, again when they write, and when they install the app anew', async () => {
    await start();
    const person = randomUUID();
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
    expect(await told(person, added)).toContain('ne vous connaît pas encore');
    for (const given of [added, { type: 'installationUpdate', action: 'add' }, { ...added, id: 'again' }])
      expect(await told(person, given)).toBe('[]');
    expect(await told(person, { text: 'menu' })).toContain('ne vous connaît pas encore');
    expect(await told(person, added)).toBe('[]');
    expect(await told(person, { type: 'installationUpdate', action: 'remove' })).toBe('[]');
    expect(await told(person, added)).toContain('ne vous connaît pas encore');
    // Somebody else is a stranger, too; and what did not get through is told when it is delivered again.
    const other = randomUUID();
    service.failWith(401);
    await expect(told(other, added)).rejects.toThrow();
    expect(await told(other, added)).toContain('ne vous connaît pas encore');
  });

  it('gets nothing for a code after ten minutes, for one that was used, and for one before another', async () => {
    await start();
    const first = await codeOfFleet1();
    now = new Date(now.getTime() + 10 * 60_000);
    expect(await told(randomUUID(), { text: first })).toContain('pas ou plus valable');
    const second = await codeOfFleet1();
    now = new Date(now.getTime() + 60_000);
    const third = await codeOfFleet1();
    expect(await told(randomUUID(), { text: second })).toContain('pas ou plus valable');
    expect(await told(randomUUID(), { text: third })).toContain('compte de Fleet Manager Exemple');
    expect(await told(randomUUID(), { text: third })).toContain('pas ou plus valable');
  });

  it('of another tenant never holds the account of a company that is not bound to it', async () => {
    const companies = `${tenant}:telenet/exempleLogistique-not,${otherTenant}:telenet/*`;
    await start({ TEAMS_TENANTS: companies });
    const code = await codeOfFleet1();
    // The company of the account is bound to the other tenant only.
    expect(await told(randomUUID(), { text: code })).toContain('pas ou plus valable');
    expect(await entraOfFleet1()).toBeUndefined();
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: otherTenant };
    const given = { text: code, conversation, channelData: { tenant: { id: otherTenant } } };
    expect(await told(randomUUID(), given)).toContain('compte de Fleet Manager Exemple');
  });

  it('who was linked before their tenant was bound to somebody else holds nothing', async () => {
    await start({ TEAMS_TENANTS: `${tenant}:telenet/another` });
    const person = await joinTeams(app, 'telenet', 'fleet1');
    expect(await told(person, { text: 'menu' })).toContain('ne vous connaît pas encore');
  });
});

describe('a link', () => {
  it('is ended by somebody who looks after the company, at once; and what was said there goes to nobody', async () => {
    await start();
    const person = await joinTeams(app, 'telenet', 'fleet1');
    expect(await told(person, { text: 'menu' })).toContain('cartes SIM');
    const account = await app.accountId('telenet', 'fleet1');
    const talk = await cardTalk(app, 'telenet', 'fleet2');
    expect(await talk.press('Mit Teams verknüpfte Konten', {})).toContain('Fleet Manager Exemple');
    await talk.press('Teams-Verknüpfung aufheben', {});
    await talk.press('Weiter', { 'Verknüpftes Konto': /Exemple/ });
    expect(await talk.press('Verknüpfung aufheben', {})).toContain('Verknüpfung mit Teams aufgehoben');
    talk.close();
    expect(await told(person, { text: 'menu' })).toContain('ne vous connaît pas encore');
    const [line] = await app.store.read(({ audit }) => audit.where({ subject: `account:${account}` }));
    expect(line).toMatchObject({ command: 'account.unlinkTeams', outcome: 'done' });
  });

  it('is of no other company to see', async () => {
    await start();
    await joinTeams(app, 'telenet', 'fleet1');
    const talk = await cardTalk(app, 'telenet', 'fleet3');
    expect(await talk.press('Comptes reliés à Teams', {})).toContain('Aucun compte');
    talk.close();
  });
});

describe('the configuration of tenants', () => {
  it('is closed unless somebody is named: no menu has Teams', async () => {
    await start({ TEAMS_TENANTS: `${tenant}:telenet/somebody` });
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    expect(await talk.press('Relier Teams', {})).toContain('n’utilise pas Guichet dans Teams');
    talk.close();
  });

  it('is refused where it can mean nothing', async () => {
    for (const wrong of ['telenet', `${tenant}`, `${tenant}:telenet/`, 'me:telenet'])
      expect(() => loadConfig({ TEAMS_TENANTS: wrong })).toThrow(ConfigError);
    await expect(start({ TEAMS_TENANTS: `${tenant}:nobody` })).rejects.toThrow(
      'the operator nobody is not served here',
    );
    await start();
  });
});
