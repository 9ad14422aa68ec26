import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../../src/dialogs/conversation/state.js';
import { languages } from '../../../src/domain/terms/language.js';
import { labelled, labelOf } from '../../../src/speech/words.js';
import type { TestApp } from '../../support/app.js';
import { inText, onCards, questions, screens } from '../../support/registering.js';
import { plainBlanks } from '../../support/seen.js';
import { sharedApps } from '../../support/sharedApp.js';
import type { Talk } from '../../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const fr = () => app.words('fr');
const row = (field: string, value: string) => labelled(fr(), labelOf(fr(), 'registration', field), value);
/** What is said of an answer that was changed, and of one that is new. */
const changed = (field: string, value: string) =>
  plainBlanks(fr().say('common:correction.done', { what: row(field, value) }));
const understood = (field: string, value: string) =>
  plainBlanks(fr().say('common:sentence.understood', { what: row(field, value) }));
/** That it is not known which answer is meant. */
const unsure = (value: string) =>
  plainBlanks(fr().say('common:correction.which', { value, first: '|', second: '|' })).split('|')[0] ?? '';

const answersOf = async ({ conversation }: Talk) => {
  const found = await app.store.conversations.load(conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  return runs[open[0] ?? '']?.answers ?? {};
};

/** How people say no, and how they go on. */
const noes = ['non', 'Non', 'no', 'No', 'nope', 'нет', 'Нет', 'nein', 'Nein', 'NEIN'];
const joins = [', ', ' , ', ' — ', ' – ', '! ', ', c’est ', ' c’est ', ', it’s ', ', это ', ' это ', ', es ist ', '; '];
const names = ['Mbuyi', 'mbuyi', 'Li', 'N’Sele', 'Kabila Tshala', 'Jean-Paul', 'Мбуйи', 'Müller', 'Ілунга'];
const ends = ['', '.', '!', ', merci', ', please', ', пожалуйста', ', bitte'];

describe('a value after a "no", where nothing is named', () => {
  it('corrects the name before the one that is asked, however it is said, and costs no other answer', async () => {
    const talk = await inText(app, questions.postName);
    const before = await answersOf(talk);
    const said = fc.tuple(
      fc.constantFrom(...noes),
      fc.constantFrom(...joins),
      fc.constantFrom(...names),
      fc.constantFrom(...ends),
    );
    await fc.assert(
      fc.asyncProperty(said, async ([no, join, name, end]) => {
        const text = `${no}${join}${name}${end}`;
        const answer = await talk.say(text);
        expect({ text, answer }).toEqual({ text, answer: expect.stringContaining(changed('lastName', name)) });
        expect(await answersOf(talk)).toEqual({ ...before, lastName: name });
        expect(answer).toContain(plainBlanks(labelOf(fr(), 'registration', 'postName')));
      }),
      { numRuns: 300, seed: 8, endOnFailure: true },
    );
  }, 120_000);

  it.each([
    ['firstName', 'non, Mbuyi', 'postName', 'Mbuyi'],
    ['documentNumber', 'non, Mbuyi', 'firstName', 'Mbuyi'],
    ['documentType', 'non, OP7654321', 'documentNumber', 'OP7654321'],
    ['country', 'non, passeport', 'documentType', 'Passeport'],
    ['phone2', 'non, 0812 345 611', 'phone1', '+243 812 345 611'],
    ['email', 'non c’est 0812 345 611', 'phone2', '+243 812 345 611'],
    ['houseNumber', 'non, paul@example.com', 'email', 'paul@example.com'],
    ['avenue', 'non, 14 bis', 'houseNumber', '14 bis'],
    ['commune', 'non, Avenue Neuve', 'avenue', 'Avenue Neuve'],
  ] as const)('at the question for %s: %s', async (question, text, field, value) => {
    const talk = await inText(app, questions[question]);
    const before = Object.keys(await answersOf(talk));
    expect(await talk.say(text)).toContain(changed(field, value));
    expect(Object.keys(await answersOf(talk))).toEqual(before);
  });

  it('answers the question where nothing was answered before, or what was takes it not', async () => {
    expect(await (await inText(app, questions.lastName)).say('non, Mbuyi')).toContain(understood('lastName', 'Mbuyi'));
    const talk = await inText(app, questions.phone1);
    expect(await talk.say('non, 0812 345 611')).toContain(understood('phone1', '+243 812 345 611'));
  });

  it.each(['phone1', 'country'] as const)('of several earlier names is asked about, at %s', async (question) => {
    const talk = await inText(app, questions[question]);
    const before = await answersOf(talk);
    const answer = await talk.say('non, Mbuyi');
    expect(answer).toContain(unsure('Mbuyi'));
    expect(answer).toContain(plainBlanks(labelOf(fr(), 'registration', question)));
    expect(await answersOf(talk)).toEqual(before);
    // What it says works.
    expect(await talk.say('Nom : Mbuyi')).toContain(understood('lastName', 'Mbuyi'));
  });

  it('of several names on the card before is asked about, in each language', async () => {
    const talk = await onCards(app, screens.identity);
    const before = await answersOf(talk);
    for (const language of languages) {
      const answer = await talk.say(language === 'ru' ? 'нет, Мбуйи' : 'no, Мбуйи');
      expect(answer).toContain(unsure('Мбуйи'));
    }
    expect(await answersOf(talk)).toEqual(before);
  });

  it.each([
    'non, retour',
    'no, cancel',
    'non, je me suis trompé',
    'non, merci',
    'non, pourquoi ?',
    'non, je ne sais pas',
    'non, pas de prénom',
    'no. 12',
    'Non Mbuyi',
    'нет, не знаю',
  ])('is none in "%s": no answer is corrected', async (text) => {
    const talk = await inText(app, questions.postName);
    const { lastName } = await answersOf(talk);
    const answer = await talk.say(text);
    expect(answer).not.toContain(plainBlanks(fr().say('common:correction.done', { what: '' })).trim());
    const after = await answersOf(talk);
    expect(after.lastName === undefined || after.lastName === lastName).toBe(true);
  });
});
