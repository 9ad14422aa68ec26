import { type AgreementsWanted, agreements } from '../agreements/agreements.js';
import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Query } from '../door/query.js';
import type { BegunReport, Entry, Lead, ReadReport } from '../door/report.js';
import type { Rights } from '../door/rights.js';
import { accountsWanted } from '../lines/accountsWanted.js';
import { chosenLines } from '../lines/chosen.js';
import type { BilledMonths, Operator } from '../operator/index.js';
import type { Facts } from '../terms/fact.js';
import { add } from '../terms/money.js';
import { daysOfMonth } from '../terms/month.js';
import { forms } from '../terms/report.js';
import { ok, refuse } from '../terms/result.js';
import { billedMonths } from './billedMonths.js';
import { type BillItem, type BillItemsWanted, billItems, byNumber } from './billItems.js';
import { WorkSums } from './workSums.js';

/** Whose paper, of which month: the account, or the one that a line is billed to. */
export interface BilledMonthWanted {
  /** A billing account's number. */
  readonly account?: string | undefined;
  /** A selection of one line. */
  readonly lines?: string | undefined;
  /** yyyy-mm */
  readonly month: string;
}

interface Paper extends Pick<Rights, 'allowed' | 'offered' | 'guard'> {
  readonly name: string;
  readonly lead: Pick<Lead, 'title' | 'signs' | 'rest'>;
  rules(operator: Operator): BilledMonths | undefined;
  /** What else stands on it, and where that is kept. */
  readonly more?: {
    readonly from: NonNullable<Query<never>['from']>;
    facts(outside: Outside, wanted: BillItemsWanted): Promise<Facts>;
  };
}

/** A paper about a month that was billed: by work on its first page, then what each number came to. */
export const billedMonth = ({ name, allowed, offered, guard, lead, rules, more }: Paper) =>
  outsideReportQuery<BilledMonthWanted>({
    name,
    allowed,
    ...{ ...(offered && { offered }), ...(guard && { guard }) },
    from: [billItems, agreements, ...(more?.from ?? [])],
    audited: ({ account = 'unknown' }) => `billingAccount:${account}`,
    as: {
      forms,
      columns: { number: 'phone', fee: 'money', usage: 'money', vat: 'money', amount: 'money' },
      sum: 'amount',
      adds: ['fee', 'usage', 'vat'],
      lead: { ...lead, columns: { work: 'text', lines: 'text', net: 'money', vat: 'money', amount: 'money' } },
      begin: async (asking, { account, lines, month }) => {
        const own = rules(asking.operator);
        if (own === undefined || !billedMonths(asking, rules).includes(month)) return refuse('value.choice');
        const [number] = await accountsWanted(asking, account ?? (await accountOfLine(asking, lines)));
        const { organisation } = asking.actor;
        if (organisation === undefined || number === undefined) return ok(undefined);
        return ok(await begun(asking, { organisation, account: number, month, works: own.works, more }));
      },
    },
  });

/** The account that a line is billed to; of none there is none, and no other one is meant. */
async function accountOfLine(asking: Asking, lines: string | undefined): Promise<string> {
  const [line] = lines === undefined ? [] : await chosenLines(asking, lines);
  return line?.billingAccount ?? '';
}

interface Sought extends Pick<BillItemsWanted, 'organisation' | 'account' | 'month'>, Pick<BilledMonths, 'works'> {
  readonly more: Paper['more'];
}

async function begun({ operator, tables }: Asking, { works, more, ...sought }: Sought): Promise<BegunReport> {
  const { organisation, account, month } = sought;
  const company = await tables.organisations.get(organisation);
  const wanted = { operator: operator.profile.id, ...sought };
  return {
    subject: `billingAccount:${account}`,
    called: `${account}-${month}`,
    about: {
      ...(company && { company: { text: company.name } }),
      account: { text: account },
      period: { period: daysOfMonth(month, '9') },
    },
    read: (outside) => read(outside, wanted, { works, more }),
  };
}

function read(
  outside: Outside,
  wanted: BillItemsWanted,
  { works: names, more }: Pick<Sought, 'works' | 'more'>,
): ReadReport {
  const sums = new WorkSums();
  let known: Facts = {};
  const entries = async function* () {
    known = { ...(await agreed(outside, wanted)), ...(await more?.facts(outside, wanted)) };
    for await (const items of byNumber(outside.rows(billItems, wanted))) {
      for (const item of items) sums.add(item);
      yield entryOf(items);
    }
  };
  const paper = (): Facts => ({ ...(sums.bill !== undefined && { document: { text: sums.bill } }), ...known });
  return {
    entries: entries(),
    summary: () => [{ ...paper(), ...sums.total }],
    lead: () => sums.rows(names),
  };
}

/** What the company is known by, and which agreement the works were done under. */
async function agreed(outside: Outside, { operator, organisation }: AgreementsWanted): Promise<Facts> {
  for await (const { taxNumber, number, signedOn } of outside.rows(agreements, { operator, organisation }))
    return { taxNumber: { text: taxNumber }, contract: { list: [{ text: number }, { day: signedOn }] } };
  return {};
}

function entryOf(items: readonly BillItem[]): Entry {
  const [first, ...more] = items;
  if (first === undefined) throw new Error('a line without anything is in no paper');
  const vat = more.reduce((sum, one) => add(sum, one.vat), first.vat);
  const amount = more.reduce((sum, one) => add(sum, one.net), add(first.net, vat));
  const net = Object.fromEntries(items.map((one) => [one.work, one.net]));
  return { money: { ...net, vat, amount }, facts: async () => ({ number: { phone: first.number } }) };
}
