import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { Outside } from '../door/outside.js';
import type { Rights } from '../door/rights.js';
import { accountsWanted } from '../lines/accountsWanted.js';
import { closedAtFirst } from '../operator/calendar.js';
import { lineRulesOf, type Operator, ruled } from '../operator/index.js';
import type { Facts } from '../terms/fact.js';
import { daysOfMonth, Month } from '../terms/month.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { email } from '../values/text.js';
import { billedMonth } from './billedMonth.js';
import { billedMonthChoices, billedMonths } from './billedMonths.js';
import type { BillItemsWanted } from './billItems.js';
import { billedIn, bills } from './bills.js';

const rules = (operator: Operator) => operator.lineRules?.invoices;

const rights = {
  allowed: ['administrator'],
  offered: ruled('invoices'),
  guard: async (asking: Asking) => invoicesOpen(asking),
} as const satisfies Pick<Rights, 'allowed' | 'offered' | 'guard'>;

/** Belarus: not on the first days of a month, while its invoices are made. */
function invoicesOpen({ operator, now }: Pick<Asking, 'operator' | 'now'>): Result<undefined> {
  const day = closedAtFirst(operator, now, lineRulesOf(operator).invoices?.closedFirstDays ?? 0);
  return day === undefined ? fine : refuse('bill.closed', { day: { day } });
}

/** Belarus guide, invoices (B3): the invoice of a billing account for a month, with what each number came to. */
export const monthInvoice = billedMonth({
  name: 'bills.invoice',
  ...rights,
  rules,
  lead: { title: 'works', signs: [], rest: 'annex' },
  more: { from: [bills], facts: dueOf },
});

/** The months whose invoices can be had. */
export const invoiceMonths = billedMonthChoices(rules);

/** Until when it is to be paid, and what still is. */
async function dueOf(outside: Outside, { operator, organisation, account, month }: BillItemsWanted): Promise<Facts> {
  const wanted = { operator, organisation, accounts: [account], ...daysOfMonth(billedIn(month), '9') };
  for await (const { dueOn, open } of outside.rows(bills, wanted))
    return { dueOn: { day: dueOn }, open: { money: open } };
  return {};
}

const Input = z.object({ account: z.string(), month: Month, email });

/** The same, ordered to an e-mail address. */
export const mailInvoice = command<z.output<typeof Input>>({
  name: 'bills.mailInvoice',
  ...rights,
  proof: 'none',
  input: Input,
  subject: ({ account }) => `billingAccount:${account}`,
  run: async (work) => {
    const { actor, input, ids, tables } = work;
    const { month, email: to } = input;
    const [account] = await accountsWanted(work, input.account);
    if (account === undefined || !billedMonths(work, rules).includes(month)) return refuse('value.choice');
    const { conversation } = actor;
    const whose = { account: actor.account, organisation: actor.organisation };
    const about = { report: 'invoice', ...whose, billed: { account, month } } as const;
    await post(work, { kind: 'email.report', ...about, to, command: work.commandId, conversation });
    const company = await tables.organisations.get(actor.organisation ?? '');
    // Not the address: receipts are archived.
    return ok({
      reference: ids.code(REFERENCE_LENGTH),
      facts: {
        ...(company && { company: { text: company.name } }),
        account: { text: account },
        period: { period: daysOfMonth(month, '9') },
      },
    });
  },
});
