import type { Currency } from '../terms/money.js';

export const NO_CENTS = 'does not have two decimals, and amounts are counted in hundredths';

/** A currency that ISO 4217 does not know (KONNECT's FCN) counts as one of two decimals. */
export function hasCents(currency: Currency): boolean {
  const digits = digitsOf.get(currency) ?? digitsIn(currency);
  digitsOf.set(currency, digits);
  return digits === 2;
}
/** There are few currencies, and amounts are many. */
const digitsOf = new Map<Currency, number | undefined>();
const digitsIn = (currency: Currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

/** A sentence for each id that a list has twice. */
export function duplicates(list: string, rows: readonly { id: string }[], file = 'catalogue.json'): string[] {
  return repeated(rows.map(({ id }) => id)).map((id) => `${file}: ${list}.${id}: stands there twice`);
}

/** What stands in a list again, each time. */
export function repeated(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((one) => seen.size === seen.add(one).size);
}
