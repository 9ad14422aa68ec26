import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Turns } from '../../src/bot/turns/turns.js';
import { type Edge, openEdge } from '../support/edge.js';

const Set_ = z.object({
  watermark: z.string(),
  activities: z.array(z.looseObject({ id: z.string(), text: z.string().optional() })),
});
type ActivitySet = z.output<typeof Set_>;
const Entered = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() });

let edge: Edge;
let token: string;
let cookie: string;
let conversationId: string;
beforeEach(async () => {
  edge = await openEdge();
  cookie = await edge.signIn();
  ({ token, conversationId } = await edge.token(cookie));
});
afterEach(() => edge.close());

const bearer = (value = token) => ({ authorization: `Bearer ${value}` });
const path = (id = conversationId) => `/v3/directline/conversations/${id}`;
const get = (where: string, value = token) => fetch(`${edge.url}${where}`, { headers: bearer(value) });
const say = (activity: object, value = token) =>
  edge.post(`${path()}/activities`, { type: 'message', ...activity }, bearer(value));
const heard = async (watermark = ''): Promise<ActivitySet> =>
  Set_.parse(await (await get(`${path()}/activities?watermark=${watermark}`)).json());
const enter = async (watermark = '') => Entered.parse(await (await get(`${path()}?watermark=${watermark}`)).json());
const texts = (set: ActivitySet[]) => set.flatMap(({ activities }) => activities.map(({ text }) => text));

/** A live stream that collects what it gets. */
function stream(url: string, options: { origin?: string } = {}) {
  const socket = new WebSocket(url, options);
  const sets: ActivitySet[] = [];
  socket.on('message', (data) => sets.push(Set_.parse(JSON.parse(String(data)))));
  const until = async (count: number) => {
    while (texts(sets).length < count) await once(socket, 'message');
    return texts(sets);
  };
  return { socket, sets, until };
}
/** The status with which a stream is refused. */
async function refusal(url: string, options: { origin?: string } = {}): Promise<number> {
  const socket = new WebSocket(url, options);
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  socket.terminate();
  return z.object({ statusCode: z.number() }).parse(response).statusCode;
}

