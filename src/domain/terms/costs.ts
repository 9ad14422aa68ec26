import type { OneFact } from './fact.js';
import { add, type Money } from './money.js';

/** A part of what is ordered, with what it costs a month, once, or both. */
export interface Cost {
  readonly what: OneFact;
  readonly month?: Money | undefined;
  readonly once?: Money | undefined;
}

/** What is ordered costs: its parts, and what they come to. */
export interface Costs {
  readonly parts: readonly Cost[];
  readonly month?: Money | undefined;
  readonly once?: Money | undefined;
}

const sum = (amounts: readonly (Money | undefined)[]): Money | undefined =>
  amounts
    .flatMap((amount) => amount ?? [])
    .reduce<Money | undefined>((all, one) => (all ? add(all, one) : one), undefined);

/** The parts with their sums. Throws on two currencies: an operator sells lines in one. */
export const costsOf = (parts: readonly Cost[]): Costs => ({
  parts,
  month: sum(parts.map(({ month }) => month)),
  once: sum(parts.map(({ once }) => once)),
});

/** A month's price and what is paid once, together: what a limit of an amount counts. */
export const wholeCost = ({ month, once }: Pick<Costs, 'month' | 'once'>): Money | undefined => sum([month, once]);
