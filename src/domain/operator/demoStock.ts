import { luhnDigit } from '../values/luhn.js';
import type { DemoData } from './demoData.js';

/** A SIM card of a company, or a number of the operator's, that the demo begins with. */
export interface SeededStock {
  readonly kind: 'simCard' | 'number';
  readonly value: string;
  readonly organisation?: string | undefined;
  readonly numberType?: string | undefined;
}

/** All SIM cards and numbers of the demo. The same at every start. */
export function demoStock({ stock: { simCards, numbers } }: Pick<DemoData, 'stock'>): SeededStock[] {
  const cards = simCards.flatMap(({ organisation, first, count }) =>
    countedUp(first, count).map((digits) => ({
      ...{ kind: 'simCard' as const, organisation, value: digits + luhnDigit(digits) },
    })),
  );
  const free = numbers.flatMap(({ first, count, type: numberType }) =>
    countedUp(first.slice(1), count).map((digits) => ({ kind: 'number' as const, value: `+${digits}`, numberType })),
  );
  return [...cards, ...free];
}

const countedUp = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => String(BigInt(first) + BigInt(place)));