describe('a message', () => {
  it('is answered once the turn is done, and stands in the log with the answer', async () => {
    const { id } = z.object({ id: z.string() }).parse(await (await say({ text: 'bonjour' })).json());
    const { activities, watermark } = await heard();
    expect(activities.map(({ text }) => text)).toEqual(['hello', 'bonjour', 'echo bonjour']);
    expect(activities[1]?.id).toBe(id);
    expect(watermark).toBe('3');
    expect(await heard('2')).toMatchObject({ activities: [{ text: 'echo bonjour' }], watermark: '3' });
    expect(await heard('3')).toEqual({ activities: [], watermark: '3' });
  });

  it('that is sent again is the same message', async () => {
    const again = { text: 'once', channelData: { clientActivityID: 'c1' } };
    const ids = await Promise.all([await say(again), await say(again)].map((response) => response.json()));
    expect(ids[0]).toEqual(ids[1]);
    expect((await heard()).activities).toHaveLength(3);
    await say({ text: 'once', channelData: { clientActivityID: 'c2' } });
    expect((await heard()).activities).toHaveLength(5);
  });

  it('keeps what a client may say and nothing else: the token says who speaks', async () => {
    const value = { field: 'x', list: [1, true, null] };
    await say({
      text: 'x',
      value,
      locale: 'fr-CD',
      id: 'mine',
      timestamp: '2000-01-01',
      from: { id: 'account-bela', role: 'bot' },
      recipient: { id: 'x' },
      serviceUrl: 'https://evil.example',
      attachments: [{ contentUrl: 'https://evil.example' }],
      channelData: { clientActivityID: 'c1', admin: true },
    });
    const [, said] = (await heard()).activities;
    expect(said).toMatchObject({
      value,
      locale: 'fr-CD',
      from: { id: 'account-awa', role: 'user' },
      channelData: { clientActivityID: 'c1' },
    });
    expect(JSON.stringify(said)).not.toMatch(/evil|mine|admin|bela|2000/);
  });

  it.each([
    ['of another type', { type: 'conversationUpdate' }],
    ['of no text', { text: 1 }],
    ['with a list as value', { value: [] }],
    ['with a text as value', { value: 'x' }],
    ['with a value too deep', { value: JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`) }],
    ['with a value too wide', { value: { list: Array.from({ length: 600 }, () => 1) } }],
    ['with a prototype as value', { value: JSON.parse('{"a":{"__proto__":{"x":1}}}') }],
    ['with too long a client id', { channelData: { clientActivityID: 'x'.repeat(129) } }],
  ])('%s is refused', async (_, activity) => {
    expect((await say(activity)).status).toBe(400);
    expect((await heard()).activities).toHaveLength(1);
  });

  it('may be long: the dialogs answer that', async () => {
    expect((await say({ text: 'x'.repeat(100_000) })).status).toBe(200);
  });

  it('that somebody is typing costs no turn', async () => {
    expect((await say({ type: 'typing' })).status).toBe(200);
    expect((await heard()).activities).toHaveLength(1);
  });
});

describe('a token', () => {
  const sign = (claims: Record<string, string>, key = 7, issuer = 'guichet', expires = '1h') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience('guichet/directline')
      .setExpirationTime(expires)
      .sign(new Uint8Array(32).fill(key));
  const claims = () =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  const own = () =>
    z.object({ user: z.string(), operator: z.string(), conversation: z.string(), session: z.string() }).parse(claims());

  it('that was made elsewhere opens nothing', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`;
    const payload = Buffer.from(JSON.stringify({ ...claims(), user: 'account-bela' })).toString('base64url');
    const tampered = token.split('.').with(1, payload).join('.');
    const forged = [
      none,
      tampered,
      await sign(own(), 8),
      await sign(own(), 7, 'other'),
      await sign(own(), 7, 'guichet', '-1s'),
    ];
    expect((await get(path(), await sign(own()))).status).toBe(200);
    for (const value of [...forged, '', 'x', 'a.b.c']) {
      const statuses = [
        await get(path(), value),
        await get(`${path()}/activities`, value),
        await say({ text: 'x' }, value),
      ];
      expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403]);
    }
  });

  it('opens its own conversation and no other, even of the same account', async () => {
    const bela = await edge.token(await edge.signIn('bela'));
    const other = await edge.token(await edge.signIn());
    for (const { conversationId: id } of [bela, other]) {
      expect((await get(path(id))).status).toBe(403);
      expect((await edge.post(`${path(id)}/activities`, { type: 'message', text: 'x' }, bearer())).status).toBe(403);
    }
    expect((await get(path('nowhere'))).status).toBe(403);
  });

  it('of a conversation that belongs to somebody else is refused', async () => {
    const bela = await edge.token(await edge.signIn('bela'));
    const mixed = await sign({ ...own(), conversation: bela.conversationId });
    expect((await get(path(bela.conversationId), mixed)).status).toBe(403);
  });

  it('is renewed, until the sign-out', async () => {
    const renew = (value: string) => edge.post('/v3/directline/tokens/refresh', undefined, bearer(value));
    const { token: next } = Entered.pick({ token: true }).parse(await (await renew(token)).json());
    expect((await get(path(), next)).status).toBe(200);
    await edge.post('/konnect/sign-out', undefined, { cookie });
    expect([await renew(next), await get(path(), next), await say({ text: 'x' })].map(({ status }) => status)).toEqual([
      403, 403, 403,
    ]);
  });

  it('expires after half an hour', async () => {
    let now = Date.now();
    const timed = await openEdge({ clock: { now: () => new Date(now) } });
    const given = await timed.token(await timed.signIn());
    const status = async () =>
      (await fetch(`${timed.url}${path(given.conversationId)}`, { headers: bearer(given.token) })).status;
    expect(await status()).toBe(200);
    now += 1_801_000;
    expect(await status()).toBe(403);
    await timed.close();
  });

  it('of a conversation that has expired is told so', async () => {
    await edge.store.conversations.expire('9999');
    expect((await get(path())).status).toBe(404);
  });

  it('starts no second conversation', async () => {
    const response = await edge.post('/v3/directline/conversations', {}, bearer());
    expect(Entered.parse(await response.json()).conversationId).toBe(conversationId);
  });
});

