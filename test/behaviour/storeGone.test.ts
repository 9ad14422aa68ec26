import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Language } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { GoneStore, type Part, wholeStore } from '../support/goneStore.js';
import { livePage } from '../support/livePage.js';
import { cardTalk } from '../support/talk.js';
import { postMessage, teamsActivity, teamsTalk } from '../support/teamsTalk.js';

const sorry: Readonly<Record<Language, RegExp>> = {
  fr: /^Désolé, le service est momentanément indisponible\..* Référence\s: (\w{8})\.$/,
  ru: /^Извините, сервис временно недоступен\..* Код ошибки: (\w{8})\.$/,
  de: /^Der Dienst ist leider gerade nicht verfügbar\..* Fehlernummer: (\w{8})\.$/,
  en: /^Sorry, the service is not available at the moment\..* Reference: (\w{8})\.$/,
};
const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const json = { 'Content-Type': 'application/json' };

let store: GoneStore;
let service: BotService;
let app: TestApp;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeEach(async () => {
  process.on('unhandledRejection', note);
  store = new GoneStore();
  service = await startBotService();
  app = await startApp({ of: 'konnect', env: service.env, bot: service.bot, storeBehind: store.behind });
});
afterEach(async () => {
  store.comeBack();
  await app.stop();
  await service.close();
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

const ready = async () => (await fetch(`${app.url}/readyz`)).status;
/** The reference of the apology, which one line of the log has, without what the store said. */
function referenceIn(said: string | undefined, language: Language): string {
  const text = said ?? 'nothing';
  const [, reference = 'none'] = sorry[language].exec(text) ?? [];
  expect([text, app.lines.filter((line) => line.includes(reference)).length]).toEqual([text, 1]);
  expect(text + app.lines.join('')).not.toContain('4711');
  return reference;
}
async function speak(language: Language | undefined, login = 'agent1'): Promise<void> {
  const id = await app.accountId('konnect', login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account) await accounts.put({ ...account, language });
  });
}

describe('on Direct Line, a store that is gone', () => {
  it.each<[string, readonly Part[]]>([
    ['as a whole', wholeStore],
    ['for reading', ['read']],
    ['for loading conversations', ['load']],
    ['for committing conversations', ['commit']],
  ])('%s gives 503 and, on the live stream, an apology that is kept nowhere', async (_what, parts) => {
    const { say, sets, log, socket } = await livePage(app);
    await say('menu');
    const before = sets.at(-1)?.watermark;
    store.lose(...parts);
    const refused = await say('menu');
    expect([refused.status, refused.error?.code, refused.retryAfter]).toEqual([503, 'ServiceUnavailable', '5']);
    referenceIn(refused.error?.message, 'fr');
    expect(refused.heard).toEqual({ watermark: before, texts: [refused.error?.message] });
    expect([await ready(), (await fetch(`${app.url}/healthz`)).status]).toEqual([503, 200]);
    store.comeBack();
    expect(await ready()).toBe(200);
    const answered = await say('menu');
    expect([answered.status, socket.readyState]).toEqual([200, WebSocket.OPEN]);
    expect(Number(answered.heard?.watermark)).toBeGreaterThan(Number(before));
    expect(await log()).not.toContain('indisponible');
  });

  it('says it in plain text as well', async () => {
    const { say } = await livePage(app, { plain: true });
    store.lose(...wholeStore);
    const { error, heard } = await say('menu');
    referenceIn(error?.message, 'fr');
    expect(heard?.texts).toEqual([error?.message]);
  });

  it('carries out a message that is sent again after it has come back, once', async () => {
    const { say, post, log } = await livePage(app);
    const own = { channelData: { clientActivityID: 'mine' } };
    store.lose('commit');
    expect((await say('menu', own)).status).toBe(503);
    store.comeBack();
    expect((await say('menu', own)).status).toBe(200);
    expect((await post('menu', own)).status).toBe(200);
    expect((await log()).split('"text":"menu"')).toHaveLength(2);
  });

  it.each<[Language, readonly Part[], string | undefined, Language]>([
    ['de', ['commit'], 'fr', 'de'],
    ['ru', ['load'], undefined, 'ru'],
    ['en', wholeStore, undefined, 'fr'],
    ['de', wholeStore, 'en-GB', 'en'],
  ])('speaks %s without %p and with the locale %p: %s', async (language, parts, locale, spoken) => {
    const { say } = await livePage(app);
    await speak(language);
    store.lose(...parts);
    const { error } = await say('menu', { locale });
    referenceIn(error?.message, spoken);
  });

  it('leaves live streams as they are, however often they are looked at', async () => {
    await app.stop();
    const streams = { conversation: 10, account: 100, overall: 10, checkEvery: 1_000 };
    app = await startApp({ of: 'konnect', storeBehind: store.behind, limits: { streams } });
    const { say, socket } = await livePage(app);
    store.lose(...wholeStore);
    for (let look = 0; look < 2; look += 1) await once(socket, 'ping');
    store.comeBack();
    expect((await say('menu')).status).toBe(200);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    expect(app.lines.join('')).toContain('stream.failed');
  });

  it('lets nobody hear meanwhile who was not there before, and then does', async () => {
    const { path, authorization, stream } = await livePage(app);
    store.lose(...wholeStore);
    const refused = new WebSocket(stream);
    refused.on('error', () => {});
    await new Promise((closed) => refused.once('close', closed));
    expect((await fetch(path, { headers: { authorization } })).status).toBe(503);
    store.comeBack();
    const opened = new WebSocket(stream);
    await once(opened, 'message');
    opened.terminate();
  });

  it('leaves the cards as they were: the guide goes on', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const screen = await talk.press('Enregistrer un client');
    store.lose(...wholeStore);
    await expect(talk.press('Annuler')).rejects.toThrow();
    store.comeBack();
    expect(screen).toContain('Nom du client');
    expect(await talk.press('Annuler')).toContain('Que souhaitez-vous faire');
  });

  it('lets a file that is sent be sent again', async () => {
    const { path, authorization, sets, socket } = await livePage(app);
    const send = () => {
      const form = new FormData();
      const activity = JSON.stringify({ type: 'message', from: { id: 'whoever' } });
      form.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }));
      form.append('file', new Blob(['one'], { type: 'text/plain' }), 'one.txt');
      return fetch(`${path}/upload?userId=whoever`, { method: 'POST', headers: { authorization }, body: form });
    };
    store.lose(...wholeStore);
    const heard = once(socket, 'message');
    expect((await send()).status).toBe(503);
    await heard;
    expect(sets.at(-1)?.texts.join()).toMatch(sorry.fr);
    store.comeBack();
    expect((await send()).status).toBe(200);
  });
});

