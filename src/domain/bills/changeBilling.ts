import { z } from 'zod';
import { command } from '../door/command.js';
import { lineRulesOf, ruled } from '../operator/index.js';
import { Billing } from '../records/organisation.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { email } from '../values/text.js';
import { BillingThere, billingFacts, billingOf, isSameBilling, ownAccount } from './billing.js';

/** `was`: what there was when it was shown. */
const Input = Billing.extend({ account: z.string(), email: email.optional(), was: BillingThere });
type Input = z.output<typeof Input>;

/**
 * Telenet guide, billing settings (T22): how the bills of an account are paid and sent, from the next one on. What somebody else has
 * changed since it was shown is not written over.
 */
export const changeBilling = command<Input>({
  name: 'bill.settings',
  allowed: ['fleetManager'],
  offered: ruled('billing'),
  proof: 'none',
  input: Input,
  subject: ({ account }) => `billingAccount:${account}`,
  run: async (work) => {
    const { tables, operator, ids, input } = work;
    const found = await ownAccount(work, input.account);
    if (found === undefined) return refuse('value.choice');
    // Of two who change it at once the second sees what the first has done.
    await tables.billingAccounts.claim(found.id);
    const account = (await tables.billingAccounts.get(found.id)) ?? found;
    const { paidBy, sentBy, was } = input;
    const rules = lineRulesOf(operator).billing;
    const isOffered = rules?.paidBy.some(({ id }) => id === paidBy) && rules.sentBy.some(({ id }) => id === sentBy);
    if (!isOffered) return refuse('value.choice');
    if (sentBy === 'email' && input.email === undefined) return refuse('value.missing');
    const there = billingOf(operator, account);
    const wanted: Billing = { paidBy, sentBy, ...(sentBy === 'email' && { email: input.email }) };
    if (!isSameBilling(there, was)) return refuse('record.changed');
    if (isSameBilling(there, wanted)) return refuse('record.unchanged');
    if (paidBy === 'directDebit' && there.paidBy !== 'directDebit') return refuse('billing.mandate');
    await tables.billingAccounts.put({ ...account, billing: wanted });
    return ok({
      subject: `billingAccount:${account.number}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { account: { text: account.number }, ...billingFacts(operator, { billing: wanted }) },
    });
  },
});
