import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Work } from '../door/command.js';
import { knowingCommand } from '../door/knowingCommand.js';
import { post } from '../door/outbox.js';
import { accountsOf } from '../lines/billingChoices.js';
import { lineRulesOf } from '../operator/index.js';
import type { OnlinePayment } from '../records/onlinePayment.js';
import { costsOf } from '../terms/costs.js';
import type { Facts } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { billNumber } from '../values/billNumber.js';
import { billDays } from './billDays.js';
import { Bill, bills } from './bills.js';
import { billNumbered } from './invoice.js';
import { type BillNow, billNow, paymentsOf } from './onlinePayments.js';

const Input = z.object({ bill: billNumber });
type Input = z.output<typeof Input>;

/**
 * Telenet guide (T20): a bill is paid at the operator's payment page. This begins the payment, which is open for so many minutes;
 * what becomes of it is told when it is known. Whoever begins another one for the same bill ends the one before.
 */
export const payInvoice = knowingCommand<Input, Bill>({
  name: 'bill.pay',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.lineRules?.billing?.payOnline !== undefined,
  proof: 'none',
  input: Input,
  subject: ({ bill }) => `bill:${bill}`,
  knows: {
    ...{ from: [bills], as: Bill },
    begin: async (asking) => {
      const days = billDays(asking);
      const { organisation } = asking.actor;
      if (!days.ok) return days;
      if (organisation === undefined) return refuse('bill.unknown');
      const accounts = (await accountsOf(asking)).map(({ number }) => number);
      const wanted = { operator: asking.operator.profile.id, organisation, accounts, ...days.value };
      return ok(async (outside) => {
        const found = accounts.length === 0 ? undefined : await billNumbered(wanted, asking.input.bill, outside);
        if (found === undefined) return refuse('bill.unknown');
        return found.open.minor === 0 ? refuse('bill.settled') : ok(found);
      });
    },
  },
  promises: async ({ known }) => factsOf(known),
  foresee: async (asking) => {
    const may = mayBePaid(await paymentsOf(asking, { bill: asking.input.bill }), asking.input.bill);
    return may.ok ? ok({ costs: costsOf([]) }) : may;
  },
  run: async (work) => {
    const { known, tables, input } = work;
    await tables.onlinePayments.claim(`bill:${known.id}`);
    const payments = await paymentsOf(work, { bill: input.bill });
    const may = mayBePaid(payments, input.bill);
    if (!may.ok) return may;
    const payment = await begun(work, billNow(known, payments));
    return ok({ reference: payment.reference, facts: factsOf(known), pays: true });
  },
});

const factsOf = ({ number, billingAccount, open, dueOn }: Bill): Facts => ({
  bill: { text: number },
  account: { text: billingAccount },
  amount: { money: open },
  dueOn: { day: dueOn },
});

/** Refused: it was paid online, or a payment of it may still come. */
function mayBePaid(payments: Awaited<ReturnType<typeof paymentsOf>>, bill: string): Result<undefined> {
  const state = payments.get(bill)?.state;
  if (state === 'paid') return refuse('bill.settled');
  return state === 'pending' ? refuse('bill.paymentPending') : fine;
}

/** Begins a payment; one of the same bill that nobody has used is over. */
async function begun(work: Work<Input>, { billingAccount, number, open: amount, payment: before }: BillNow) {
  const { tables, operator, actor, ids, now, commandId } = work;
  const at = now.toISOString();
  if (before?.state === 'open') await tables.onlinePayments.put({ ...before, state: 'lapsed', endedAt: at });
  const { minutes = 0 } = lineRulesOf(operator).billing?.payOnline ?? {};
  const expires = DateTime.fromJSDate(now).plus({ minutes }).toJSDate();
  const { account, conversation, organisation = '' } = actor;
  const payment: OnlinePayment = {
    ...{ id: commandId, operator: operator.profile.id, organisation, account, conversation },
    ...{ reference: ids.code(REFERENCE_LENGTH), billingAccount, bill: number, amount, state: 'open' },
    ...{ at, expiresAt: expires.toISOString() },
  };
  await tables.onlinePayments.insert(payment);
  await post(work, { kind: 'payment.look', payment: payment.id, at: payment.expiresAt }, expires);
  return payment;
}
