import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { mailsOf } from '../support/invitations.js';
import { browserAt, refusalOf } from '../support/signingIn.js';

const right = { login: 'admin1', password: 'kcell-demo-1' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

let app: TestApp;
let now = Date.now();
beforeEach(async () => {
  now = Date.now();
  app = await startApp({ of: 'kcell', clock: { now: () => new Date(now) } });
});
afterEach(() => app.stop());

async function signedIn(agent = FIREFOX, login = right) {
  const browser = browserAt(app, 'kcell', { 'user-agent': agent });
  expect((await browser.post('/sign-in', login)).status).toBe(204);
  return browser;
}
const idsIn = (page: string) => [...page.matchAll(/data-session="([0-9a-f]{64})"/g)].map(([, id = '']) => id);
const isIn = async (browser: Awaited<ReturnType<typeof signedIn>>) => (await browser.post('/token')).status === 200;

describe('one’s own sign-ins', () => {
  it('are listed with their browser, the present one marked, and one of them is ended', async () => {
    const [first, second] = [await signedIn(FIREFOX), await signedIn(CHROME)];
    const page = await (await second.get('/security')).text();
    const { say } = app.words('ru', 'kcell');
    expect(page).toContain('Firefox, Linux');
    expect(page).toContain('Chrome, Windows');
    expect(page.split(say('web:security.this'))).toHaveLength(2);
    // Ids in the page open nothing: they are digests of what the cookies hold.
    for (const id of idsIn(page)) expect([...second.jar.values()]).not.toContain(id);
    const [own, other] = idsIn(page);
    expect((await second.post('/security/end', { session: other })).status).toBe(204);
    expect([await isIn(first), await isIn(second), own !== other]).toEqual([false, true, true]);
    const lines = await app.store.read(async ({ audit }) =>
      audit.where({ account: await app.accountId('kcell', 'admin1') }),
    );
    expect(lines.map(({ command, outcome }) => `${command} ${outcome}`)).toContain('account.endSessions done');
  });

  it('are ended everywhere', async () => {
    const all = [await signedIn(), await signedIn(), await signedIn()];
    expect((await all[0]?.post('/security/end'))?.status).toBe(204);
    for (const browser of all) expect(await isIn(browser)).toBe(false);
  });

  it('of somebody else are not ended, nor listed', async () => {
    const theirs = await signedIn(FIREFOX, { login: 'admin2', password: 'kcell-demo-2' });
    const [id] = idsIn(await (await theirs.get('/security')).text());
    const own = await signedIn();
    await own.post('/security/end', { session: id });
    expect(await isIn(theirs)).toBe(true);
    expect(idsIn(await (await own.get('/security')).text())).not.toContain(id);
  });

  it('need one to be looked at', async () => {
    const nobody = browserAt(app, 'kcell');
    expect((await nobody.get('/security')).status).toBe(302);
    expect((await nobody.post('/security/end')).status).toBe(401);
    expect((await nobody.post('/security/passkey/question')).status).toBe(401);
  });

  it('have no passkey of an answer that nobody was asked for', async () => {
    const own = await signedIn();
    const asking = z.object({ options: z.object({ challenge: z.string() }), ticket: z.string() });
    const { options, ticket } = asking.parse(await (await own.post('/security/passkey/question')).json());
    expect(options.challenge.length).toBeGreaterThan(20);
    const answer = {
      ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
    };
    const asked = { ticket, answer, language: 'en', password: right.password, name: 'Laptop' };
    for (const body of [asked, { ...asked, ticket: 'another' }])
      expect(await refusalOf(await own.post('/security/passkey', body))).toMatchObject({ code: 'passkey.refused' });
    const gone = await own.post('/security/end', { session: 'made up' });
    expect([gone.status, await isIn(own)]).toEqual([204, true]);
  });

  it('stay here and end everywhere else as the password is changed with the one there is (C3)', async () => {
    const [own, other] = [await signedIn(), await signedIn()];
    const GOOD = 'trois canards jaunes 41';
    const given = { language: 'en', current: right.password, password: GOOD, again: GOOD };
    const refused = async (change: object) =>
      (await refusalOf(await own.post('/security/password', { ...given, ...change }))).code;
    expect(await refused({ again: 'another one' })).toBe('again');
    expect(await refused({ password: 'password1234', again: 'password1234' })).toBe('password');
    expect(await refused({ current: 'not-the-one' })).toBe('current');
    const mails = await mailsOf(app, async () => {
      expect((await own.post('/security/password', given)).status).toBe(204);
    });
    expect(mails).toHaveLength(1);
    expect([await isIn(own), await isIn(other)]).toEqual([true, false]);
    const again = browserAt(app, 'kcell');
    expect((await again.post('/sign-in', right)).status).toBe(401);
    expect((await again.post('/sign-in', { ...right, password: GOOD })).status).toBe(204);
  });

  it('are begun with a passkey or elsewhere no more often than one address may ask', async () => {
    const small = await startApp({ of: 'kcell', limits: { accessOfAddress: { points: 2, duration: 600 } } });
    const stranger = browserAt(small, 'kcell');
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await stranger.post('/passkey/question')).status);
    await small.stop();
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('are not ended by a page of another site', async () => {
    const own = await signedIn();
    const cookie = [...own.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: 'https://evil.example', 'content-type': 'application/json' };
    const forged = await fetch(`${app.url}/kcell/security/end`, { method: 'POST', headers, body: '{}' });
    expect(forged.status).toBe(403);
    expect(await isIn(own)).toBe(true);
  });

  it('end after four hours with nothing done, and not while something is', async () => {
    const [idle, used] = [await signedIn(), await signedIn()];
    for (let hours = 0; hours < 4; hours++) {
      now += 3600 * 1000;
      expect((await used.get('/security')).status).toBe(200);
    }
    expect([await isIn(idle), await isIn(used)]).toEqual([false, true]);
    now += 8 * 3600 * 1000;
    expect(await isIn(used)).toBe(false);
  });

  it('tell whoever wants it that a browser is new', async () => {
    await signedIn();
    await app.store.transaction(async ({ accounts }) => {
      const row = await accounts.get((await accounts.where({ operator: 'kcell', login: 'admin1' }))[0]?.id ?? '');
      if (row !== undefined) await accounts.put({ ...row, notices: { newBrowser: true } });
    });
    const mails = await mailsOf(app, async () => {
      const browser = await signedIn(CHROME);
      await browser.post('/sign-in', right);
    });
    expect(mails.map(({ text }) => text?.includes('Chrome, Windows'))).toEqual([true]);
  });
});
