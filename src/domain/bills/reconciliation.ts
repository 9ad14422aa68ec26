import { z } from 'zod';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry, ReadReport } from '../door/report.js';
import type { Rights } from '../door/rights.js';
import { accountsWanted, ofAccounts } from '../lines/accountsWanted.js';
import { instantsOf } from '../operator/calendar.js';
import { ruled } from '../operator/index.js';
import { LocalDays } from '../terms/localDays.js';
import { Period } from '../terms/period.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';
import { email } from '../values/text.js';
import { BalanceSums } from './balanceSums.js';
import { type Posting, type PostingsWanted, postings } from './postings.js';
import { reconciliationDays } from './reconciliationDays.js';

const rights = {
  allowed: ['administrator'],
  offered: ruled('reconciliation'),
} as const satisfies Pick<Rights, 'allowed' | 'offered'>;

interface Wanted {
  readonly period: Period;
}

/** What the company and the operator say that one owes the other (C23): the balances, then every invoice and payment in order. */
export const reconciliation = outsideReportQuery<Wanted>({
  name: 'bills.reconciliation',
  ...rights,
  from: [postings],
  audited: () => 'billingAccount:all',
  as: {
    forms: ['pdf'],
    columns: { on: 'day', kind: 'text', document: 'text', account: 'text', debit: 'money', credit: 'money' },
    adds: ['debit', 'credit'],
    lead: {
      ...{ title: 'balances', signs: ['operator', 'customer'], rest: 'postings' },
      columns: { what: 'text', debit: 'money', credit: 'money' },
    },
    begin: async (asking, { period }) => {
      const days = reconciliationDays(asking, period);
      if (!days.ok) return days;
      const accounts = await accountsWanted(asking);
      const { organisation } = asking.actor;
      if (organisation === undefined || accounts.length === 0) return ok(undefined);
      const { id, timeZone } = asking.operator.profile;
      const wanted = { operator: id, organisation, accounts, ...instantsOf(days.value, timeZone) };
      const company = await asking.tables.organisations.get(organisation);
      return ok({
        subject: 'billingAccount:all',
        about: { ...(company && { company: { text: company.name } }), ...ofAccounts(accounts, days.value) },
        read: (outside) => read(outside, wanted, timeZone),
      });
    },
  },
});

function read(outside: Outside, wanted: PostingsWanted, zone: string): ReadReport {
  const sums = new BalanceSums();
  const days = new LocalDays(zone);
  const entries = async function* () {
    for await (const posting of outside.rows(postings, wanted)) {
      sums.add(posting);
      // What was owed before is no entry of these days.
      if (posting.kind !== 'opening') yield entryOf(posting, days);
    }
  };
  return { entries: entries(), summary: () => [sums.summary], lead: () => sums.rows };
}

const kinds = { invoice: 'invoiced', payment: 'transfer' } as const;

const entryOf = ({ at, kind, document, billingAccount, amount }: Posting, days: LocalDays): Entry => ({
  at,
  money: kind === 'invoice' ? { debit: amount } : { credit: amount },
  facts: async () => ({
    on: { day: days.of(at) },
    ...(kind !== 'opening' && { kind: { word: kinds[kind] } }),
    account: { text: billingAccount },
    ...(document !== undefined && { document: { text: document } }),
  }),
});

const Input = z.object({ period: Period, email });

/** Kcell guide, reconciliation act (C23): made in the background and sent to an address. */
export const mailReconciliation = command<z.output<typeof Input>>({
  name: 'bills.mailReconciliation',
  ...rights,
  proof: 'none',
  input: Input,
  subject: () => 'report:balances',
  run: async (work) => {
    const { actor, input, ids, tables, commandId: command } = work;
    const days = reconciliationDays(work, input.period);
    if (!days.ok) return days;
    const { account, organisation, conversation } = actor;
    const about = { report: 'balances', account, organisation, period: days.value } as const;
    await post(work, { kind: 'email.report', ...about, to: input.email, command, conversation });
    const company = await tables.organisations.get(organisation ?? '');
    // Not the address: receipts are archived.
    return ok({
      reference: ids.code(REFERENCE_LENGTH),
      facts: { ...(company && { company: { text: company.name } }), period: { period: days.value } },
    });
  },
});
