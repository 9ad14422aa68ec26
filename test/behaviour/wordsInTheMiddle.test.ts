import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { labelled, labelOf } from '../../src/speech/words.js';
import { startApp, type TestApp } from '../support/app.js';
import { questions, textSteps } from '../support/registering.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'konnect' });
});
afterAll(() => app.stop());

/** An agent who is spoken to in this language, at the customer's name: a question that any words answer. */
async function atName(language: Language) {
  const id = await app.accountId('konnect', 'agent1');
  await app.store.transaction(async ({ accounts, drafts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
    for (const draft of await drafts.where({})) await drafts.remove(draft.id);
  });
  const talk = await textTalk(app, 'konnect', 'agent1');
  const words = app.words(language, 'konnect');
  await talk.say(words.say('registration:title'));
  const state = async () => DialogsState.parse((await app.store.conversations.load(talk.conversation))?.state);
  return { ...talk, words, answers: async () => Object.values((await state()).runs).map(({ answers }) => answers) };
}

const middle = ['menu', 'help', 'cancel', 'back', 'restart', 'repeat', 'where', 'why', 'skip'] as const;
const alwaysThere = ['menu', 'help', 'cancel', 'back', 'restart', 'repeat', 'where', 'why'] as const;

describe.each(languages)('in the middle of a guide, in %s', (language) => {
  it.each(middle)('there are ten ways or more to say %s', (control) => {
    expect(app.words(language, 'konnect').list(`common:said.${control}`).length).toBeGreaterThanOrEqual(10);
  });

  it.each(alwaysThere)('none of those for %s is taken for a name', async (control) => {
    const phrasings = app.words(language, 'konnect').list(`common:said.${control}`);
    for (const phrasing of phrasings) {
      const talk = await atName(language);
      const answer = await talk.say(phrasing);
      const lasting = (await talk.answers()).filter((answers) => Object.hasOwn(answers, 'lastName'));
      expect([phrasing, lasting, answer === '']).toEqual([phrasing, [], false]);
      talk.close();
    }
  });
});

/** What people say in the middle of a guide, with politeness around it. */
const said: readonly (readonly [Language, string, 'menu' | 'cancel' | 'help'])[] = [
  ['fr', 'menu principal svp', 'menu'],
  ['fr', 'non, laisse tomber', 'cancel'],
  ['fr', 'aide-moi stp', 'help'],
  ['ru', 'в меню, пожалуйста', 'menu'],
  ['ru', 'да ну его', 'cancel'],
  ['ru', 'помогите, пожалуйста', 'help'],
  ['de', 'bitte zum Hauptmenü', 'menu'],
  ['de', 'nein, vergiss es', 'cancel'],
  ['de', 'bitte hilf mir', 'help'],
  ['en', 'main menu please', 'menu'],
  ['en', 'no, never mind', 'cancel'],
  ['en', 'please help me', 'help'],
];
it.each(said)('a control is one with words around it, in %s: %s', async (language, text, control) => {
  const [polite, alone] = [await atName(language), await atName(language)];
  const answer = await polite.say(text);
  expect(await polite.answers()).toEqual(await alone.answers().then((all) => (control === 'cancel' ? [] : all)));
  expect(answer).toBe(await alone.say(alone.words.list(`common:said.${control}`)[0] ?? ''));
});

const corrections: readonly (readonly [Language, string])[] = [
  ['fr', 'non, le nom est Mbuyi'],
  ['ru', 'нет, фамилия Mbuyi'],
  ['de', 'nein, der Nachname ist Mbuyi'],
  ['en', 'no, the last name is Mbuyi'],
];
it.each(corrections)('a correction is one, at the name and a question later, in %s: %s', async (language, text) => {
  const talk = await atName(language);
  await talk.say(text);
  expect(await talk.answers()).toEqual([expect.objectContaining({ lastName: 'Mbuyi' })]);
  await talk.say(text.replace('Mbuyi', 'Kalala'));
  expect(await talk.answers()).toEqual([expect.objectContaining({ lastName: 'Kalala' })]);
});

const atReview: readonly (readonly [Language, string, string])[] = [
  ['fr', 'changer le téléphone 1', 'le prénom est Paul'],
  ['ru', 'изменить телефон 1', 'имя — Paul'],
  ['de', 'Telefon 1 ändern', 'der Vorname ist Paul'],
  ['en', 'change phone 1', 'the first name is Paul'],
];
it.each(atReview)(
  'at the review a field that is named is asked, or corrected, in %s: %s',
  async (language, asks, corrects) => {
    const talk = await atName('fr');
    for (const [line] of textSteps.slice(1, questions.review)) await talk.say(line);
    const id = await app.accountId('konnect', 'agent1');
    await app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      if (account !== undefined) await accounts.put({ ...account, language });
    });
    const words = app.words(language, 'konnect');
    const row = plainBlanks(labelled(words, labelOf(words, 'registration', 'firstName'), 'Paul'));
    expect(plainBlanks(await talk.say(corrects))).toContain(row);
    expect(await talk.say(asks)).toContain(plainBlanks(labelOf(words, 'registration', 'phone1')));
  },
);
