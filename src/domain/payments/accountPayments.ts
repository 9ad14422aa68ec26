import { outsideReportQuery } from '../door/outsideReport.js';
import { accountsWanted, ofAccounts } from '../lines/accountsWanted.js';
import { ruled } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { paymentDays } from './paymentDays.js';
import { paymentEntries } from './paymentEntries.js';
import { payments } from './payments.js';

interface AccountPaymentsWanted {
  /** A billing account's number; without one, all that the company has. */
  readonly account?: string | undefined;
  readonly period?: Period | undefined;
}

/** A company's payments for its bills: Belarus guide, payments (B2); Kcell guide, payment history, credit (C18). */
export const accountPayments = outsideReportQuery<AccountPaymentsWanted>({
  name: 'payments.ofAccounts',
  allowed: ['administrator'],
  offered: ruled('payments'),
  from: [payments],
  audited: ({ account = 'all' }) => `billingAccount:${account}`,
  as: {
    forms,
    columns: { at: 'instant', kind: 'text', account: 'text', document: 'text', amount: 'money' },
    sum: 'amount',
    begin: async (asking, { account, period }) => {
      const days = paymentDays(asking, period);
      if (!days.ok) return days;
      const accounts = await accountsWanted(asking, account);
      const { organisation } = asking.actor;
      if (organisation === undefined || accounts.length === 0) return ok(undefined);
      return ok({
        subject: `billingAccount:${account ?? 'all'}`,
        about: ofAccounts(accounts, days.value),
        read: (outside) => ({
          entries: paymentEntries(asking, { organisation, of: { accounts }, days: days.value }, outside),
        }),
      });
    },
  },
});
