import { z } from 'zod';
import { type Bill, bills } from '../../../domain/bills/bills.js';
import { ownAccounts } from './accounts.js';
import { Amount, beginOf, dayOf, Instant, Ref } from './parts.js';
import { type Asked, allOf, whole } from './reading.js';

/** TMF678: what the states of a bill are that has gone out. One that is still made is nobody's to see. */
const OUT = ['sent', 'partiallyPaid', 'settled'];

const CustomerBill = z.object({
  id: z.string(),
  billNo: z.string().optional(),
  billDate: Instant,
  paymentDueDate: Instant,
  billingAccount: Ref,
  state: z.string(),
  taxIncludedAmount: Amount,
  remainingAmount: Amount,
});

/** Bills (TMF678) of accounts that are the company's (TMF666). */
export const tmfBills = whole(bills, ['TMF678', 'TMF666'], async (asked, { accounts, from, until, ...whose }) => {
  const own = await ownAccounts(asked, whose, accounts);
  const found = await Promise.all(own.map(({ id }) => billsOf(asked, id, { from, until })));
  return found.flat();
});

/** The bills of an account that were made on these days (yyyy-mm-dd), both included. */
export async function billsOf(
  asked: Asked,
  account: string,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<Bill[]> {
  const { zone } = asked;
  const query = { 'billingAccount.id': account, 'billDate.gte': beginOf(from, zone) };
  const found = await allOf(asked, 'TMF678', { path: ['customerBill'], row: CustomerBill, query });
  return found
    .filter(({ billingAccount, state }) => billingAccount.id === account && OUT.includes(state))
    .map(({ id, billNo, billDate, paymentDueDate, taxIncludedAmount, remainingAmount }) => ({
      ...{ id, billingAccount: account, number: billNo ?? id },
      ...{ madeOn: dayOf(billDate, zone), dueOn: dayOf(paymentDueDate, zone) },
      ...{ amount: taxIncludedAmount, open: remainingAmount },
    }))
    .filter(({ madeOn }) => madeOn >= from && madeOn <= until);
}