describe('in Teams, a store that is gone', () => {
  const object = ({ conversation }: { conversation: string }) => conversation.replace('a:', '');
  const told = () => service.shown.map(({ activity }) => String(activity.text ?? '')).at(-1) ?? '';

  it.each<[string, readonly Part[]]>([
    ['as a whole', wholeStore],
    ['for loading conversations', ['load']],
    ['for committing conversations', ['commit']],
  ])('%s is said by the connector; the message is not delivered again, and not kept', async (_what, parts) => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    store.lose(...parts);
    const shown = service.shown.length;
    expect(await talk.say('menu')).toMatch(sorry.fr);
    expect(service.shown).toHaveLength(shown + 1);
    referenceIn(told(), 'fr');
    store.comeBack();
    expect(await ready()).toBe(200);
    const after = await talk.say('menu');
    expect(after).toContain('Que souhaitez-vous faire');
    expect(after).not.toContain('indisponible');
  });

  it('is told in the language of the person, or of the channel where nobody can be asked for it', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    await speak('ru');
    store.lose('commit');
    expect(await talk.say('menu')).toMatch(sorry.ru);
    store.lose(...wholeStore);
    expect(await talk.post({ text: 'menu', locale: 'en-GB' })).toMatch(sorry.en);
  });

  it('fails where the connector does not take the apology: the message comes again, and is carried out', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    const message = teamsActivity(service, object(talk), { id: 'm1', text: 'menu' });
    store.lose(...wholeStore);
    service.failWith(401);
    const answer = await postMessage(app, message, service.token());
    expect(answer.status).toBe(503);
    store.comeBack();
    const shown = service.shown.length;
    expect((await postMessage(app, message, service.token())).status).toBe(200);
    expect(service.shown.length).toBeGreaterThan(shown);
    expect(told()).not.toMatch(sorry.fr);
  });

  it('after the turn was committed needs no apology: the answers come with the next delivery', async () => {
    const talk = await teamsTalk(app, service, 'konnect', 'agent1');
    const message = teamsActivity(service, object(talk), { id: 'm1', text: 'menu' });
    const shown = service.shown.length;
    // The turn loads the conversation; so does whoever hands over its answers.
    store.loseAfter('load', 1);
    expect((await postMessage(app, message, service.token())).status).toBe(503);
    expect(service.shown).toHaveLength(shown);
    store.comeBack();
    expect((await postMessage(app, message, service.token())).status).toBe(200);
    expect(service.shown.length).toBeGreaterThan(shown);
    expect(app.lines.join('').split('turn.notCarriedOut')).toHaveLength(1);
  });
});

describe('on our pages, a store that is gone', () => {
  it('is said in the browser’s language, with a reference', async () => {
    const { cookie } = await livePage(app);
    store.lose(...wholeStore);
    const headers = { cookie, accept: 'text/html', 'accept-language': 'ru' };
    const shown = await fetch(`${app.url}/konnect`, { headers });
    const html = await shown.text();
    expect([shown.status, shown.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    referenceIn(/<p>(Извините[^<]*)<\/p>/.exec(html)?.[1] ?? html, 'ru');
    store.comeBack();
    expect((await fetch(`${app.url}/konnect`, { headers })).status).toBe(200);
  });

  it.each(['/konnect/sign-in', '/konnect/token', '/konnect/sign-out'])('is said by %s', async (path) => {
    const { cookie } = await livePage(app);
    store.lose(...wholeStore);
    const refused = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { ...json, cookie, 'accept-language': 'de;q=0.5, en' },
      body: JSON.stringify({ login: 'agent1', password: 'whatever' }),
    });
    expect(refused.status).toBe(503);
    referenceIn(Refused.parse(await refused.json()).error.message, 'en');
  });
});
