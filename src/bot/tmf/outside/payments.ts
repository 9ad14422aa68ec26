import { z } from 'zod';
import { type Payment, type PaymentsWanted, payments } from '../../../domain/payments/payments.js';
import { Currency, money } from '../../../domain/terms/money.js';
import { ownAccounts } from './accounts.js';
import { Amount, Instant, isOfParty, partyOf, Ref, Refs } from './parts.js';
import { type Asked, allOf, whole } from './reading.js';

/** TMF676: money that came in for an account. Its states are free words; these say that it is there. */
const THERE = /^(?:done|completed|confirmed|settled)$/i;
const AccountPayment = z.object({
  id: z.string(),
  paymentDate: Instant,
  status: z.string(),
  account: Ref,
  authorizationCode: z.string().min(1).optional(),
  totalAmount: Amount,
});

/** TMF654: money that was put on a line. */
const TopUp = z.object({
  id: z.string(),
  confirmationDate: Instant.optional(),
  requestedDate: Instant.optional(),
  status: z.string(),
  amount: z.object({ amount: z.number(), units: Currency }),
  partyAccount: Ref,
  logicalResource: Refs,
  relatedParty: Refs,
});

/** Payments of accounts (TMF676, TMF666) and of lines that are paid in advance (TMF654). */
export const tmfPayments = whole(payments, ['TMF676', 'TMF654', 'TMF666'], async (asked, wanted) => {
  const { of } = wanted;
  if ('number' in of) return topUps(asked, wanted, of.number);
  const own = await ownAccounts(asked, wanted, of.accounts);
  const found = await Promise.all(own.map(({ id }) => paymentsOf(asked, id, wanted)));
  return found.flat();
});

/** What came in for an account in a time. */
export async function paymentsOf(
  asked: Asked,
  account: string,
  { from, until }: Pick<PaymentsWanted, 'from' | 'until'>,
): Promise<Payment[]> {
  const query = { 'account.id': account, 'paymentDate.gte': from, 'paymentDate.lt': until };
  const found = await allOf(asked, 'TMF676', { path: ['payment'], row: AccountPayment, query });
  return found
    .filter(({ status, account: { id } }) => id === account && THERE.test(status))
    .map(({ id, paymentDate: at, totalAmount: amount, authorizationCode: document }) => ({
      ...{ id, billingAccount: account, at, amount, kind: 'transfer' as const },
      ...(document !== undefined && { document }),
    }))
    .filter(({ at }) => at >= from && at < until);
}

async function topUps(
  asked: Asked,
  { operator, organisation, from, until }: PaymentsWanted,
  number: string,
): Promise<Payment[]> {
  const party = partyOf(operator, organisation);
  const query = { 'logicalResource.id': number, 'relatedParty.id': party, status: 'completed' };
  const found = await allOf(asked, 'TMF654', { path: ['topupBalance'], row: TopUp, query });
  return found
    .filter((one) => one.status === 'completed' && isOfParty(one, party))
    .filter(({ logicalResource }) => logicalResource.some(({ id }) => id === number))
    .flatMap(({ id, confirmationDate, requestedDate, amount: { amount, units }, partyAccount }) => {
      const at = confirmationDate ?? requestedDate;
      if (at === undefined || at < from || at >= until) return [];
      const paid = money(Math.round(amount * 100), units);
      return [{ id, billingAccount: partyAccount.id, number, at, kind: 'topUp' as const, amount: paid }];
    });
}
