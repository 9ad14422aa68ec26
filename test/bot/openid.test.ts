import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { CLIENT, SECRET, startHouse } from '../support/openidHouse.js';
import { browserAt } from '../support/signingIn.js';

const people = {
  aina: { name: 'Айна Новая', email: 'aina@primer.example', groups: ['others', 'portal-admins'] },
  stranger: { name: 'Чужой', email: 'stranger@primer.example', groups: ['others'] },
  elsewhere: { name: 'Другой', email: 'other@primer.example', groups: ['lost-company'] },
};

let app: TestApp;
let house: Awaited<ReturnType<typeof startHouse>>;
beforeEach(async () => {
  house = await startHouse(people, () => [`${app.url}/kcell`]);
  const settings = {
    ...{ operator: 'kcell', name: 'Primer ID', issuer: house.issuer, clientId: CLIENT, clientSecret: SECRET },
    roles: [
      { group: 'portal-admins', role: 'administrator', organisations: ['kcell:primer'] },
      { group: 'lost-company', role: 'administrator', organisations: ['telenet:exemple'] },
    ],
  };
  app = await startApp({ of: 'kcell', env: { OPENID: JSON.stringify([settings]) } });
});
afterEach(async () => {
  await app.stop();
  await house.close();
});

/** Follows the house's own pages: its forms are sent with an id, then agreed to. Gives where it leads back to us. */
async function through(start: string, id: string): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; body?: URLSearchParams } = { url: start };
  for (let steps = 0; steps < 12; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = { method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } };
    const response = await fetch(next.url, {
      ...{ redirect: 'manual', headers: { cookie } },
      ...(next.body && { ...form, body: next.body.toString() }),
    });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      const url = new URL(location, next.url).href;
      if (url.startsWith(app.url)) return url;
      next = { url };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`the house has no form: ${response.status} ${page.slice(0, 300)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
    next = { url: new URL(action, next.url).href, body: new URLSearchParams({ prompt, login: id, password: 'any' }) };
  }
  throw new Error('the house leads nowhere');
}

async function signIn(id: string, browser = browserAt(app, 'kcell')) {
  const begun = await browser.get('/openid');
  const back = new URL(await through(begun.headers.get('location') ?? '', id));
  const end = await browser.get(`${back.pathname.replace('/kcell', '')}${back.search}`);
  return { browser, end, back };
}
const accountsOf = async () =>
  app.store.read(async ({ accounts }) =>
    (await accounts.where({ operator: 'kcell' })).filter(({ external }) => external),
  );

describe('signing in at another house', () => {
  it('lets in whoever has a group that has a role here, for its companies, and no second account comes of it', async () => {
    const { browser, end, back } = await signIn('aina');
    expect([end.status, end.headers.get('refresh')]).toEqual([200, '0; url=/kcell']);
    expect((await browser.post('/token')).status).toBe(200);
    // The code flow: what came back by the browser is a code, and what stands in no address is a token.
    expect([...back.searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    await signIn('aina');
    const accounts = await accountsOf();
    expect(accounts).toMatchObject([
      { name: 'Айна Новая', role: 'administrator', organisations: ['kcell:primer'], external: `${house.issuer} aina` },
    ]);
    const audit = await app.store.read(async ({ audit }) => audit.where({ account: 'openid:Primer ID' }));
    expect(audit.map(({ command, outcome }) => `${command} ${outcome}`)).toEqual([
      'account.admit done',
      'account.admit done',
    ]);
  });

  it.each(['stranger', 'elsewhere'])(
    'keeps out %s: no group of theirs has a role, or its company is not here',
    async (id) => {
      const { browser, end } = await signIn(id);
      expect(end.status).toBe(403);
      expect(await end.text()).toContain(app.words('ru', 'kcell').say('web:signIn.noOpenid'));
      expect((await browser.post('/token')).status).toBe(401);
      expect(await accountsOf()).toEqual([]);
    },
  );

  it('is bound to the browser that began, and its answer is good once', async () => {
    const begun = browserAt(app, 'kcell');
    const response = await begun.get('/openid');
    const back = new URL(await through(response.headers.get('location') ?? '', 'aina'));
    const path = `/openid/back${back.search}`;
    expect((await browserAt(app, 'kcell').get(path)).status).toBe(403);
    // Somebody else's try has used nothing up.
    expect((await begun.get(path)).status).toBe(200);
    expect((await begun.get(path)).status).toBe(403);
  });

  it('keeps out an account that was closed here', async () => {
    await signIn('aina');
    await app.store.transaction(async ({ accounts }) => {
      const [row] = (await accounts.where({ operator: 'kcell' })).filter(({ external }) => external !== undefined);
      if (row !== undefined) await accounts.put({ ...row, disabledAt: new Date().toISOString() });
    });
    expect((await signIn('aina')).end.status).toBe(403);
  });

  it('signs out there, too', async () => {
    const { browser } = await signIn('aina');
    const out = await browser.post('/sign-out');
    const { next } = z.object({ next: z.string() }).parse(await out.json());
    expect(next.startsWith(`${house.issuer}/session/end?`)).toBe(true);
    expect((await browser.post('/token')).status).toBe(401);
  });

  it('says it where the house is away, and the password still works', async () => {
    await house.close();
    const browser = browserAt(app, 'kcell');
    expect((await browser.get('/openid')).status).toBe(403);
    expect((await browser.post('/sign-in', { login: 'admin1', password: 'kcell-demo-1' })).status).toBe(204);
    house = await startHouse(people, () => [`${app.url}/kcell`]);
  });
});
