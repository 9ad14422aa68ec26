import { EventEmitter, once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { fileWithin } from '../../src/bot/http/life.js';
import type { Drivers } from '../../src/bot/outside/outside.js';
import { startApp, type TestApp } from '../support/app.js';
import type { SignedIn } from '../support/directTalk.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

let app: TestApp;
afterEach(() => app.stop());

const Entered = z.object({ streamUrl: z.string() });

/** What a refusal says: its status, when again, and the sentence. */
interface Refused {
  readonly status: number;
  readonly retryAfter: number;
  readonly message: string;
}
const Said = z.object({ error: z.object({ message: z.string() }) });
const sentenceIn = (body: string) => Said.parse(JSON.parse(body)).error.message;

const refusalOf = async (answer: Response): Promise<Refused> => ({
  status: answer.status,
  retryAfter: Number(answer.headers.get('Retry-After')),
  message: sentenceIn(await answer.text()),
});

/** Asks for the address of a live stream. */
function asked({ token, conversationId }: SignedIn, language = 'fr'): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'Accept-Language': language };
  return fetch(`${app.url}/v3/directline/conversations/${conversationId}`, { headers });
}
const addressIn = async (answer: Response) => Entered.parse(await answer.json()).streamUrl;

/** Opens a live stream; gives it, or with what it was refused. */
async function stream(who: SignedIn): Promise<WebSocket | Refused> {
  const answer = await asked(who);
  return answer.ok ? opened(await addressIn(answer)) : refusalOf(answer);
}

async function opened(address: string): Promise<WebSocket | Refused> {
  const socket = new WebSocket(address);
  app.onStop(() => socket.terminate());
  return Promise.race([
    once(socket, 'open').then(() => socket),
    new Promise<Refused>((resolve) => {
      socket.once('unexpected-response', async (_req, response) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, retryAfter: Number(headers['retry-after']), message: sentenceIn(await text(response)) });
      });
    }),
  ]);
}

