import { describe, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { breaking, shownIn } from './shownTexts.js';

/** What no text of a language may have. Placeholders and links are taken out before. */
const never: Readonly<Record<Language, readonly RegExp[]>> = {
  // Imprimerie nationale: a non-breaking blank before a colon and inside « », a narrow one before ; ? !
  fr: [/[^\u00a0\d\s]:(?!\d)|[ \u202f]:/, /[^\u202f?!][;?!]/, /«(?!\u00a0)/, /(?<!\u00a0)»/, /[„“”]/, / - /],
  // Duden: „…“, a dash between blanks.
  de: [/”/, /[«»]/, / - /, /\p{L}“\p{L}/u],
  en: [/[«»„]/, / - /],
  // Russian has «…» and the long dash; the short one stands between numbers.
  ru: [/[„“”]/, / - /, / – /],
};
const everywhere = [/'/, /"/, /\.\.\./, / {2}/, /^\s|\s$/];

/** A placeholder is somebody else's text; a link has its own signs. */
const bare = (text: string): string => text.replaceAll(/https?:\/\/\S+/g, 'x').replaceAll(/\{\{.*?\}\}/g, 'x');

describe.each(languages)('the typography in %s', (language) => {
  it('is that of the language', () => {
    const rules = [...never[language], ...everywhere];
    expect(breaking(shownIn(language), (text) => rules.some((rule) => rule.test(bare(text))))).toEqual([]);
  });
});
