import type { Asking } from '../door/asking.js';
import type { Facts } from '../terms/fact.js';
import type { Period } from '../terms/period.js';
import { accountsOf } from './billingChoices.js';

/** The company's billing accounts by their numbers, or the one of them that is wanted. None where that is not the company's. */
export async function accountsWanted(asking: Pick<Asking, 'tables' | 'actor'>, account?: string): Promise<string[]> {
  const own = (await accountsOf(asking)).map(({ number }) => number);
  return account === undefined ? own : own.filter((one) => one === account);
}

/** Which accounts and days a list is of. */
export const ofAccounts = (accounts: readonly string[], days: Period): Facts => ({
  accounts: { list: accounts.map((text) => ({ text })) },
  period: { period: days },
});
