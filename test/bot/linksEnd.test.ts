import { afterEach, expect, it } from '@jest/globals';
import { sentReportsKcell } from '../guides/documents/sentReports.kcell.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk } from '../support/talk.js';

let app: TestApp;
afterEach(() => app.stop());

const linkIn = (json: unknown): string =>
  /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(json))?.[0] ?? '';

/** Something to report. */
const sell = (account: string) =>
  app.store.transaction(async ({ sales, subscriptions }) => {
    const [subscription] = await subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
    if (subscription === undefined) throw new Error('the demo data have changed');
    await sales.insert({
      ...{ id: 'sold', operator: 'konnect', account, kind: 'resubscription', reference: 'R1', offer: 'home10' },
      ...{ customer: subscription.customer, subscription: subscription.id, activationKey: 'KEY' },
      ...{ minor: 4000, currency: 'USD', at: new Date().toISOString() },
    });
  });

it('a link to a report ends with the sign-in that it was given in, and another one does not take its place', async () => {
  app = await startApp({ of: 'konnect' });
  const account = await app.accountId('konnect', 'agent1');
  await sell(account);
  const talk = await cardTalk(app, 'konnect', 'agent1');
  const { say } = app.words('fr', 'konnect');
  await talk.press(say('transactions:title'));
  await talk.press(say('common:next'));
  await talk.press('CSV');
  const link = linkIn(talk.cards().at(-1)?.json);
  expect((await fetch(link)).status).toBe(200);
  await app.signIn('konnect', 'agent1');
  await app.store.transaction(async ({ sessions }) => {
    const [first] = await sessions.where({ account });
    await sessions.remove(first?.id ?? '');
  });
  expect((await fetch(link)).status).toBe(404);
  talk.close();
});

/** Whoever is signed in with a browser that fetches it: without a cookie, as a download program or a mail client has none, nobody. */
const fetched = async (link: string, cookie = '') => (await fetch(link, { headers: { cookie } })).status;

it('a link to a report that was made in the background ends with its sign-in, too, and opens for nobody else', async () => {
  app = await startApp({ of: 'kcell' });
  const account = await app.accountId('kcell', sentReportsKcell.login);
  const talk = await cardTalk(app, 'kcell', sentReportsKcell.login);
  for (const [button, filled] of sentReportsKcell.cards) {
    await talk.press(button, filled);
    await app.outbox.idle();
  }
  const link = /https?:\/\/[^"\s]+\/files\/sent-report\?t=[^"\s]+/.exec(JSON.stringify(talk.cards()))?.[0] ?? '';
  const stranger = await app.signIn('kcell', 'admin3');
  expect([await fetched(link), await fetched(link, stranger.cookie)]).toEqual([200, 404]);
  await app.signIn('kcell', sentReportsKcell.login);
  await app.store.transaction(async ({ sessions }) => {
    for (const { id, conversations } of await sessions.where({ account }))
      if (Object.values(conversations).includes(talk.conversation)) await sessions.remove(id);
  });
  expect(await fetched(link)).toBe(404);
  talk.close();
});
