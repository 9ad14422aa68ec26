import { eachOf, type Fact } from './fact.js';
import { add, type Money } from './money.js';

/** What a price comes to, a month's and what is paid once together: what a limit of an amount counts, and what files add up. */
export function wholePrice(price: Fact | undefined): Money | undefined {
  const amounts = price === undefined ? [] : eachOf([price]).flatMap((one) => ('money' in one ? [one.money] : []));
  return amounts.length === 0 ? undefined : amounts.reduce(add);
}
