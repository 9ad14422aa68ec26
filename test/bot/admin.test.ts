import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { mailsOf } from '../support/invitations.js';
import { browserAt } from '../support/signingIn.js';

const GOOD = 'trois canards jaunes 41';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(() => app.stop());

/** `npm run admin -- …`, as it is run. */
async function admin(...args: string[]): Promise<{ readonly out: string; readonly problem: string }> {
  const program = new URL('../../dist/bot/console/adminProgram.js', import.meta.url).pathname;
  const env = { ...process.env, DATA_DIR: app.dataDir };
  const done = await promisify(execFile)(process.execPath, [program, ...args], { env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return { out: done.stdout.trim(), problem: done.stderr.trim() };
}
const account = (what: string, ...args: string[]) => admin('account', what, '--operator', 'kcell', ...args);
const added = (...args: string[]) =>
  account('add', '--login', 'first', '--name', 'Айна Новая', '--role', 'administrator', ...args);
const linkIn = (text: string) => /https?:\/\/\S+\/access\?language=\w\w#\w+/.exec(text)?.[0] ?? '';
const secretIn = (link: string) => link.slice(link.indexOf('#') + 1);
const chosen = (secret: string) => ({ secret, language: 'ru', password: GOOD, again: GOOD });
const linesOf = async () =>
  app.store.read(async ({ audit }) => (await audit.search({ equal: {}, from: 0, most: 50, order: 'at' })).rows);

describe('npm run admin -- account', () => {
  it('adds one that chooses its password with the link that was mailed, and may work for its company', async () => {
    const [mail] = await mailsOf(app, async () => {
      const { out, problem } = await added('--email', 'Aina@example.com', '--organisation', 'kcell:primer');
      expect([out, problem]).toEqual(['first: done', '']);
    });
    const secret = secretIn(linkIn(mail?.text ?? ''));
    const browser = browserAt(app, 'kcell');
    const look = await browser.post('/access/look', { secret });
    expect(await look.json()).toEqual({ login: 'first', name: 'Айна Новая' });
    expect((await browser.post('/access', chosen(secret))).status).toBe(204);
    expect((await browser.post('/token')).status).toBe(200);
    // Opened twice, it opens nothing.
    expect((await browser.post('/access/look', { secret })).status).toBe(404);
    expect((await browser.post('/access', chosen(secret))).status).toBe(404);
    const lines = await linesOf();
    expect(lines.find(({ command }) => command === 'account.add')).toMatchObject({
      ...{ channel: 'console', outcome: 'done', account: expect.stringMatching(/^console:./) },
    });
    expect(app.lines.join('')).not.toContain(secret);
  });

  it('prints a link where that is asked for, and none by itself', async () => {
    const { out } = await added('--print-link');
    const secret = secretIn(linkIn(out));
    const browser = browserAt(app, 'kcell');
    expect((await browser.post('/access', chosen(secret))).status).toBe(204);
    const reset = await account('reset', '--login', 'first', '--print-link');
    expect((await browser.post('/token')).status).toBe(401);
    expect((await browser.post('/sign-in', { login: 'first', password: GOOD })).status).toBe(401);
    expect((await browser.post('/access', chosen(secretIn(linkIn(reset.out))))).status).toBe(204);
  });

  it('disables one: whoever is signed in is out at once, and their streams with them', async () => {
    const { cookie } = await app.signIn('kcell', 'admin1');
    const token = () => fetch(`${app.url}/kcell/token`, { method: 'POST', headers: { cookie } });
    expect((await token()).status).toBe(200);
    expect((await account('disable', '--login', 'admin1')).out).toBe('admin1: done');
    expect((await token()).status).toBe(401);
    expect((await account('reset', '--login', 'admin1')).problem).toContain('The account is disabled');
    await expect(app.signIn('kcell', 'admin1')).rejects.toThrow('401');
    await account('enable', '--login', 'admin1');
    await app.signIn('kcell', 'admin1');
  });

  it('gives another role, ends sign-ins, and unlocks', async () => {
    const { cookie } = await app.signIn('kcell', 'admin1');
    await account('end-sessions', '--login', 'admin1');
    expect((await fetch(`${app.url}/kcell/token`, { method: 'POST', headers: { cookie } })).status).toBe(401);
    await account('role', '--login', 'admin1', '--role', 'subscriber');
    const listed = (await account('list')).out.split('\n').find((line) => line.startsWith('admin1'));
    expect(listed).toContain('subscriber');
    for (let n = 0; n < 11; n++)
      await browserAt(app, 'kcell').post('/sign-in', { login: 'admin1', password: 'wrong-one' });
    await expect(app.signIn('kcell', 'admin1')).rejects.toThrow('429');
    await account('unlock', '--login', 'admin1');
    await app.signIn('kcell', 'admin1');
  });

  it.each([
    [
      ['add', '--login', 'admin1', '--name', 'A', '--role', 'administrator', '--print-link'],
      'There is an account with this login already',
    ],
    [['add', '--login', 'new', '--name', 'Айна', '--role', 'agent', '--print-link'], 'does not have this role'],
    [['add', '--login', 'new', '--name', 'Айна', '--role', 'administrator'], 'no email address'],
    [['reset', '--login', 'admin2'], 'no email address'],
    [['disable', '--login', 'nobody'], 'no account with this login'],
    [['add', '--login', 'new'], 'required option'],
  ])('says what is wrong: %j', async ([what = '', ...args], said) => {
    const { problem, out } = await account(what, ...args);
    expect(problem).toContain(said);
    expect(out).toBe('');
  });
});

describe('npm run admin -- organisation', () => {
  it('adds one, lets an account work for it, and takes that back at once', async () => {
    const organisation = (what: string, ...args: string[]) =>
      admin('organisation', what, '--operator', 'kcell', ...args);
    expect((await organisation('add', '--id', 'modelOne', '--name', 'Модель Один')).out).toBe('kcell:modelOne: done');
    expect((await organisation('add', '--id', 'no good', '--name', 'X')).problem).toContain('id:');
    const granted = ['--login', 'admin1', '--organisation', 'kcell:modelOne'];
    expect((await organisation('grant', ...granted, '--until', '2020-01-01T00:00:00Z')).problem).toContain(
      'has passed',
    );
    expect((await organisation('grant', ...granted)).out).toBe('admin1: done');
    const own = async () => {
      const [row] = await app.store.read(({ accounts }) => accounts.where({ operator: 'kcell', login: 'admin1' }));
      return row?.organisations;
    };
    expect(await own()).toContain('kcell:modelOne');
    expect((await organisation('revoke', ...granted)).out).toBe('admin1: done');
    expect(await own()).not.toContain('kcell:modelOne');
    expect((await organisation('revoke', ...granted)).problem).not.toBe('');
  });
});

describe('npm run admin -- wallet credit', () => {
  it('credits a payment once, whatever is said again', async () => {
    await app.stop();
    app = await startApp({ of: 'konnect' });
    const credit = (amount: string, reference: string, login = 'agent1') =>
      admin(
        'wallet',
        'credit',
        '--operator',
        'konnect',
        '--login',
        login,
        '--amount',
        amount,
        '--reference',
        reference,
      );
    const agent = await app.accountId('konnect', 'agent1');
    const balance = async () => (await app.store.read(({ wallets }) => wallets.get(`${agent}:USD`)))?.minor ?? 0;
    const before = await balance();
    expect((await credit('120.50 USD', 'BANK-1')).out).toBe('agent1: done');
    expect((await credit('120.50 USD', 'BANK-1')).out).toBe('agent1: done');
    expect(await balance()).toBe(before + 12_050);
    expect((await credit('99 USD', 'BANK-1')).problem).toContain('Payment BANK-1 has been credited already');
    expect((await credit('120.50 EUR', 'BANK-2')).problem).toContain('is no amount');
    expect((await credit('10 USD', 'BANK-3', 'nobody')).problem).toContain('There is no account');
    expect(await balance()).toBe(before + 12_050);
  });
});
