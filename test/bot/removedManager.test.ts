import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openStream } from '../instances/liveStream.js';
import { startApp, type TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(() => app.stop());

const COMPANY = 'telenet:exempleLogistique';

/** fleet1 takes the other manager out of the company, or makes them a member. */
async function fleet1(...lines: readonly string[]): Promise<void> {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await sayAll(talk, [...lines, 'oui']);
  talk.close();
}
const title = (procedure: 'removeProfile' | 'changeProfileRole') =>
  app.words('fr', 'telenet').say(`${procedure}:title`);

/** What fleet2 has begun for the company, and what waits for another manager to approve. */
async function begun(account: string): Promise<void> {
  const of = { operator: 'telenet', organisation: COMPANY, account };
  const at = new Date().toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const command = { conversation: 'c', commandId: 'w', command: 'line.end', reference: 'ABCD2345' };
  await app.store.transaction(async ({ drafts, approvals, selections }) => {
    const draft = { id: 'd', procedure: 'blocking', answers: {}, left: [], channel: 'text' };
    await drafts.put({ ...of, ...draft, at, expiresAt: later });
    await selections.put({ ...of, id: 's', lines: [], expiresAt: later });
    const asked = { input: {}, lines: [], state: 'waiting' as const, askedAt: at, expiresAt: later };
    await approvals.put({ ...of, ...command, ...asked, id: 'own' });
    await approvals.put({
      ...of,
      ...command,
      ...asked,
      id: 'others',
      account: await app.accountId('telenet', 'fleet1'),
    });
  });
}

it.each([
  ['removed', () => fleet1(title('removeProfile'), 'Fuhrpark')],
  ['made a member', () => fleet1(title('changeProfileRole'), 'Fuhrpark', 'membre')],
])(
  'a manager who is %s loses sign-in, token, stream, drafts and what they asked for at once',
  async (_how, takeAway) => {
    const account = await app.accountId('telenet', 'fleet2');
    const signedIn = await app.signIn('telenet', 'fleet2');
    const stream = await openStream(app.url, signedIn);
    await begun(account);
    await takeAway();
    expect(await stream.closed).toBe(1008);
    const post = await fetch(`${app.url}/v3/directline/conversations/${signedIn.conversationId}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${signedIn.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'menu' }),
    });
    expect(post.status).toBe(403);
    const token = await fetch(`${app.url}/telenet/token`, { method: 'POST', headers: { cookie: signedIn.cookie } });
    expect(token.status).toBe(401);
    const left = await app.store.read(async ({ drafts, selections, approvals, accounts, grants }) => ({
      begun: [await drafts.get('d'), await selections.get('s')],
      states: [(await approvals.get('own'))?.state, (await approvals.get('others'))?.state],
      organisations: (await accounts.get(account))?.organisations,
      grants: (await grants.where({ account })).map(({ endedAt }) => endedAt !== undefined),
    }));
    expect(left).toEqual({
      begun: [undefined, undefined],
      states: ['withdrawn', 'waiting'],
      organisations: undefined,
      grants: [true],
    });
  },
  60_000,
);
