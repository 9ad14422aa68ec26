import { list } from '../door/list.js';
import { type Operator, pointOfSaleOf } from '../operator/index.js';
import { type Choice, choose } from '../terms/choices.js';
import type { Language } from '../terms/language.js';

/** The countries of identity documents. */
export const countries = list(async ({ operator }, _, find) => choose(countriesOf(operator, find.language), find));

/** By language, an operator's countries: to name and to sort them takes longer than all else that the list needs. */
const known = new WeakMap<Operator, Map<Language, readonly Choice[]>>();

function countriesOf(operator: Operator, language: Language): readonly Choice[] {
  const byLanguage = known.get(operator) ?? new Map<Language, readonly Choice[]>();
  const found = byLanguage.get(language) ?? countriesIn(operator, language);
  known.set(operator, byLanguage.set(language, found));
  return found;
}

/** The operator's own country first and preset, the others by name. */
function countriesIn(operator: Operator, language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  const own = operator.profile.country;
  const { countries, countryNames } = pointOfSaleOf(operator);
  const choice = (code: string) => ({ value: code, title: names.of(code) ?? code, also: countryNames?.[code] ?? [] });
  const others = countries
    .filter((code) => code !== own)
    .map(choice)
    .sort((a, b) => compare(a.title, b.title));
  return [{ ...choice(own), preset: true }, ...others];
}
