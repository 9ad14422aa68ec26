import { z } from 'zod';
import { type Money, negate } from '../../../domain/terms/money.js';
import { TmfProblem } from '../client/problem.js';
import { Amount, isOfParty, partyOf, Refs, sumOf } from './parts.js';
import { type Asked, allOf } from './reading.js';

/** TMF666: a billing account, with what is owed on it. */
const BillingAccount = z.object({
  id: z.string(),
  relatedParty: Refs,
  accountBalance: z.array(z.object({ balanceType: z.string(), amount: Amount })).default([]),
});
type BillingAccount = z.output<typeof BillingAccount>;

interface Whose {
  readonly operator: string;
  readonly organisation: string;
}

/** Those of the accounts that are the company's now: an account may have been another one's before. */
export async function ownAccounts(
  { backEnd, signal }: Asked,
  { operator, organisation }: Whose,
  numbers: readonly string[],
): Promise<BillingAccount[]> {
  const party = partyOf(operator, organisation);
  const found: BillingAccount[] = [];
  for (const number of numbers) {
    const account = await backEnd.api('TMF666').get(['billingAccount', number], BillingAccount, signal);
    if (account !== undefined && account.id === number && isOfParty(account, party)) found.push(account);
  }
  return found;
}

/** All accounts of a company. */
export async function accountsOf(asked: Asked, { operator, organisation }: Whose): Promise<BillingAccount[]> {
  const party = partyOf(operator, organisation);
  const query = { 'relatedParty.id': party };
  const found = await allOf(asked, 'TMF666', { path: ['billingAccount'], row: BillingAccount, query });
  return found.filter((account) => isOfParty(account, party));
}

/** What is owed on an account now; less than nothing: what was paid in advance. Throws where the back end does not say it. */
export function owedOn({ accountBalance }: BillingAccount): Money {
  const due = accountBalance.filter(({ balanceType }) => /^receivable/i.test(balanceType)).map(({ amount }) => amount);
  const paid = accountBalance.filter(({ balanceType }) => /^deposit/i.test(balanceType));
  const owed = sumOf([...due, ...paid.map(({ amount }) => negate(amount))]);
  if (owed === undefined) throw new TmfProblem('TMF666', 'bad', 'noBalance');
  return owed;
}
