import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry, ReadReport } from '../door/report.js';
import { accountsOf } from '../lines/billingChoices.js';
import { ruled } from '../operator/index.js';
import type { BillingAccount } from '../records/organisation.js';
import type { Facts } from '../terms/fact.js';
import { add, money } from '../terms/money.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { billDays } from './billDays.js';
import { type BillItem, billItems, byNumber } from './billItems.js';
import { billingFacts } from './billing.js';
import { type Bill, type BillsWanted, bills, monthOfBill } from './bills.js';

interface InvoiceWanted {
  /** The bill's number, as it stands on it. */
  readonly bill: string;
}

/** One bill, line by line (T20: the file that is downloaded). Of another company it is like one that nobody has. */
export const invoice = outsideReportQuery<InvoiceWanted>({
  name: 'bills.one',
  allowed: ['fleetManager'],
  offered: ruled('billing'),
  from: [bills, billItems],
  audited: ({ bill }) => `bill:${bill}`,
  as: {
    forms,
    columns: { number: 'phone', plan: 'text', fee: 'money', used: 'money', amount: 'money' },
    sum: 'amount',
    begin: async (asking, { bill }) => {
      const days = billDays(asking);
      const accounts = await accountsOf(asking);
      const { organisation } = asking.actor;
      if (!days.ok) return days;
      if (organisation === undefined || accounts.length === 0) return ok(undefined);
      const numbers = accounts.map(({ number }) => number);
      const wanted = { operator: asking.operator.profile.id, organisation, accounts: numbers, ...days.value };
      return ok({
        subject: `bill:${bill}`,
        about: {},
        called: bill,
        read: (outside) => readOne(asking, accounts, wanted, bill, outside),
      });
    },
  },
});

function readOne(
  { operator }: Pick<Asking, 'operator'>,
  accounts: readonly BillingAccount[],
  wanted: BillsWanted,
  number: string,
  outside: Outside,
): ReadReport {
  let found: Bill | undefined;
  async function* entries(): AsyncIterable<Entry> {
    found = await billNumbered(wanted, number, outside);
    if (found === undefined) return;
    const { operator: at, organisation } = wanted;
    const items = { operator: at, organisation, account: found.billingAccount, month: monthOfBill(found) };
    for await (const own of byNumber(outside.rows(billItems, items))) yield entryOf(own);
  }
  const account = () => accounts.find((one) => one.number === found?.billingAccount);
  return {
    entries: entries(),
    about: () => {
      const own = account();
      return found === undefined || own === undefined ? {} : { ...about(found, own), ...billingFacts(operator, own) };
    },
  };
}

/** The bill of this number among those that are wanted. */
export async function billNumbered(wanted: BillsWanted, number: string, outside: Outside): Promise<Bill | undefined> {
  for await (const bill of outside.rows(bills, wanted)) if (bill.number === number) return bill;
  return undefined;
}

const about = ({ number: bill, madeOn, dueOn, open }: Bill, { number, address }: BillingAccount): Facts => ({
  bill: { text: bill },
  account: { list: [{ text: number }, ...(address === undefined ? [] : [{ text: address }])] },
  madeOn: { day: madeOn },
  dueOn: { day: dueOn },
  open: { money: open },
});

/** What a line comes to, the tax included. */
function entryOf(items: readonly BillItem[]): Entry {
  const [first] = items;
  if (first === undefined) throw new Error('a line without anything is on no bill');
  const { number, plan, net } = first;
  const of = (work: BillItem['work']) =>
    items.reduce((sum, one) => (one.work === work ? add(sum, add(one.net, one.vat)) : sum), money(0, net.currency));
  const [fee, used] = [of('fee'), of('usage')];
  return {
    money: { fee, used, amount: add(fee, used) },
    facts: async () => ({ number: { phone: number }, plan: { name: plan } }),
  };
}
