import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHasher, sha256, systemClock } from '../../src/bot/secrets/hashing.js';
import { type Edge, openEdge, password, wordOf } from '../support/edge.js';

let edge: Edge;
beforeEach(async () => {
  edge = await openEdge();
});
afterEach(() => edge.close());

const get = (path: string, cookie = '', language = '') =>
  fetch(`${edge.url}${path}`, { headers: { cookie, 'accept-language': language }, redirect: 'manual' });

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use, and stores its digest only', async () => {
    const response = await edge.post('/konnect/sign-in', { login: ' AWA ', password });
    expect(response.status).toBe(204);
    const [pair = '', ...flags] = (response.headers.getSetCookie()[0] ?? '').split('; ');
    expect(flags).toEqual(['Max-Age=43200', 'Path=/', 'HttpOnly', 'SameSite=Strict']);
    const value = pair.replace('guichet=', '');
    const [session] = await edge.store.read(({ sessions }) => sessions.where({ account: 'account-awa' }));
    expect(session?.id).toBe(sha256(value));
    expect(JSON.stringify(session)).not.toContain(value);
  });

  it('marks the cookie secure where the page is https', async () => {
    const config = { host: '127.0.0.1', port: 0, publicUrl: 'https://chat.example.com', proxies: 0 };
    const live = await openEdge({ config });
    const port = /"port":(\d+)/.exec(live.lines.join(''))?.[1];
    const response = await fetch(`http://127.0.0.1:${port}/konnect/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', origin: 'https://chat.example.com' },
      body: JSON.stringify({ login: 'awa', password }),
    });
    await live.close();
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/^__Host-.*; Secure$/);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it.each([
    { login: 'awa', password: 'wrong' },
    { login: 'nobody', password },
    { login: '', password },
    { login: ['awa'], password },
    {},
  ])('refuses %p in the same words', async (body) => {
    const response = await edge.post('/konnect/sign-in', body, { 'accept-language': 'en' });
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toEqual({
      error: { code: 'signIn.wrong', message: wordOf('en', 'web:signIn.wrong') },
    });
  });

  it('does the same work for a login that nobody has', async () => {
    const real = createHasher(new Uint8Array(32), { log2N: 4, r: 8, p: 1 });
    let checks = 0;
    const matches = (secret: string, hash: string) => {
      checks += 1;
      return real.matches(secret, hash);
    };
    const counted = await openEdge({ hasher: { hash: real.hash, matches } });
    for (const login of ['awa', 'nobody']) await counted.post('/konnect/sign-in', { login, password: 'wrong' });
    await counted.close();
    expect(checks).toBe(2);
  });

  it('is slowed down for a login that is guessed at, also with the right password, and for no other', async () => {
    const small = await openEdge({ limits: { login: { points: 2, duration: 60 } } });
    const tried = async (login: string, secret: string) => small.post('/konnect/sign-in', { login, password: secret });
    const all = await Promise.all([1, 2, 3].map(() => tried('awa', 'wrong')));
    const after = [await tried('awa', password), await tried('bela', password)];
    await small.close();
    expect(all.map(({ status }) => status).sort()).toEqual([401, 401, 429]);
    expect(after.map(({ status }) => status)).toEqual([429, 204]);
    expect(Number(after[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is limited over all logins, after the first three tries of an address', async () => {
    const small = await openEdge({ limits: { signIns: { points: 2, duration: 60 } } });
    const statuses = [];
    for (const login of ['a', 'b', 'c', 'awa'])
      statuses.push((await small.post('/konnect/sign-in', { login, password })).status);
    await small.close();
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('ends the session that it replaces', async () => {
    const first = await edge.signIn();
    await edge.post('/konnect/sign-in', { login: 'bela', password }, { cookie: first });
    expect(await (await get('/konnect', first)).text()).toContain('id="sign-in"');
  });

  it('leaves no login, password, cookie or token in the log', async () => {
    const cookie = await edge.signIn();
    const { token } = await edge.token(cookie);
    await edge.post('/konnect/sign-in', { login: 'canarylogin', password: 'canarypassword' });
    const log = edge.lines.join('');
    for (const secret of ['canarylogin', 'canarypassword', password, cookie.replace('guichet=', ''), token]) {
      expect(log).not.toContain(secret);
    }
    expect(log).toContain('"event":"signIn.done"');
  });
});

describe('a session', () => {
  it('ends after twelve hours', async () => {
    let now = Date.now();
    const own = await openEdge({ clock: { now: () => new Date(now) } });
    const cookie = await own.signIn();
    const status = async () => (await own.post('/konnect/token', undefined, { cookie })).status;
    expect(await status()).toBe(200);
    now += 12 * 3600 * 1000;
    expect(await status()).toBe(401);
    await own.close();
  });

  it('ends by signing out', async () => {
    const cookie = await edge.signIn();
    const response = await edge.post('/konnect/sign-out', undefined, { cookie });
    expect(response.headers.get('set-cookie')).toMatch(/^guichet=; Max-Age=0; /);
    expect((await edge.post('/konnect/token', undefined, { cookie })).status).toBe(401);
  });

  it('goes on with its conversation, also when two pages load at once', async () => {
    const cookie = await edge.signIn();
    const all = await Promise.all([edge.token(cookie), edge.token(cookie)]);
    all.push(await edge.token(cookie));
    expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(1);
  });

  it('gets a new conversation when its own is no more', async () => {
    const cookie = await edge.signIn();
    const { conversationId } = await edge.token(cookie);
    await edge.store.conversations.expire(new Date(systemClock.now().getTime() + 1000).toISOString());
    expect((await edge.token(cookie)).conversationId).not.toBe(conversationId);
  });
});

describe('the page', () => {
  it('is the form, in the language of the browser or else of the operator', async () => {
    const page = async (language: string) => (await get('/konnect', '', language)).text();
    expect(await page('en-GB,en;q=0.9,fr;q=0.5')).toContain('<html lang="en">');
    expect(await page('sw,ru;q=0.9')).toContain('<html lang="fr">');
    expect(await page('fr;q=0.1, en;q=0.8')).toContain('<label for="login">Phone number, email or username</label>');
  });

  it('is the chat when signed in, in the language of the account, with the name as text', async () => {
    const page = await (await get('/konnect', await edge.signIn(), 'en')).text();
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('Awa &lt;Agent&gt;');
    expect(page).not.toContain('<Agent>');
    expect(page).not.toMatch(/eyJ/);
  });

  it('allows its own scripts only, by a nonce that is new each time', async () => {
    const policies = await Promise.all([get('/konnect'), get('/konnect')]);
    const nonces = policies.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(await policies[0]?.text()).toContain(`nonce="${nonces[0]}"`);
  });

  it('offers the accounts of the demo', async () => {
    const note = { fr: 'Portefeuille vide', en: 'Empty wallet' };
    const demoAccounts = [
      { operator: 'konnect', login: 'bela', password: 'demo', name: 'Bela', role: 'agent' as const, note },
    ];
    const demo = await openEdge({ demoAccounts });
    const page = await (await fetch(`${demo.url}/konnect`, { headers: { 'accept-language': 'en' } })).text();
    await demo.close();
    expect(page).toContain('data-login="bela" data-password="demo"');
    expect(page).toContain('Empty wallet');
    expect(await (await get('/konnect')).text()).not.toContain('data-login');
  });

  it('is not there for an operator that is not, and / leads to the only one', async () => {
    expect((await get('/nobody')).status).toBe(404);
    expect((await edge.post('/nobody/sign-in', { login: 'awa', password })).status).toBe(404);
    expect((await get('/')).headers.get('location')).toBe('/konnect');
  });

  it('lists the operators when there are several, and a session counts for its own one', async () => {
    const operators = ['konnect', 'beltel'].map((id) => ({ id, name: id.toUpperCase(), languages: ['fr' as const] }));
    const two = await openEdge({ operators });
    const cookie = await two.signIn();
    const [list, other] = await Promise.all(
      ['/', '/beltel'].map((path) => fetch(`${two.url}${path}`, { headers: { cookie } })),
    );
    expect(await list?.text()).toMatch(/href="\/konnect".*href="\/beltel"/s);
    expect(await other?.text()).toContain('id="sign-in"');
    expect((await two.post('/beltel/token', undefined, { cookie })).status).toBe(401);
    await two.close();
  });
});
