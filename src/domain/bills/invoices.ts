import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry } from '../door/report.js';
import { startOf } from '../operator/calendar.js';
import { type Operator, ruled } from '../operator/index.js';
import type { BillingAccount } from '../records/organisation.js';
import type { Facts } from '../terms/fact.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { accountShown } from './accountShown.js';
import { billDays } from './billDays.js';
import { billingFacts, ownAccount } from './billing.js';
import { billShown } from './billShown.js';
import { type BillsWanted, bills } from './bills.js';
import { invoice } from './invoice.js';
import { type BillNow, billNow, isPayable, paymentsOf, paymentWord } from './onlinePayments.js';

/**
 * Telenet guide, invoices and payment (T20): how the bills of an account are paid and sent, what of all of them is open, and each
 * with what can be done about it.
 */
export const invoices = outsideReportQuery<{ readonly account: string }>({
  name: 'bills.ofAccount',
  allowed: ['fleetManager'],
  offered: ruled('billing'),
  from: [bills],
  audited: ({ account }) => `billingAccount:${account}`,
  as: {
    forms,
    columns: { madeOn: 'day', number: 'text', dueOn: 'day', amount: 'money', open: 'money', payment: 'text' },
    sum: 'amount',
    adds: ['open'],
    // What an account costs by the month is not what people look for among bills to be paid.
    charted: [],
    begin: async (asking, input) => {
      const days = billDays(asking);
      const account = await ownAccount(asking, input.account);
      if (!days.ok) return days;
      if (account === undefined) return ok(undefined);
      const { organisation, number } = account;
      const payments = await paymentsOf(asking, { billingAccount: number });
      const wanted = { operator: asking.operator.profile.id, organisation, accounts: [number], ...days.value };
      return ok({
        subject: `billingAccount:${number}`,
        about: about(asking, account),
        called: number,
        given: accountShown.shown(number, {}),
        read: (outside) => ({ entries: entriesOf(asking.operator, wanted, payments, outside) }),
      });
    },
  },
});

const about = ({ operator }: Asking, account: BillingAccount): Facts => ({
  account: { list: [{ text: account.number }, ...(account.address === undefined ? [] : [{ text: account.address }])] },
  ...billingFacts(operator, account),
});

async function* entriesOf(
  operator: Operator,
  wanted: BillsWanted,
  payments: Awaited<ReturnType<typeof paymentsOf>>,
  outside: Outside,
): AsyncIterable<Entry> {
  for await (const bill of outside.rows(bills, wanted)) yield entryOf(operator, billNow(bill, payments));
}

function entryOf(operator: Operator, bill: BillNow): Entry {
  const { number, madeOn, dueOn, amount, open, payment } = bill;
  const word = payment && paymentWord[payment.state];
  return {
    at: startOf(operator, madeOn).toISOString(),
    money: { amount, open },
    facts: async () => ({
      ...{ madeOn: { day: madeOn }, number: { text: number }, dueOn: { day: dueOn } },
      ...(word !== undefined && { payment: { word } }),
    }),
    given: billShown.shown(number, { payable: isPayable(bill) }),
    files: [{ query: invoice.name, answers: { bill: number }, form: 'pdf', name: number }],
  };
}
