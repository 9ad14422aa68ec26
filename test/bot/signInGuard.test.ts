import { afterEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { mailsOf } from '../support/invitations.js';
import { browserAt, refusalOf } from '../support/signingIn.js';

let app: TestApp | undefined;
afterEach(async () => {
  await app?.stop();
});

const wrong = { login: 'admin1', password: 'not-the-one' };
const right = { login: 'admin1', password: 'kcell-demo-1' };
const started = async (limits: Parameters<typeof startApp>[0] = {}) => {
  app = await startApp({ of: 'kcell', env: { PROXIES: '1' }, ...limits });
  return app;
};
const at = (address: string) => ({ 'x-forwarded-for': address });

describe('wrong passwords', () => {
  it('are slower each time, in neutral words, for a login that is there and for one that is not', async () => {
    const running = await started({ limits: { login: { points: 10, duration: 3600, pauseAfter: 3 } } });
    const seen = async (login: string) => {
      const browser = browserAt(running, 'kcell', at('192.0.2.1'));
      const answers = [];
      for (let n = 0; n < 4; n++) {
        const response = await browser.post('/sign-in', { ...wrong, login });
        answers.push([response.status, response.headers.get('retry-after'), (await refusalOf(response)).message]);
      }
      return answers;
    };
    const known = await seen('admin1');
    expect(known.map(([status, wait]) => [status, wait])).toEqual([
      [401, null],
      [401, null],
      [401, null],
      [429, '1'],
    ]);
    expect(await seen('nobody')).toEqual(known);
  });

  it('lock the address out after ten, and the account is told by mail, once', async () => {
    const running = await started({ limits: { login: { points: 10, duration: 3600 } } });
    const stranger = browserAt(running, 'kcell', at('192.0.2.1'));
    const mails = await mailsOf(running, async () => {
      for (let n = 0; n < 12; n++) await stranger.post('/sign-in', wrong);
      const other = browserAt(running, 'kcell', at('192.0.2.2'));
      for (let n = 0; n < 11; n++) await other.post('/sign-in', wrong);
    });
    expect((await stranger.post('/sign-in', right)).status).toBe(429);
    const { say } = running.words('ru', 'kcell');
    const operator = 'Kcell «Кабинет»';
    expect(mails.map(({ subject }) => subject)).toEqual([say('mail:accountChanged.subjects.locked', { operator })]);
    expect(mails[0]?.text).toContain(say('mail:accountChanged.lockedWhat'));
    const lines = await running.store.read(async ({ audit }) =>
      audit.where({ account: await running.accountId('kcell', 'admin1') }),
    );
    const locked = lines.filter(({ problem }) => problem === 'password.locked');
    expect(locked.map(({ command }) => command)).toEqual(['signIn.check']);
  });

  it('of strangers do not close a login to a browser that has signed in to it before', async () => {
    const running = await started({
      limits: {
        ...{ login: { points: 2, duration: 3600 }, loginAnywhere: { points: 3, duration: 3600 } },
        ...{ signIns: { points: 4, duration: 3600 }, signInsOfAddress: { points: 1, duration: 3600 } },
      },
    });
    const own = browserAt(running, 'kcell', at('192.0.2.1'));
    expect((await own.post('/sign-in', right)).status).toBe(204);
    for (let n = 1; n < 9; n++) await browserAt(running, 'kcell', at(`192.0.2.${n}`)).post('/sign-in', wrong);
    const stranger = browserAt(running, 'kcell', at('198.51.100.1'));
    expect((await stranger.post('/sign-in', right)).status).toBe(429);
    expect((await own.post('/sign-in', right)).status).toBe(204);
    // The cookie of one account is worth nothing for another.
    expect((await own.post('/sign-in', { ...wrong, login: 'admin2' })).status).toBe(429);
  });

  it('of strangers close the sign-in to no browser that comes for the first time', async () => {
    const running = await started({ limits: { signIns: { points: 2, duration: 3600 } } });
    const tries = async (address: string, login: string) =>
      (await browserAt(running, 'kcell', at(address)).post('/sign-in', { ...wrong, login })).status;
    for (let n = 1; n < 9; n++) expect(await tries(`192.0.2.${n}`, `a${n}`)).toBe(401);
    expect((await browserAt(running, 'kcell', at('198.51.100.1')).post('/sign-in', right)).status).toBe(204);
    // Who goes on trying is held up by what all of them have done.
    for (const login of ['b1', 'b2']) expect(await tries('192.0.2.1', login)).toBe(401);
    expect(await tries('192.0.2.1', 'b3')).toBe(429);
  });

  it('of one /64 are counted together, however the address is written', async () => {
    const running = await started({ limits: { signInsOfAddress: { points: 3, duration: 3600 } } });
    const written = ['2001:db8::1', '2001:0db8:0:0::2', '[2001:db8::3]:4711', '2001:db8::4', '2001:db8:0:0:9::5'];
    const statuses = [];
    for (const [n, address] of written.entries())
      statuses.push(
        (await browserAt(running, 'kcell', at(address)).post('/sign-in', { ...wrong, login: `a${n}` })).status,
      );
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });

  it('of one operator do not close the sign-in of another', async () => {
    app = await startApp({ env: { OPERATORS: 'kcell,konnect' }, limits: { signIns: { points: 2, duration: 3600 } } });
    const strangers = browserAt(app, 'kcell');
    for (let n = 0; n < 4; n++) await strangers.post('/sign-in', { ...wrong, login: `a${n}` });
    const other = browserAt(app, 'konnect');
    expect((await other.post('/sign-in', { login: 'agent1', password: 'konnect-demo-1' })).status).toBe(204);
  });

  it('that right ones stand between are no row, and right ones use nothing up', async () => {
    const running = await started({ limits: { signIns: { points: 2, duration: 3600 } } });
    for (let n = 0; n < 6; n++)
      expect((await browserAt(running, 'kcell', at('192.0.2.7')).post('/sign-in', right)).status).toBe(204);
  });
});
