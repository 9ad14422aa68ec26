import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import type { SeenCard } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const SALES = 23;

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
  const account = await app.accountId('konnect', 'agent1');
  await sell(account, SALES, 'MINE');
  await sell(await app.accountId('konnect', 'agent3'), 5, 'NOTMINE');
});

/** So many sales of an agent to the first customer of the demo, numbered from 1 by their activation keys. */
const sell = (account: string, count: number, name: string) =>
  app.store.transaction(async ({ sales, subscriptions }) => {
    const [subscription] = await subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
    if (subscription === undefined) throw new Error('the demo data have changed');
    for (let number = 1; number <= count; number += 1) {
      const key = `${name}${String(number).padStart(4, '0')}`;
      await sales.insert({
        ...{ id: key, operator: 'konnect', account, kind: 'resubscription', reference: `R-${key}`, offer: 'home10' },
        ...{ customer: subscription.customer, subscription: subscription.id, activationKey: key },
        ...{ minor: 4000, currency: 'USD', at: '2026-11-01T10:00:00.000Z' },
      });
    }
  });

const keysIn = (text: string): string[] => [...new Set(text.match(/\b(?:NOT)?MINE\d{4}\b/g))];
const key = (number: number): string => `MINE${String(number).padStart(4, '0')}`;
const keys = (from: number, until: number): string[] =>
  Array.from({ length: from - until + 1 }, (_, index) => key(from - index));
const listsOf = (cards: readonly SeenCard[]): SeenCard[] => cards.filter(({ text }) => text.includes('Résultats'));

describe('a report longer than ten rows', () => {
  it('shows the newest first and the others on demand, on cards', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Mes transactions');
    const first = await talk.press('Suivant');
    expect(first).toContain('Résultats affichés : 10 sur 23');
    expect(first).toContain('920,00 USD');
    expect(keysIn(first)).toEqual(keys(23, 14));
    const second = await talk.press('Voir la suite');
    expect(second).toContain('Résultats 11 à 20 sur 23');
    expect(keysIn(second)).toEqual(keys(13, 4));
    expect(keysIn(await talk.press('Voir la suite'))).toEqual(keys(3, 1));
    const last = listsOf(talk.cards()).at(-1);
    expect(last?.actions.map(({ title }) => title)).toEqual(['Copier', 'Copier', 'Copier', 'PDF', 'XLSX', 'CSV']);
    talk.close();
  });

  it('shows the others in plain text, and lets the menu be used in between', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Mes transactions');
    await talk.say('-');
    const first = await talk.say('-');
    expect(first).toContain('Tapez « suite »');
    expect(keysIn(first)).toEqual(keys(23, 14));
    expect(keysIn(await talk.say('suite'))).toEqual(keys(13, 4));
    await talk.say('menu');
    const last = await talk.say('SUITE');
    expect(keysIn(last)).toEqual(keys(3, 1));
    expect(last).not.toContain('Tapez « suite »');
    expect(await talk.say('suite')).toContain('Je n’ai pas compris');
    talk.close();
  });

  it('goes on while another procedure is open, and says when another list has taken its place', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Mes transactions');
    await talk.press('Suivant');
    const more = talk.valueOf('Voir la suite');
    await talk.press('Mes commissions');
    expect(keysIn(await talk.send(more))).toEqual(keys(13, 4));
    expect(keysIn(await talk.send(more))).toEqual(keys(13, 4));
    await talk.press('Suivant');
    expect(await talk.send(more)).toContain('n’est plus valable');
    talk.close();
  });

  it.each([{ after: -1 }, { after: 'x' }, { after: 10, card: 'forged' }, { card: 'forged' }, {}])(
    'answers a forged %j as what is no longer active',
    async (forged) => {
      const talk = await cardTalk(app, 'konnect', 'agent1');
      await talk.press('Mes transactions');
      await talk.press('Suivant');
      const { card, act } = talk.valueOf('Voir la suite');
      expect(await talk.send({ act, card, ...forged })).toContain('n’est plus valable');
      talk.close();
    },
  );
});
