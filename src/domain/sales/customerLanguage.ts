import type { Profile } from '../operator/index.js';
import type { Language } from '../terms/language.js';

/**
 * The language in which a customer is written to, who has told none: that of their country where the operator offers
 * it, else the operator's first. `country` is ISO 3166-1. At home the operator's own order counts.
 */
export function customerLanguage({ country: home, languages }: Profile, country: string): Language {
  const [first] = languages;
  if (first === undefined) throw new Error('an operator offers at least one language');
  const spoken = new Intl.Locale('und', { region: country }).maximize().language;
  return country === home ? first : (languages.find((language) => language === spoken) ?? first);
}
