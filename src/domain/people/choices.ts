import { list } from '../door/list.js';
import { addressCountriesOf, type Operator } from '../operator/index.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';

/** How people are addressed, as the operator's portal has it (T2: civilité). */
export const titles = list(async ({ operator }, _, find) =>
  choose(
    operator.profile.titles.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  ),
);

/** The languages that the operator offers. */
export const spokenLanguages = list(async ({ operator }, _, find) => {
  const names = new Intl.DisplayNames(find.language, { type: 'language' });
  const own = (code: Language) => new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  const choice = (code: Language): Choice => ({ value: code, title: names.of(code) ?? code, also: [own(code), code] });
  return choose(operator.profile.languages.map(choice), find);
});

/** The countries that the operator sends something to: its own first and preset, the others by name. */
export const addressCountries = list(async ({ operator }, _, find) => choose(named(operator, find.language), find));

function named(operator: Operator, language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  const [own = '', ...others] = addressCountriesOf(operator);
  const choice = (code: string): Choice => ({ value: code, title: names.of(code) ?? code, also: [code] });
  return [{ ...choice(own), preset: true }, ...others.map(choice).sort((a, b) => compare(a.title, b.title))];
}
