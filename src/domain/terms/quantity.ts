import type { OneFact } from './fact.js';
import { add, type Money } from './money.js';

/** What can be added up: an amount of money, how long something was, a volume, how many. */
export type Quantity =
  | { readonly money: Money }
  | { readonly seconds: number }
  | { readonly kilobytes: number }
  | { readonly counted: 'sms'; readonly count: number };

/** What it is counted in. Only quantities of one unit can be added up; a currency is a unit by itself. */
export type Unit = 'seconds' | 'kilobytes' | 'sms' | { readonly currency: string };

export function unitOf(quantity: Quantity): Unit {
  if ('money' in quantity) return { currency: quantity.money.currency };
  if ('seconds' in quantity) return 'seconds';
  return 'kilobytes' in quantity ? 'kilobytes' : quantity.counted;
}

/** A unit as the key of a map: a currency by its code, which is in capitals. */
export const unitKey = (quantity: Quantity): string => {
  const unit = unitOf(quantity);
  return typeof unit === 'object' ? unit.currency : unit;
};

/** How much of its unit it is; money in minor units. */
export function sizeOf(quantity: Quantity): number {
  if ('money' in quantity) return quantity.money.minor;
  if ('seconds' in quantity) return quantity.seconds;
  return 'kilobytes' in quantity ? quantity.kilobytes : quantity.count;
}

/** So much of the same unit. */
export function ofSize(quantity: Quantity, size: number): Quantity & OneFact {
  if ('money' in quantity) return { money: { ...quantity.money, minor: size } };
  if ('seconds' in quantity) return { seconds: size };
  return 'kilobytes' in quantity ? { kilobytes: size } : { counted: quantity.counted, count: size };
}

/** The sum of two of one unit. Throws on two units: adding those is our mistake. */
export function addUp(one: Quantity, other: Quantity): Quantity & OneFact {
  if ('money' in one && 'money' in other) return { money: add(one.money, other.money) };
  if (unitKey(one) !== unitKey(other)) throw new Error(`cannot add ${unitKey(one)} and ${unitKey(other)}`);
  return ofSize(one, sizeOf(one) + sizeOf(other));
}
