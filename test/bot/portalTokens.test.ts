import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { createTokens } from '../../src/bot/secrets/conversationTokens.js';
import { ConfigError, loadConfig } from '../../src/bot/start/config.js';
import { startApp, type TestApp } from '../support/app.js';

const secret = 'a-portal-secret-of-forty-characters-long';
const origin = 'https://portal.example.com';
const desk = { name: 'desk', secret, operator: 'konnect', organisations: 'all', origins: [origin] };
const other = {
  ...desk,
  name: 'other',
  secret: `${secret}-2`,
  operator: 'nobody',
  origins: ['https://other.example.com'],
};
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const given = (...portals: object[]) => ({ PORTALS: JSON.stringify(portals) });

let app: TestApp;
let account: string;
beforeEach(async () => {
  app = await startApp({ of: 'konnect', env: given(desk, other) });
  account = await app.accountId('konnect', 'agent1');
});
afterEach(() => app.stop());

/** The same data under another configuration. */
async function restart(env: Record<string, string>) {
  const { dataDir } = app;
  await app.halt();
  app = await startApp({ env, dataDir });
}

const Token = z.object({ token: z.string(), conversationId: z.string(), expires_in: z.int() });
type Token = z.output<typeof Token>;

function generate(user: unknown, bearer: string = secret, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}`, ...headers },
    body: JSON.stringify({ user }),
  });
}
const generated = async () => Token.parse(await (await generate({ id: account })).json());

function call(method: string, path: string, token: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}/v3/directline${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
}
const activities = ({ conversationId, token }: Token, headers: Record<string, string> = {}) =>
  call('GET', `/conversations/${conversationId}/activities`, token, headers);
const refresh = ({ token }: Token) => call('POST', '/tokens/refresh', token);

describe('a portal’s server', () => {
  it('gets a token for one of its people, in a conversation that has begun', async () => {
    const answer = await generated();
    expect(answer.expires_in).toBe(1800);
    expect(JSON.stringify(await (await activities(answer)).json())).toContain('Enregistrer un client');
    const conversation = await app.store.conversations.load(answer.conversationId);
    expect(conversation).toMatchObject({ account, operator: 'konnect' });
    expect(Token.parse(await (await refresh(answer)).json()).conversationId).toBe(answer.conversationId);
  });

  it.each([
    ['a wrong secret', 'x'.repeat(40)],
    ['a part of the secret', secret.slice(0, 32)],
    ['an empty secret', ''],
  ])('gets none with %s', async (_name, bearer) => {
    expect((await generate({ id: account }, bearer)).status).toBe(403);
  });

  it('gets none for an unknown account or another operator’s, and cannot tell which', async () => {
    const unknown = await generate({ id: 'nobody' });
    const foreign = await generate({ id: account }, other.secret);
    expect([unknown.status, foreign.status]).toEqual([403, 403]);
    expect(await unknown.json()).toEqual(await foreign.json());
  });

  it('gets none for an organisation that is not on its list', async () => {
    await restart(given({ ...desk, organisations: ['north'] }));
    expect((await generate({ id: account })).status).toBe(403);
    await app.store.transaction(async ({ accounts }) => {
      const row = await accounts.get(account);
      if (row) await accounts.put({ ...row, organisations: ['north'] });
    });
    expect((await generate({ id: account })).status).toBe(200);
  });

  it.each([undefined, {}, { id: 5 }, { id: '' }])('is told that %j is no user', async (user) => {
    expect((await generate(user)).status).toBe(400);
  });

  it('gets none from a browser, where everybody would know its secret', async () => {
    expect((await generate({ id: account }, secret, { Origin: origin })).status).toBe(403);
  });

  it('finds the route closed when no portal is configured', async () => {
    await restart({});
    expect((await generate({ id: account })).status).toBe(404);
  });
});

describe('a portal’s token', () => {
  it('is for its own conversation only', async () => {
    const [one, two] = [await generated(), await generated()];
    expect(one.conversationId).not.toBe(two.conversationId);
    expect((await activities({ ...one, conversationId: two.conversationId })).status).toBe(403);
  });

  it('ends with its portal, with the portal’s secret, and with the account', async () => {
    const answer = await generated();
    await restart(given({ ...desk, secret: `${secret}-new` }));
    expect((await activities(answer)).status).toBe(403);
    expect((await refresh(answer)).status).toBe(403);
    await restart(given(other));
    expect((await activities(answer)).status).toBe(403);
    await restart(given(desk, other));
    expect((await activities(answer)).status).toBe(200);
    await app.store.transaction(({ accounts }) => accounts.remove(account));
    expect((await activities(answer)).status).toBe(403);
  });

  it('ends after half an hour', async () => {
    const { token, conversationId, expires_in } = await generated();
    const later = Date.now() + expires_in * 1000 + 1000;
    const { dataDir } = app;
    await app.halt();
    app = await startApp({ env: given(desk), dataDir, clock: { now: () => new Date(later) } });
    expect((await activities({ token, conversationId, expires_in })).status).toBe(403);
  });

  it('is renewed for twelve hours and no longer', async () => {
    let now = Date.now();
    const { dataDir } = app;
    await app.halt();
    app = await startApp({ env: given(desk), dataDir, clock: { now: () => new Date(now) } });
    let held = await generated();
    let renewals = 0;
    for (let answer = await refresh(held); answer.ok && renewals < 50; answer = await refresh(held)) {
      held = Token.parse(await answer.json());
      renewals += 1;
      now += 20 * 60_000;
    }
    expect(renewals).toBe(36);
  });

  it('works on pages of its portal, and their browser may read the answers', async () => {
    const answer = await generated();
    const read = await activities(answer, { Origin: origin });
    expect(read.status).toBe(200);
    expect(read.headers.get('access-control-allow-origin')).toBe(origin);
    expect(read.headers.get('vary')).toContain('Origin');
    const asked = await call('OPTIONS', `/conversations/${answer.conversationId}/activities`, '', {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it.each(['https://other.example.com', 'https://evil.example.com', 'null'])(
    'does not work on a page of %s',
    async (page) => {
      const answer = await generated();
      expect((await activities(answer, { Origin: page })).status).toBe(403);
      const said = await call('POST', `/conversations/${answer.conversationId}/activities`, answer.token, {
        Origin: page,
      });
      expect(said.status).toBe(403);
    },
  );

  it.each([
    [origin, 101],
    ['https://other.example.com', 403],
    ['https://evil.example.com', 403],
  ])('opens the live stream to a page of %s: %i', async (page, status) => {
    const { token } = await generated();
    const entered = await call('POST', '/conversations', token, { Origin: origin });
    const { streamUrl } = z.object({ streamUrl: z.string() }).parse(await entered.json());
    const socket = new WebSocket(streamUrl, { origin: page });
    socket.on('error', () => {});
    const answered = await Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(
        ([, response]) => z.object({ statusCode: z.int() }).parse(response).statusCode,
      ),
    ]);
    expect(answered).toBe(status);
    socket.terminate();
  });

  it('does not open our own pages to the portal’s pages', async () => {
    const signIn = await fetch(`${app.url}/konnect/sign-in`, { method: 'POST', headers: { Origin: origin } });
    expect(signIn.status).toBe(403);
    expect(signIn.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the signing key', () => {
  it('can be changed: the previous one’s tokens are taken, those of one before are not', async () => {
    const env = (...fills: number[]) => ({ ...given(desk), SIGNING_KEY: fills.map(key).join(',') });
    await restart(env(1));
    const answer = await generated();
    await restart(env(2, 1));
    expect((await activities(answer)).status).toBe(200);
    const renewed = { ...answer, ...Token.parse(await (await refresh(answer)).json()) };
    await restart(env(2));
    expect((await activities(renewed)).status).toBe(200);
    expect((await activities(answer)).status).toBe(403);
    await restart(env(3, 4));
    expect((await activities(renewed)).status).toBe(403);
  });

  it('is not accepted three times', () => {
    const tried = () => loadConfig({ SIGNING_KEY: [1, 2, 3].map(key).join(',') });
    expect(tried).toThrow(/SIGNING_KEY must hold one key, or the present and the previous one/);
    expect(() => loadConfig({ SIGNING_KEY: 'c2hvcnQ=' })).toThrow(/at least 32 bytes/);
  });

  it('does not take what another key signed under its name', async () => {
    const clock = { now: () => new Date() };
    const claims = { account: 'a', operator: 'o', conversation: 'c', session: 's' };
    const [own, foreign] = [1, 2].map((fill) => createTokens(new Uint8Array(32).fill(fill), clock));
    const [head] = (await own?.issue(claims))?.split('.') ?? [];
    const [, ...rest] = (await foreign?.issue(claims))?.split('.') ?? [];
    expect(await own?.verify([head, ...rest].join('.'))).toBeUndefined();
  });
});

describe('the configuration of portals', () => {
  it.each([
    ['a short secret', [{ ...desk, secret: 'short' }]],
    ['no operator', [{ ...desk, operator: undefined }]],
    ['no organisations', [{ ...desk, organisations: undefined }]],
    ['an origin with a path', [{ ...desk, origins: ['https://portal.example.com/page'] }]],
    ['a misspelt field', [{ ...desk, origin }]],
    ['the same name twice', [desk, { ...desk, secret: `${secret}-2` }]],
    ['the same secret twice', [desk, { ...desk, name: 'two' }]],
    ['what is no list', desk],
  ])('is refused with %s, without repeating a secret', (_name, portals) => {
    const tried = () => loadConfig({ PORTALS: JSON.stringify(portals) });
    expect(tried).toThrow(ConfigError);
    expect(tried).not.toThrow(secret);
  });

  it('may stand in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-portals-'));
    const file = join(folder, 'portals.json');
    await writeFile(file, JSON.stringify([desk]));
    expect(loadConfig({ PORTALS_FILE: file }).portals).toEqual([desk]);
    await writeFile(file, 'no json');
    expect(() => loadConfig({ PORTALS_FILE: file })).toThrow(/PORTALS_FILE/);
    expect(() => loadConfig({ PORTALS_FILE: join(folder, 'none') })).toThrow(/cannot be read/);
    expect(() => loadConfig({ PORTALS_FILE: file, PORTALS: '[]' })).toThrow(/both set/);
    await rm(folder, { recursive: true });
  });
});
