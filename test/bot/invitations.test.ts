import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import type { Row } from '../../src/domain/records/tables.js';
import { startApp, type TestApp } from '../support/app.js';
import { invitedAnew, secretIn } from '../support/invitations.js';
import { textTalk } from '../support/talk.js';

const GOOD = 'trois canards jaunes 41';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(() => app.stop());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/telenet/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const look = (secret: string) => post('invitation/look', { secret, language: 'fr' });
const accept = (secret: string, password = GOOD, again = password) =>
  post('invitation', { secret, language: 'fr', password, again });
const malina = async (): Promise<Row<'profiles'>> => {
  const [found] = await app.store.read(({ profiles }) => profiles.where({ email: 'malina@example.com' }));
  if (found === undefined) throw new Error('the demo has Malina');
  return found;
};
const changed = (change: Partial<Row<'profiles'>>) =>
  app.store.transaction(async ({ profiles }) => profiles.put({ ...(await malina()), ...change }));
const invited = async () => secretIn(await invitedAnew(app, 'Malina'));

describe('an invitation', () => {
  it('is shown, confirmed once with a password, and signed in', async () => {
    await changed({ role: 'manager' });
    const secret = await invited();
    const shown = await (await look(secret)).json();
    expect(shown).toMatchObject({ login: 'malina@example.com', known: false });
    expect(JSON.stringify(shown)).toContain('Exemple Logistique SA');
    expect(JSON.stringify(shown)).toContain('Fleet Manager Exemple');
    const done = await accept(secret);
    expect(done.status).toBe(204);
    expect(done.headers.get('set-cookie')).toMatch(/^guichet=[\w-]{43};.*HttpOnly/);
    const profile = await malina();
    expect(profile).toMatchObject({ state: 'validated' });
    expect([profile.invitation, profile.invitedUntil]).toEqual([undefined, undefined]);
    const account = await app.store.read(({ accounts }) => accounts.get(profile.account ?? ''));
    expect(account).toMatchObject({ role: 'fleetManager', login: 'malina@example.com', name: 'Malina Modèle' });
    expect(account?.passwordHash).toMatch(/^scrypt\$/);
    const [grant, ...more] = await app.store.read(({ grants }) => grants.where({ account: account?.id ?? '' }));
    expect(more).toEqual([]);
    expect(grant).toMatchObject({
      organisation: profile.organisation,
      grantedBy: await app.accountId('telenet', 'fleet1'),
    });
    expect(grant?.endedAt).toBeUndefined();
    const [line] = await app.store.read(({ audit }) => audit.where({ account: account?.id ?? '' }));
    expect(line).toMatchObject({ command: 'profile.accept', outcome: 'done', subject: `profile:${profile.id}` });
    const talk = await textTalk(app, 'telenet', 'malina@example.com');
    expect(await talk.say('menu')).toContain('Exemple Logistique SA');
    talk.close();
  });

  it('of a member gives a menu of their own, and none of the company’s lines', async () => {
    expect((await accept(await invited())).status).toBe(204);
    const { account = '', organisation } = await malina();
    const row = await app.store.read(({ accounts }) => accounts.get(account));
    expect(row).toMatchObject({ role: 'subscriber', memberOf: [organisation] });
    expect(row?.organisations).toBeUndefined();
    const talk = await textTalk(app, 'telenet', 'malina@example.com');
    const menu = await talk.say('menu');
    expect(menu).toContain(app.words('fr', 'telenet').say('myHistory:title'));
    expect(menu).not.toContain(app.words('fr', 'telenet').say('blocking:title'));
    talk.close();
  });

  it.each([
    ['short', 'court', 'court'],
    ['own', 'malina et les canards', 'malina et les canards'],
    ['own', 'chez exemple tout va bien', 'chez exemple tout va bien'],
    ['known', 'password1234', 'password1234'],
    ['weak', 'aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaa'],
    ['different', GOOD, 'trois canards jaunes 42'],
  ])('takes no password that is %s', async (code, password, again) => {
    const secret = await invited();
    const refused = await accept(secret, password, again);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ error: { code } });
    expect(refused.headers.get('set-cookie')).toBeNull();
    // The link is still good.
    expect((await accept(secret)).status).toBe(204);
  });
});

