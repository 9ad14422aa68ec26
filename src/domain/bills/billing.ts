import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { Billing, type BillingAccount } from '../records/organisation.js';
import type { Facts } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';

/** How the bills of an account are paid and sent now: as it was chosen, else as the operator has it first. */
export function billingOf(operator: Operator, { billing }: Pick<BillingAccount, 'billing'>): Billing {
  const { paidBy, sentBy } = lineRulesOf(operator).billing ?? {};
  return billing ?? { paidBy: paidBy?.[0]?.id ?? 'transfer', sentBy: sentBy?.[0]?.id ?? 'email' };
}

/** The same to be read, as the operator calls it. */
export function billingFacts(operator: Operator, account: Pick<BillingAccount, 'billing'>): Facts {
  const { paidBy, sentBy, email } = billingOf(operator, account);
  const { paidBy: ways = [], sentBy: forms = [] } = lineRulesOf(operator).billing ?? {};
  const paid = named(ways, paidBy);
  const sent = named(forms, sentBy);
  return {
    ...(paid !== undefined && { paidBy: { name: paid } }),
    ...(sent !== undefined && {
      sentBy: { list: [{ name: sent }, ...(email === undefined ? [] : [{ text: email }])] },
    }),
  };
}

const named = (all: readonly { readonly id: string; readonly name: LocalText }[], wanted: string) =>
  all.find(({ id }) => id === wanted)?.name;

/** The billing account of the company with this number. Undefined: there is none, or it is another's. */
export async function ownAccount(
  { tables, actor: { organisation } }: Pick<Asking, 'tables' | 'actor'>,
  number: string,
): Promise<BillingAccount | undefined> {
  if (organisation === undefined) return undefined;
  const [account] = await tables.billingAccounts.where({ organisation, number }, { limit: 1 });
  return account;
}

/** How bills are paid and sent, as it was shown to somebody: held to no rule of today. */
export const BillingThere = z.partialRecord(Billing.keyof(), z.string());
export type BillingThere = z.output<typeof BillingThere>;

/** Whether both say the same. */
export const isSameBilling = (one: BillingThere, other: BillingThere): boolean =>
  Billing.keyof().options.every((field) => (one[field] ?? '') === (other[field] ?? ''));
