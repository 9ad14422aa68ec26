import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import type { TestApp } from './app.js';
import { plainBlanks, type SeenCard } from './seen.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from './talk.js';
import { withoutIds } from './withoutIds.js';

/** The KONNECT registration's steps: after so many of them a screen's card, or a question in plain text, is open. */
export const cardSteps = registrationKonnect.cards;
export const textSteps = registrationKonnect.text;
export const screens = { names: 1, identity: 2, contact: 3, address: 4, subscription: 5, offer: 6, review: 7 } as const;
export const questions = {
  ...{ lastName: 1, postName: 2, firstName: 3, documentNumber: 4, documentType: 5, country: 6, phone1: 7, phone2: 8 },
  ...{ email: 9, houseNumber: 10, avenue: 11, commune: 12, town: 13, account: 14, category: 15, offer: 16 },
  ...{ modemSerial: 17, review: 18, pin: 19 },
} as const;

/** What a step fills in, with other values for some labels. */
export const filledAt = (screen: number, other: Record<string, string> = {}) => ({
  ...cardSteps[screen]?.[1],
  ...other,
});

/** A registration on cards, so many steps done. */
export async function onCards(app: TestApp, done: number): Promise<CardTalk> {
  const talk = await cardTalk(app, 'konnect', 'agent1');
  for (const [button, filled] of cardSteps.slice(0, done)) {
    await talk.press(button, filled);
    // Another conversation of the account may have left a draft: this one begins anew.
    const anew = talk
      .cards()
      .at(-1)
      ?.actions.find(({ data }) => data?.act === 'anew')?.data;
    if (anew !== undefined) await talk.send(anew);
  }
  return talk;
}

/** A registration in plain text, so many lines said. */
export async function inText(app: TestApp, said: number): Promise<Talk> {
  const talk = await textTalk(app, 'konnect', 'agent1');
  const title = app.words('fr').say('registration:title');
  for (const [index, [line]] of textSteps.slice(0, said).entries()) {
    // By its title: the menu's first line may be a draft.
    const answer = await talk.say(index === 0 ? title : line);
    if (answer.includes(plainBlanks(app.words('fr').say('common:drafts.foundText')))) await talk.say('non');
  }
  return talk;
}

/** What stands on a card from a field's label to the next field. */
export function besideField({ text, inputs }: SeenCard, label: string): string {
  const lines = text.split('\n');
  const labels = new Set(inputs.map((input) => input.label));
  const from = lines.indexOf(label);
  if (from === -1) throw new Error(`the card has no field ${label}`);
  const next = lines.findIndex((line, index) => index > from && labels.has(line));
  return lines.slice(from + 1, next === -1 ? undefined : next).join('\n');
}

/** The card with this button that was sent last. */
export function cardWith(talk: CardTalk, button: string): SeenCard {
  const card = talk.cards().findLast(({ actions }) => actions.some(({ title }) => title === button));
  if (card === undefined) throw new Error(`no card has a button ${button}`);
  return card;
}

/** What stands in a field of that card, and which fields it has. */
export const valueOn = (talk: CardTalk, button: string, label: string): unknown =>
  cardWith(talk, button).inputs.find((input) => input.label === label)?.value;
export const labelsOn = (talk: CardTalk, button: string): string[] =>
  cardWith(talk, button).inputs.map(({ label }) => label);

/** Presses a row of the review: its answer is asked again. */
export const changeOf = (talk: CardTalk, field: string): Promise<string> =>
  talk.send({ act: 'change', field, card: talk.valueOf('Enregistrer le client').card });

/** How many cards wait for an answer: those with a "next" or a "confirm". */
export const liveCards = (talk: CardTalk): number =>
  talk.cards().filter(({ actions }) => actions.some(({ data }) => ['answer', 'confirm'].includes(String(data?.act))))
    .length;

/** All that a registration writes: nothing of it may be half there. */
export async function written(app: TestApp) {
  const account = await app.accountId('konnect', 'agent1');
  return app.store.read(async (tables) => ({
    customers: await tables.customers.where({}),
    subscriptions: await tables.subscriptions.where({}),
    sales: await tables.sales.where({}),
    commissions: await tables.commissions.where({}),
    entries: await tables.entries.where({}),
    wallets: await tables.wallets.where({ account }),
    receipts: await tables.receipts.where({}),
    outbox: await tables.outbox.where({}),
  }));
}

/** Everything that is kept of a conversation, as text. */
export async function keptOf(app: TestApp, { conversation }: Talk): Promise<string> {
  return withoutIds(JSON.stringify(await app.store.conversations.load(conversation)));
}