/** The beginning of a file's request. */
function begin({ token, conversationId }: SignedIn): ClientRequest {
  const sent = request(`${app.url}/v3/directline/conversations/${conversationId}/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'Content-Type': 'multipart/form-data; boundary=b',
      'Content-Length': 400,
    },
  });
  app.onStop(() => sent.destroy());
  sent.on('error', () => {});
  return sent;
}

/** Begins to send a file and stops in the middle. */
function hold(who: SignedIn): Promise<number> {
  const sent = begin(who);
  sent.write('--b\r\n');
  return new Promise((resolve) => {
    sent.once('response', (response) => resolve(response.statusCode ?? 0));
  });
}

async function upload({ token, conversationId }: SignedIn): Promise<number> {
  const body = new FormData();
  body.append('file', new Blob(['x'.repeat(600)]), 'a.txt');
  const headers = { Authorization: `Bearer ${token}` };
  const url = `${app.url}/v3/directline/conversations/${conversationId}/upload`;
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

const forgetLanguage = (id: string) =>
  app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account) await accounts.put({ ...account, language: undefined });
  });

describe('live streams (S5)', () => {
  it('of one account are bounded over all its conversations, and others have theirs', async () => {
    const streams = { conversation: 5, account: 3, overall: 100, checkEvery: 30_000 };
    app = await startApp({ of: 'konnect', limits: { streams } });
    const own = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent1')] as const;
    const address = await addressIn(await asked(own[1]));
    for (const one of [own[0], own[1], own[0]]) expect(await stream(one)).toBeInstanceOf(WebSocket);
    const message = 'Cette conversation est ouverte à trop d’endroits. Fermez-en un ou réessayez dans 1 minute.';
    const refused = { status: 429, retryAfter: 30, message };
    expect(await opened(address)).toEqual(refused);
    // A page does not hear with what its stream was refused: the request for its address says so before.
    expect(await refusalOf(await asked(own[1]))).toEqual(refused);
    expect(await stream(await app.signIn('konnect', 'agent2'))).toBeInstanceOf(WebSocket);
    // A page that is loaded now is told before it connects.
    const token = await fetch(`${app.url}/konnect/token`, { method: 'POST', headers: { cookie: own[1].cookie } });
    expect(await refusalOf(token)).toEqual(refused);
  });

  it('of everybody are bounded, which is said otherwise', async () => {
    const streams = { conversation: 5, account: 5, overall: 1, checkEvery: 30_000 };
    app = await startApp({ of: 'konnect', limits: { streams } });
    const [one, other] = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent2')];
    expect(await stream(one)).toBeInstanceOf(WebSocket);
    const refused = await stream(other);
    expect(refused).toMatchObject({ status: 429, message: expect.stringContaining('Trop de personnes') });
    // In the language of the page that asks, whose account has none of its own.
    await forgetLanguage(await app.accountId('konnect', 'agent2'));
    const inEnglish = { message: app.words('en', 'konnect').say('common:bound.crowded', { count: 1 }) };
    expect(await refusalOf(await asked(other, 'en'))).toMatchObject(inEnglish);
  });
});

describe('messages of one conversation', () => {
  it('wait in so many at a time, and the next is told so in words, and shown it once', async () => {
    const gate = new EventEmitter();
    const opened = once(gate, 'opened');
    // The first asks another system, which does not answer before the last has been said.
    const outsideBehind = (drivers: Drivers): Drivers =>
      new Map([...drivers].map(([noun, driver]) => [noun, { page: (...of) => opened.then(() => driver.page(...of)) }]));
    app = await startApp({ of: 'kcell', limits: { turnsAtOnce: 2 }, outsideBehind });
    const { token, conversationId } = await app.signIn('kcell', 'admin1');
    const socket = await stream({ token, conversationId });
    if (!(socket instanceof WebSocket)) throw new Error('there is no stream');
    const shown: string[] = [];
    socket.on('message', (data) => shown.push(String(data)));
    const say = (text: string) =>
      fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ type: 'message', text }),
      });
    await say(app.words('ru', 'kcell').say('allowances:title'));
    const refused: Response[] = [];
    const all = Array.from({ length: 12 }, () =>
      say('8 701 000 0003').then((answer) => {
        if (answer.status === 429) refused.push(answer);
      }),
    );
    await until(async () => refused.length === 10);
    gate.emit('opened');
    await Promise.all(all);
    expect(refused).toHaveLength(10);
    for (const one of refused) {
      expect(one.headers.get('Retry-After')).toBe('1');
      expect(sentenceIn(await one.text())).toContain('ещё обрабатываются');
    }
    await say('меню');
    await until(async () => shown.join('').includes('ещё обрабатываются'));
    expect(shown.join('').split('ещё обрабатываются')).toHaveLength(2);
  });
});

describe('files that are left open (S8)', () => {
  it('take the places of their own account only', async () => {
    app = await startApp({ of: 'konnect', limits: { uploadsAtOnceOfAccount: 2, uploadsAtOnce: 20 } });
    const hostile = await app.signIn('konnect', 'agent1');
    const honest = await app.signIn('konnect', 'agent2');
    const held = Array.from({ length: 6 }, () => hold(hostile));
    // Four of six are turned away at once; the other two hold their places.
    const refused = held.map(async (one) => (await one) === 429);
    expect(await Promise.any(refused)).toBe(true);
    expect(await upload(honest)).toBe(200);
    expect(await upload(hostile)).toBe(429);
  });

  it('and given up are no fault of ours: nothing of them is in the log but that somebody went', async () => {
    app = await startApp({ of: 'konnect' });
    const sent = begin(await app.signIn('konnect', 'agent1'));
    await new Promise((written) => sent.write('--b\r\n', written));
    const isAt = (event: string) => app.lines.some((line) => line.includes(event));
    sent.destroy();
    await until(async () => isAt('request.gone') || isAt('request.failed'));
    expect(isAt('request.failed')).toBe(false);
  });

  it('have to come: so long a small one may take, and so long the largest', () => {
    expect(fileWithin(400)).toBeLessThan(6_000);
    expect(fileWithin(4 * 1024 * 1024)).toBeGreaterThanOrEqual(60_000);
  });
});
