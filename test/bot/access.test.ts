import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { mailsOf } from '../support/invitations.js';
import { browserAt, codeFor, codeIn, refusalOf } from '../support/signingIn.js';

const ADDRESS = 'admin1@primer.example';
const GOOD = 'trois canards jaunes 41';
const ticket = (n: number) => `ticket-${n}-${'x'.repeat(24)}`;

let app: TestApp;
let now = Date.now();
const clock = { now: () => new Date(now) };
beforeEach(async () => {
  now = Date.now();
  app = await startApp({ of: 'kcell', clock });
});
afterEach(() => app.stop());

const chosen = (code: string, secret = ticket(1), password = GOOD) => ({
  ...{ secret, code, language: 'en', password, again: password },
});
const account = async (login = 'admin1') =>
  app.store.read(async ({ accounts }) => (await accounts.where({ operator: 'kcell', login }))[0]);

describe('a forgotten password (C2), and the first one (C1)', () => {
  it('is chosen with a code that was mailed, once, and ends every sign-in that there was', async () => {
    const before = await app.signIn('kcell', 'admin1');
    const browser = browserAt(app, 'kcell');
    const code = (await codeFor(app, browser, ADDRESS, ticket(1))) ?? '';
    const told = await mailsOf(app, async () => {
      expect((await browser.post('/access', chosen(code))).status).toBe(204);
    });
    // The browser is signed in with it; the others are out.
    expect((await browser.post('/token')).status).toBe(200);
    const old = await fetch(`${app.url}/kcell/token`, { method: 'POST', headers: { cookie: before.cookie } });
    expect(old.status).toBe(401);
    expect((await account())?.passwordResetAt).toBeDefined();
    expect(told.map(({ subject }) => subject)).toEqual([
      app.words('ru', 'kcell').say('mail:accountChanged.subjects.passwordReset', { operator: 'Kcell «Кабинет»' }),
    ]);
    // Used once; and nothing of it stands in the log or the store in clear.
    expect((await browser.post('/access', chosen(code))).status).toBe(404);
    const again = browserAt(app, 'kcell');
    expect((await again.post('/sign-in', { login: 'admin1', password: GOOD })).status).toBe(204);
    expect(app.lines.join('')).not.toContain(code);
  });

  it('is chosen by somebody who has none yet, without a word of warning to them', async () => {
    await app.store.transaction(async ({ accounts }) => {
      const [row] = await accounts.where({ operator: 'kcell', login: 'admin1' });
      if (row !== undefined) await accounts.put({ ...row, passwordHash: undefined });
    });
    const browser = browserAt(app, 'kcell');
    const code = (await codeFor(app, browser, 'admin1', ticket(1))) ?? '';
    const told = await mailsOf(app, async () => {
      expect((await browser.post('/access', chosen(code))).status).toBe(204);
    });
    expect(told).toEqual([]);
    expect((await account())?.passwordResetAt).toBeUndefined();
  });

  it('goes by SMS to whoever names their number, in whatever form', async () => {
    await app.store.transaction(async ({ accounts }) => {
      const [row] = await accounts.where({ operator: 'kcell', login: 'admin2' });
      if (row !== undefined) await accounts.put({ ...row, phone: '+77010000901' });
    });
    const browser = browserAt(app, 'kcell');
    await browser.post('/access/code', { name: '8 701 000-09-01', secret: ticket(1), language: 'ru' });
    await app.outbox.idle();
    const [sms] = (await app.phones?.messages('+77010000901')) ?? [];
    expect(sms?.text).toContain('код');
    expect((await browser.post('/access', chosen(codeIn(sms?.text)))).status).toBe(204);
    const again = browserAt(app, 'kcell');
    expect((await again.post('/sign-in', { login: '+7 701 000 09 01', password: GOOD })).status).toBe(204);
  });

  it('answers alike for a name that nobody has: the same status, words and tries', async () => {
    const answers = async (name: string, secret: string) => {
      const browser = browserAt(app, 'kcell');
      const asked = await browser.post('/access/code', { name, secret, language: 'en' });
      await app.outbox.idle();
      const tried = [];
      for (let n = 0; n < 6; n++) {
        const response = await browser.post('/access', chosen('000000', secret));
        tried.push(`${response.status} ${await response.text()}`);
      }
      return [asked.status, await asked.text(), ...tried];
    };
    const known = await answers(ADDRESS, ticket(1));
    expect(await answers('nobody@primer.example', ticket(2))).toEqual(known);
    expect(known[2]).toContain('422');
    // Of five wrong ones the fifth ends it.
    expect(known.slice(6)).toEqual([expect.stringMatching(/^404/), expect.stringMatching(/^404/)]);
  });

  it('is good for ten minutes', async () => {
    const browser = browserAt(app, 'kcell');
    const code = (await codeFor(app, browser, ADDRESS, ticket(1))) ?? '';
    now += 10 * 60_000;
    expect((await browser.post('/access', chosen(code))).status).toBe(404);
  });

  it('belongs to the browser that asked: a code without its ticket opens nothing', async () => {
    const browser = browserAt(app, 'kcell');
    const code = (await codeFor(app, browser, ADDRESS, ticket(1))) ?? '';
    expect((await browser.post('/access', chosen(code, ticket(2)))).status).toBe(404);
    expect((await browser.post('/access', chosen(code))).status).toBe(204);
  });

  it('is judged, and the code stays good meanwhile', async () => {
    const browser = browserAt(app, 'kcell');
    const code = (await codeFor(app, browser, ADDRESS, ticket(1))) ?? '';
    for (const [password, problem] of [
      ['short', 'short'],
      ['primer company 2026', 'own'],
      ['password1234567', 'known'],
      ['passwordpassword', 'known'],
      ['aaaaaaaaaaaaaaaaaa', 'weak'],
    ] as const)
      expect(await refusalOf(await browser.post('/access', chosen(code, ticket(1), password)))).toMatchObject({
        code: problem,
      });
    const different = { ...chosen(code), again: `${GOOD}!` };
    expect(await refusalOf(await browser.post('/access', different))).toMatchObject({ code: 'different' });
    expect((await browser.post('/access', chosen(code))).status).toBe(204);
  });

  it('is not held up by strangers who ask for codes of the same account', async () => {
    const own = browserAt(app, 'kcell');
    await own.post('/sign-in', { login: 'admin1', password: 'kcell-demo-1' });
    const stranger = browserAt(app, 'kcell');
    const sent = [];
    for (let n = 10; n < 17; n++) sent.push(await codeFor(app, stranger, ADDRESS, ticket(n)));
    expect(sent.filter((code) => code !== undefined)).toHaveLength(5);
    const code = (await codeFor(app, own, ADDRESS, ticket(1))) ?? '';
    expect((await own.post('/access', chosen(code))).status).toBe(204);
  });

  it('is asked for though strangers ask too often, from a browser that has signed in before', async () => {
    const small = await startApp({ of: 'kcell', limits: { access: { points: 1, duration: 600 } } });
    const own = browserAt(small, 'kcell');
    await own.post('/sign-in', { login: 'admin1', password: 'kcell-demo-1' });
    const ask = (browser: typeof own, n: number) =>
      browser.post('/access/code', { name: ADDRESS, secret: ticket(n), language: 'en' });
    const stranger = browserAt(small, 'kcell');
    const statuses = [await ask(stranger, 1), await ask(stranger, 2), await ask(own, 3)].map(({ status }) => status);
    await small.stop();
    expect(statuses).toEqual([204, 429, 204]);
  });

  it('is refused to an account that is closed, in no other words', async () => {
    await app.store.transaction(async ({ accounts }) => {
      const [row] = await accounts.where({ operator: 'kcell', login: 'admin1' });
      if (row !== undefined) await accounts.put({ ...row, disabledAt: new Date(now).toISOString() });
    });
    const browser = browserAt(app, 'kcell');
    expect(await codeFor(app, browser, ADDRESS, ticket(1))).toBeUndefined();
    const signIn = await browser.post('/sign-in', { login: 'admin1', password: 'kcell-demo-1' });
    expect([signIn.status, (await refusalOf(signIn)).code]).toEqual([401, 'signIn.wrong']);
  });
});
