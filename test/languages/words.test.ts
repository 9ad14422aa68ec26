import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { turnLanguage } from '../../src/bot/turns/turnLanguage.js';
import { loadWords } from '../../src/bot/words/words.js';
import { controlOf, controls, languageOf } from '../../src/dialogs/conversation/control.js';
import { chat } from '../../src/dialogs/conversation/unfit.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { makeFormat } from '../../src/speech/format.js';
import type { Words } from '../../src/speech/words.js';
import { plainBlanks } from '../support/seen.js';

const missing: string[] = [];
const words = await loadWords(fileURLToPath(new URL('../../locales', import.meta.url)), (key) => missing.push(key));

describe('control words', () => {
  it.each(languages)('of all languages are understood in %s', (language) => {
    for (const control of controls) {
      for (const said of words(language).listOfAll(`common:said.${control}`)) {
        expect([said, controlOf(undefined, said.toUpperCase(), words(language))]).toEqual([said, control]);
      }
    }
  });

  it.each([
    ['Menü', 'menu'],
    ['zurueck', 'back'],
    ['précédent', 'back'],
    ['precedent', 'back'],
    ['Помощь', 'help'],
    ['ABBRECHEN', 'cancel'],
    ['язык', 'language'],
    ['auf französisch', 'language'],
    ['home', undefined],
    ['weiter', undefined],
  ])('%s means %s', (said, control) => {
    expect(controlOf(undefined, said, words('en'))).toBe(control);
  });

  it('mean one thing each, and none is a yes, a no or another answer', () => {
    const own = ['yes', 'no', 'skip', 'keep', 'more', 'later', ...chat] as const;
    const all = [
      ...controls.flatMap((control) =>
        words('fr')
          .listOfAll(`common:said.${control}`)
          .map((said) => [said, control]),
      ),
      ...languages.flatMap((one) =>
        words('fr')
          .listOfAll(`common:said.speak.${one}`)
          .map((said) => [said, one]),
      ),
      ...own.flatMap((answer) =>
        words('fr')
          .listOfAll(`common:said.${answer}`)
          .map((said) => [said, answer]),
      ),
    ];
    const meanings = new Map<string | undefined, Set<string | undefined>>();
    for (const [said, meaning] of all) meanings.set(said, (meanings.get(said) ?? new Set()).add(meaning));
    expect([...meanings].filter(([, { size }]) => size > 1)).toEqual([]);
  });

  it.each<[string, Language | undefined]>([
    ['English', 'en'],
    ['по-английски', 'en'],
    ['на русском', 'ru'],
    ['allemand', 'de'],
    ['français', undefined],
    ['anglaise', undefined],
  ])('"%s", said in French, wishes for %s', (said, language) => {
    expect(languageOf(said, words('fr'))).toBe(language);
  });
});

describe('a title that stands in another text', () => {
  it.each(languages)('is in the language of that text, whatever is filled in beside it: %s', (language) => {
    const title = words(language).say('myRequests:title');
    expect(words(language).say('debitMandate:effect')).toContain(title);
    expect(words(language).say('debitMandate:effect', { account: '1' })).toContain(title);
  });
});

describe('the language of a turn', () => {
  const operator = { languages: ['fr', 'en'] as Language[] };
  it.each<[Language | undefined, string | undefined, Language]>([
    ['ru', 'en-GB', 'ru'],
    [undefined, 'en-GB', 'en'],
    [undefined, 'EN', 'en'],
    [undefined, 'de-CH', 'fr'],
    [undefined, undefined, 'fr'],
  ])('account %s, channel %s: %s', (language, locale, expected) => {
    expect(turnLanguage({ language }, locale, operator)).toBe(expected);
  });
});

describe('amounts, dates and numbers in Kinshasa', () => {
  const expected: Readonly<Record<Language, readonly string[]>> = {
    fr: ['125 000,50 CDF', '31/12/2026', '01/01/2027 à 00:30', '1 234 567', 'Congo-Kinshasa'],
    en: ['CDF 125,000.50', '31 Dec 2026', '1 Jan 2027, 00:30', '1,234,567', 'Congo - Kinshasa'],
    ru: ['125 000,50 CDF', '31.12.2026', '01.01.2027 00:30', '1 234 567', 'Конго - Киншаса'],
    de: ['125.000,50 CDF', '31.12.2026', '01.01.2027, 00:30', '1.234.567', 'Kongo-Kinshasa'],
  };
  it.each(languages)('are written as in %s', (language) => {
    const { money, day, instant, fact } = makeFormat(words(language), { timeZone: 'Africa/Kinshasa' });
    const written = [
      money({ minor: 12_500_050, currency: 'CDF' }),
      day('2026-12-31'),
      instant('2026-12-31T23:30:00Z'),
      fact({ count: 1_234_567 }),
      fact({ region: 'CD' }),
    ];
    expect(written.map(plainBlanks)).toEqual(expected[language]);
  });

  it.each<[Language, number, string]>([
    ['ru', 1, 'Осталась 1 попытка.'],
    ['ru', 2, 'Осталось 2 попытки.'],
    ['ru', 5, 'Осталось 5 попыток.'],
    ['fr', 0, 'Il reste 0 essai.'],
    ['fr', 4, 'Il reste 4 essais.'],
    ['de', 1, 'noch 1 Versuch.'],
    ['de', 4, 'noch 4 Versuche.'],
    ['en', 1, '1 attempt left.'],
  ])('%s counts %i', (language, count, sentence) => {
    expect(words(language).say('problems:pin.wrong', { count })).toContain(sentence);
  });
});

describe('values in words', () => {
  it('stand as they were given, whatever they look like; numbers as the language writes them', () => {
    const { say } = words('en');
    const typed = '{{text}} $t(common:next) <b> $& \\';
    expect(say('common:labelled', { label: 'Name', text: typed })).toBe(`Name: ${typed}`);
    expect(say('common:moreThan', { number: 10_000 })).toBe('more than 10,000');
    expect(say('common:step', { number: 2, total: '' })).toBe('step 2 of ');
    expect(say('common:next', { number: 1 })).toBe('Next');
  });

  it('that are not given leave their place to be seen', () => {
    expect(words('en').say('common:step', { number: 2 })).toBe('step 2 of {{total}}');
  });
});

describe('keys', () => {
  it('are checked by the compiler in the files that are always there', () => {
    const { say, list }: Words = words('fr');
    // @ts-expect-error a key of common.json with a letter wrong
    say('common:nxet');
    // @ts-expect-error a problem without a sentence
    say('problems:value.nothing');
    // @ts-expect-error a page's word that is not there
    say('web:signIn.titel');
    // @ts-expect-error a procedure's file has no such part
    say('registration:heading');
    expect(missing).toEqual(['common:nxet', 'problems:value.nothing', 'web:signIn.titel', 'registration:heading']);
    // @ts-expect-error a group of words is no word
    say('common:review');
    // @ts-expect-error a list is no sentence
    say('common:said.yes');
    // @ts-expect-error nobody says this
    expect(() => list('common:said.perhaps')).toThrow();
    expect(say('common:next')).toBe('Suivant');
    expect(say('registration:fields.lastName.label')).toBe('Nom');
  });

  it('that are not there are reported, and stand in the place of the word', () => {
    missing.length = 0;
    expect(words('de').say('registration:fields.nothing.label')).toBe('registration:fields.nothing.label');
    expect(missing).toEqual(['registration:fields.nothing.label']);
  });
});
