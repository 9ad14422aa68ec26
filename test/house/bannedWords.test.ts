import { describe, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { breaking, shownIn } from './shownTexts.js';

/** A word that means two things in this trade, or that nobody says. A pattern, and why it may not be there. */
type Banned = readonly [pattern: RegExp, why: string];
const banned: Readonly<Record<Language, readonly Banned[]>> = {
  fr: [
    [/\bréseau/iu, 'the customer gets a line; nobody’s network carries out requests'],
    [/fiche n’est plus active/u, 'a card that is active is a SIM card'],
    [/(^|[^\p{L}])un numéro pour/u, 'a number is a phone number'],
    [/ne vaut plus rien|sont lus|a son bouton|possible ainsi|exécuté ainsi/u, 'the program speaks of itself'],
    [/ligne pour la corriger/u, 'a line is a phone line'],
  ],
  ru: [
    [/(^|[^\p{L}])сет[ьи](?!\p{L})/iu, 'the subject is what people get'],
    [/(?<!\p{L})номер(?!\p{L})[^.]{0,40} измен(ился|ена|ён)/iu, 'a changed number is another number'],
    [/комисси/iu, 'a commission is charged; what one earns is «вознаграждение»'],
    [/карточк/iu, 'a card is a SIM card'],
    [/остальные выполняются/iu, 'lines are not carried out'],
    [
      /читаются|не находится|окно обслуживания|Введите номер\.(?!\S)/u,
      'the program speaks of itself, or a number is meant',
    ],
  ],
  de: [
    [/(?<!SIM-)(?<!\p{L})Karten?(?!\p{L})/u, 'a card is a SIM card'],
    [/Gespräch|Personal(?!\p{L})|Mitarbeiter von uns/u, 'a chat is no call; customers speak to customer service'],
    [/(^|[^\p{L}])Netz(?!\p{L})/u, 'the subject is what people get'],
    [/ausgenommen|geschähe|Einzelheiten/u, 'nobody says so'],
  ],
  en: [
    [/(?<!SIM )(?<!contact )\bcards?\b/iu, 'a card is a SIM card'],
    [/\bnetwork\b/iu, 'the subject is what people get'],
    [/\bstays? out\b|\bstands? in\b|\bat once\b|\bwithout one: all\b/iu, 'nobody says so'],
    [/Press a line/u, 'a line is a phone line'],
  ],
};

describe.each(languages)('the words in %s', (language) => {
  it('are none of those that mislead', () => {
    const patterns = banned[language].map(([pattern]) => pattern);
    expect(breaking(shownIn(language), (text) => patterns.some((pattern) => pattern.test(text)))).toEqual([]);
  });
});
