import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { transcripts } from './index.js';
import { missing } from './transcript.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => stop());

/** Ends the program. A word that a receipt or a card lacks is noticed here: only a played guide shows a receipt's facts. */
async function stop(): Promise<void> {
  await app.stop();
  expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);
}

/** What a guide leaves behind, without what differs each time. */
async function left(operator: string, login: string) {
  const account = await app.accountId(operator, login);
  return app.store.read(async (tables) => {
    const sales = await tables.sales.where({ account });
    const customers = await Promise.all(sales.map(({ customer }) => tables.customers.get(customer)));
    const audit = await tables.audit.where({ account });
    const wallets = await tables.wallets.where({ account });
    return {
      customers: customers.map((customer) => ({ ...customer, id: '', registeredAt: '', registeredBy: '' })),
      sales: sales.map(({ kind, offer, minor, currency }) => ({ kind, offer, minor, currency })),
      audit: audit.map(({ command, outcome, subject }) => ({ command, outcome, about: subject.split(':')[0] })),
      wallets: wallets.map(({ currency, minor }) => ({ currency, minor })),
    };
  });
}

describe.each(
  transcripts.map((transcript) => [`${transcript.procedure}, ${transcript.operator}`, transcript] as const),
)('%s', (_name, { operator, login, greeting, cards, text }) => {
  it('is carried out on cards and in plain text, and comes to the same', async () => {
    const onCards = await cardTalk(app, operator, login);
    expect(missing(onCards.greeting, greeting)).toEqual([]);
    for (const [button, filled, expected] of cards) {
      expect(missing(await onCards.press(button, filled), expected)).toEqual([]);
    }
    onCards.close();
    const first = await left(operator, login);
    expect(first.audit).not.toEqual([]);

    await stop();
    app = await startApp();
    const inText = await textTalk(app, operator, login);
    expect(missing(inText.greeting, greeting)).toEqual([]);
    for (const [said, expected] of text) expect(missing(await inText.say(said), expected)).toEqual([]);
    inText.close();
    expect(await left(operator, login)).toEqual(first);
  });
});
