import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry } from '../door/report.js';
import { accountsWanted, ofAccounts } from '../lines/accountsWanted.js';
import { startOf } from '../operator/calendar.js';
import { type Operator, ruled } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { billDays } from './billDays.js';
import { type Bill, type BillsWanted, bills } from './bills.js';

interface RegisterWanted {
  /** A billing account's number; without one, all that the company has. */
  readonly account?: string | undefined;
  readonly period?: Period | undefined;
}

/** Kcell guide, register of invoices (C22): the bills of a company, and what of them is still to be paid. */
export const billRegister = outsideReportQuery<RegisterWanted>({
  name: 'bills.register',
  allowed: ['administrator'],
  offered: ruled('bills'),
  from: [bills],
  audited: ({ account = 'all' }) => `billingAccount:${account}`,
  as: {
    forms,
    columns: { madeOn: 'day', number: 'text', account: 'text', dueOn: 'day', amount: 'money', open: 'money' },
    sum: 'amount',
    adds: ['open'],
    steps: ['month', 'year'],
    begin: async (asking, { account, period }) => {
      const days = billDays(asking, period);
      if (!days.ok) return days;
      const accounts = await accountsWanted(asking, account);
      const { organisation } = asking.actor;
      if (organisation === undefined || accounts.length === 0) return ok(undefined);
      const wanted = { operator: asking.operator.profile.id, organisation, accounts, ...days.value };
      return ok({
        subject: `billingAccount:${account ?? 'all'}`,
        about: ofAccounts(accounts, days.value),
        read: (outside) => ({ entries: entriesOf(asking.operator, wanted, outside) }),
      });
    },
  },
});

async function* entriesOf(operator: Operator, wanted: BillsWanted, outside: Outside): AsyncIterable<Entry> {
  for await (const bill of outside.rows(bills, wanted)) yield entryOf(operator, bill);
}

const entryOf = (operator: Operator, { number, billingAccount, madeOn, dueOn, amount, open }: Bill): Entry => ({
  at: startOf(operator, madeOn).toISOString(),
  money: { amount, open },
  facts: async () => ({
    madeOn: { day: madeOn },
    number: { text: number },
    account: { text: billingAccount },
    dueOn: { day: dueOn },
  }),
});
