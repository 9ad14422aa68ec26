import { inLanguage } from '../domain/terms/choices.js';
import type { Language } from '../domain/terms/language.js';
import type { CurrencyForm, Money } from '../domain/terms/money.js';
import { cached } from './cached.js';

const byCode = cached(
  (language, currency) => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }),
);
const bySymbol = cached(
  (language, currency) =>
    new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
);
const amounts = cached((language) => new Intl.NumberFormat(language, { minimumFractionDigits: 2 }));
const wholeAmounts = cached((language) => new Intl.NumberFormat(language));
const NO_BREAK = '\u00a0';

/**
 * An amount as the operator writes it: a sign such as € stands where the language puts it, letters (T, руб.) follow the
 * amount, and a currency without a form of its own is written by its code.
 */
export function moneyText({ minor, currency }: Money, language: Language, form: CurrencyForm | undefined): string {
  const amount = minor / 100;
  if (form === undefined) return byCode(language, currency).format(amount);
  const sign = inLanguage(form.sign, language);
  if (/\p{L}/u.test(sign)) {
    const written = form.bareWhole && minor % 100 === 0 ? wholeAmounts : amounts;
    return `${written(language).format(amount)}${NO_BREAK}${sign}`;
  }
  const parts = bySymbol(language, currency).formatToParts(amount);
  return parts.map(({ type, value }) => (type === 'currency' ? sign : value)).join('');
}