describe('the live stream', () => {
  it('first tells what was missed, then what is said, to everybody who listens', async () => {
    const { streamUrl } = await enter();
    const [one, two] = [stream(streamUrl), stream(streamUrl)];
    await Promise.all([one.until(1), two.until(1)]);
    await say({ text: 'a', channelData: { clientActivityID: 'c9' } });
    expect(await one.until(3)).toEqual(['hello', 'a', 'echo a']);
    expect(await two.until(3)).toEqual(['hello', 'a', 'echo a']);
    expect(JSON.stringify(one.sets)).toContain('"clientActivityID":"c9"');
    const late = stream((await enter('2')).streamUrl);
    expect(await late.until(1)).toEqual(['echo a']);
  });

  it('has no gap and no double while messages come in', async () => {
    const { streamUrl } = await enter();
    const saying = (async () => {
      for (let count = 0; count < 30; count += 1) await say({ text: `m${count}` });
    })();
    const streams = [];
    for (let count = 0; count < 8; count += 1) {
      const opened = stream(streamUrl);
      streams.push(opened);
      await once(opened.socket, 'open');
    }
    await saying;
    const expected = (await heard()).activities.map(({ text }) => text);
    expect(expected).toHaveLength(61);
    for (const { until } of streams) expect(await until(61)).toEqual(expected);
  });

  it('is not silenced by a mark that was never given', async () => {
    const opened = stream((await enter('999999')).streamUrl);
    await once(opened.socket, 'open');
    await say({ text: 'a' });
    expect((await opened.until(2)).slice(-2)).toEqual(['a', 'echo a']);
  });

  it('is closed by the sign-out', async () => {
    const { socket, until } = stream((await enter()).streamUrl);
    await until(1);
    const closed = once(socket, 'close');
    await edge.post('/konnect/sign-out', undefined, { cookie });
    expect((await closed)[0]).toBe(1008);
  });

  it('is refused to a foreign page, a foreign token and a foreign conversation', async () => {
    const { streamUrl } = await enter();
    const bela = await edge.token(await edge.signIn('bela'));
    expect(await refusal(streamUrl, { origin: 'https://evil.example' })).toBe(403);
    expect(await refusal(streamUrl.replace(/t=[^&]+/, 't=x'))).toBe(403);
    expect(await refusal(streamUrl.replace(/t=[^&]+/, `t=${bela.token}`))).toBe(403);
    expect(await refusal(streamUrl.replace(conversationId, bela.conversationId))).toBe(403);
    expect(await refusal(edge.url.replace('http', 'ws'))).toBe(404);
    const own = stream(streamUrl, { origin: edge.url });
    expect(await own.until(1)).toEqual(['hello']);
  });

  it('is closed for who sends more than a ping, and limited in number', async () => {
    const small = await openEdge({
      limits: { streams: { conversation: 1, account: 100, overall: 5, checkEvery: 30_000 } },
    });
    const given = await small.token(await small.signIn());
    const url = `${small.url.replace('http', 'ws')}${path(given.conversationId)}/stream?t=${given.token}`;
    const { socket, until } = stream(url);
    await until(1);
    expect(await refusal(url)).toBe(429);
    const closed = once(socket, 'close');
    socket.send('x'.repeat(2000));
    expect((await closed)[0]).toBe(1009);
    await small.close();
  });

  it('is closed for who does not read', async () => {
    const events = new EventEmitter();
    const listened = once(events, 'listened');
    const turns: Turns = {
      ...edge.turns,
      listen: (_, heard) => {
        events.on('more', heard);
        events.emit('listened');
        return () => events.emit('deaf');
      },
    };
    const own = await openEdge({ turns, store: edge.store });
    const given = await own.token(await own.signIn());
    const { socket } = stream(`${own.url.replace('http', 'ws')}${path(given.conversationId)}/stream?t=${given.token}`);
    await Promise.all([listened, once(socket, 'open')]);
    socket.pause();
    let deaf = false;
    events.once('deaf', () => {
      deaf = true;
    });
    const text = 'x'.repeat(100_000);
    for (let mark = 2; !deaf && mark < 5000; mark += 1) {
      events.emit('more', [{ mark, activity: { id: `m${mark}`, text } }]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(deaf).toBe(true);
    await own.close();
  });

  it('leaves no token in the log', async () => {
    const { streamUrl } = await enter();
    await stream(streamUrl).until(1);
    await refusal(`${streamUrl.replace(/t=[^&]+/, 't=canary')}`);
    for (const secret of [token, 'canary', new URL(streamUrl).searchParams.get('t') ?? '']) {
      expect(edge.lines.join('')).not.toContain(secret);
    }
  });
});