describe('a link that opens nothing', () => {
  const wrongs: [string, (secret: string) => Promise<string>][] = [
    ['used', async (secret) => ((await accept(secret)).status === 204 ? secret : '')],
    ['superseded by another', async (secret) => ((await invited()) === secret ? '' : secret)],
    [
      'expired',
      async (secret) => {
        await changed({ invitedUntil: new Date(Date.now() - 1).toISOString() });
        return secret;
      },
    ],
    [
      'of a profile that was removed',
      async (secret) => {
        const { id } = await malina();
        await app.store.transaction(({ profiles }) => profiles.remove(id));
        return secret;
      },
    ],
    ['tampered with', async (secret) => `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`],
    ['its own digest', async (secret) => sha256(secret)],
  ];

  it.each(wrongs)('because it is %s answers like an unknown one', async (_why, spoil) => {
    const secret = await spoil(await invited());
    const unknown = await (await look('NOTHING')).text();
    const answers = [await look(secret), await accept(secret, GOOD)];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(unknown);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('of another operator answers so, too', async () => {
    const secret = await invited();
    await changed({ operator: 'konnect' });
    expect((await look(secret)).status).toBe(404);
  });

  it('is used once by two presses at once', async () => {
    const secret = await invited();
    const both = await Promise.all([accept(secret), accept(secret)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    const made = await app.store.read(({ accounts }) => accounts.where({ login: 'malina@example.com' }));
    expect(made).toHaveLength(1);
  });

  it('is refused from a page of another site', async () => {
    const secret = await invited();
    const body = { secret, language: 'fr', password: GOOD, again: GOOD };
    expect((await post('invitation', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await malina()).state).toBe('invited');
  });
});

describe('somebody who has an account already', () => {
  /** fleet3's address, invited by another company. */
  const inviteFleet3 = async () => {
    await app.store.transaction(async ({ accounts }) => {
      const [found] = await accounts.where({ login: 'fleet3' });
      if (found !== undefined) await accounts.put({ ...found, email: 'fleet3@example.com' });
    });
    await changed({ email: 'fleet3@example.com', role: 'manager' });
    return secretIn(await invitedAnew(app, 'Malina'));
  };

  it('signs in, and works for this company, too, with the account that they have', async () => {
    const secret = await inviteFleet3();
    expect(await (await look(secret)).json()).toMatchObject({ known: true, login: 'fleet3' });
    const wrong = await accept(secret);
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ error: { code: 'signIn.wrong' } });
    expect((await accept(secret, 'telenet-demo-3', '')).status).toBe(204);
    const account = await app.store.read(({ accounts }) => accounts.where({ login: 'fleet3' }));
    expect(account[0]?.organisations).toHaveLength(2);
    const all = await app.store.read(({ accounts }) => accounts.where({ login: 'fleet3@example.com' }));
    expect(all).toEqual([]);
    const talk = await textTalk(app, 'telenet', 'fleet3');
    expect(await talk.say('menu')).toContain('Atelier Modèle');
    await talk.say('changer d’entreprise');
    expect(await talk.say('oui')).toContain('Exemple Logistique SA');
    talk.close();
  });

  it('is not helped by guesses: the sign-in counts them', async () => {
    await app.stop();
    app = await startApp({ of: 'telenet', limits: { login: { points: 2, duration: 60 } } });
    const secret = await inviteFleet3();
    for (const guess of ['one', 'two']) expect((await accept(secret, guess)).status).toBe(401);
    expect((await accept(secret, 'telenet-demo-3')).status).toBe(429);
  });
});
