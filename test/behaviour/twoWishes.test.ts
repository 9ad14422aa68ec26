import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import type { Language } from '../../src/domain/terms/language.js';
import { oneOf } from '../../src/speech/format.js';
import { startApp, type TestApp } from '../support/app.js';
import { sayIn } from '../support/sayIn.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const both: readonly (readonly [Language, string, string])[] = [
  ['fr', 'suspends le 0470 00 00 01, perdu, et commande 10 cartes sim vierges', 'oui'],
  ['ru', 'приостанови 0470 00 00 09, потеряли, и закажи 10 чистых сим-карт', 'да'],
  ['de', 'sperre die 0470 00 00 10, verloren, und bestelle 10 leere SIM-Karten', 'ja'],
  ['en', 'suspend 0470 00 00 11, lost, and order 10 blank sim cards', 'yes'],
];

async function talkIn(language: Language, at = 'telenet', login = 'fleet1') {
  await app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    // What the one before began is no part of this.
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const talk = await textTalk(app, at, login);
  const second = async () =>
    DialogsState.parse((await app.store.conversations.load(talk.conversation))?.state).second?.procedure;
  return { ...talk, second };
}

/** Joined by a word that says what comes after: the second is a wish of its own however little is said of it. */
const joined: readonly (readonly [Language, string, string, string, readonly string[]])[] = [
  ['fr', 'konnect', 'agent1', 'enregistrer un client et ensuite montrer mes commissions', ['commissions']],
  ['ru', 'konnect', 'agent1', 'зарегистрировать клиента, а потом показать мои комиссии', ['commissions']],
  ['de', 'konnect', 'agent1', 'einen Kunden registrieren und danach meine Provisionen zeigen', ['commissions']],
  ['en', 'konnect', 'agent1', 'register a customer and then show my commissions', ['commissions']],
];

it.each(joined)('what comes after is kept (%s): %s', async (language, at, login, text, wished) => {
  const { say, close, conversation } = await talkIn(language, at, login);
  const words = app.words(language, at);
  const begun = plainBlanks(await say(text));
  const state = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
  const { procedure, others = [] } = state.second ?? { procedure: '' };
  expect([procedure, ...others]).toEqual(wished);
  const procedures = oneOf(language).format(wished.map((id) => words.say(`${id}:title`)));
  expect(begun).toContain(plainBlanks(words.say('common:sentence.after', { procedure: procedures })));
  close();
});

describe.each(both)('two wishes in one sentence (%s): %s', (language, text, yes) => {
  it('begin the first, and the second is said, kept, and offered after the receipt', async () => {
    const { say, close, second } = await talkIn(language);
    const words = app.words(language, 'telenet');
    const title = words.say('blankSims:title');
    const begun = await say(text);
    expect(plainBlanks(begun)).toContain(plainBlanks(words.say('common:sentence.after', { procedure: title })));
    // It is in what is kept of the conversation, as all that outlives a restart.
    expect(await second()).toBe('blankSims');
    expect(await say('-')).toContain(words.say('blocking:title'));
    const done = await say(yes);
    expect(plainBlanks(done)).toContain(plainBlanks(words.say('common:sentence.alsoWished')));
    expect(done).toContain(`1. ${title}`);
    expect(await second()).toBeUndefined();
    expect(await say('1')).toContain('10');
    close();
  });

  it('are dropped when the first is cancelled', async () => {
    const { say, close, second } = await talkIn(language);
    await say(text.replace(/0470 00 00 \d\d/, '0470 00 01 00'));
    expect(await second()).toBe('blankSims');
    const words = app.words(language, 'telenet');
    const answers = [await say(words.list('common:said.cancel')[0] ?? '')];
    if (plainBlanks(answers[0] ?? '').includes(plainBlanks(words.say('common:leave.question'))))
      answers.push(await say(yes));
    expect(await second()).toBeUndefined();
    expect(plainBlanks(answers.join('\n'))).not.toContain(plainBlanks(words.say('common:sentence.alsoWished')));
    close();
  });

  it('are dropped when it starts over', async () => {
    const { say, close, second } = await talkIn(language);
    await say(text.replace(/0470 00 00 \d\d/, '0470 00 01 00'));
    expect(await second()).toBe('blankSims');
    const words = app.words(language, 'telenet');
    const [restart = ''] = words.list('common:said.restart');
    const asked = await say(restart);
    if ((await second()) !== undefined) await say(yes);
    expect(plainBlanks(asked)).not.toContain(plainBlanks(words.say('common:sentence.alsoWished')));
    expect(await second()).toBeUndefined();
    close();
  });
});

it('the second wish outlives a restart of the program', async () => {
  const { say, close, conversation } = await talkIn('fr');
  await say('suspends le 0470 00 01 00, perdu, et commande 10 cartes sim vierges');
  close();
  await app.halt();
  app = await startApp({ dataDir: app.dataDir });
  const after = (text: string) => sayIn(app, conversation, text);
  expect(await after('-')).toContain(app.words('fr', 'telenet').say('blocking:title'));
  const done = plainBlanks(await after('oui'));
  expect(done).toContain(plainBlanks(app.words('fr', 'telenet').say('common:sentence.alsoWished')));
  expect(await after('1')).toContain('10');
});

it.each(['suspend 0470 00 00 01 and 0470 00 00 09', 'suspend 0470 00 00 01, lost and never found'])(
  'one wish is one: %s',
  async (text) => {
    const { say, close, second } = await talkIn('en');
    await say(text);
    expect(await second()).toBeUndefined();
    close();
  },
);
