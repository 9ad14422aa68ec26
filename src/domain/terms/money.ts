import { z } from 'zod';
import { LocalText } from './language.js';

/** An account currency of an operator: ISO 4217 where there is one (KONNECT's FCN has none). */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.output<typeof Currency>;

/**
 * An amount in minor units, an integer: 25.00 USD is `{ minor: 2500, currency: 'USD' }`. They are hundredths in every
 * currency: `contradictions` of an operator's data refuses those that have another number of decimals.
 */
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.output<typeof Money>;

/** How an operator writes a currency. */
export const CurrencyForm = z.strictObject({
  /** In place of the code: €, T, руб. */
  sign: LocalText,
  /** What people write for it beside sign and code, to be read. */
  also: z.array(z.string().min(1)).default([]),
  /** Whole amounts are written without decimals (Kcell: "100 T" beside "9793.33 T"). */
  bareWhole: z.boolean().default(false),
});
export type CurrencyForm = z.output<typeof CurrencyForm>;

/** How many `to` one `from` buys, in whole units: 1630 CDF for 1 USD. */
export const Rate = z.object({ from: Currency, to: Currency, units: z.int().positive() });
export type Rate = z.output<typeof Rate>;

export const money = (minor: number, currency: Currency): Money => ({ minor, currency });

/** The sum of two amounts of one currency. Throws on two currencies: adding those is our mistake, not the user's. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot add ${a.currency} and ${b.currency}`);
  return money(a.minor + b.minor, a.currency);
}

export const negate = ({ minor, currency }: Money): Money => money(-minor, currency);
export const subtract = (a: Money, b: Money): Money => add(a, negate(b));

/**
 * The amount in the rate's other currency, rounded half away from zero to the minor unit.
 * Both currencies of a rate have two decimals, so minor units convert like whole ones.
 * Throws when the amount is in neither.
 */
export function convert({ minor, currency }: Money, rate: Rate): Money {
  if (currency === rate.from) return money(minor * rate.units, rate.to);
  if (currency !== rate.to) throw new Error(`the rate ${rate.from}/${rate.to} does not apply to ${currency}`);
  return money(Math.sign(minor) * Math.round(Math.abs(minor) / rate.units), rate.from);
}

/** A share of an amount in basis points (500 is 5 %), rounded half away from zero to the minor unit. */
export function share({ minor, currency }: Money, basisPoints: number): Money {
  return money(Math.sign(minor) * Math.round((Math.abs(minor) * basisPoints) / 10_000), currency);
}
