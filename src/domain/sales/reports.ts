import type { Asking } from '../door/asking.js';
import { type Operator, pointOfSaleOf } from '../operator/index.js';
import type { Commission, Sale } from '../records/wallet.js';
import type { Facts } from '../terms/fact.js';
import { add, type Money, money } from '../terms/money.js';
import { inPeriod, type Period } from '../terms/period.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { customerName } from './customerName.js';

/** Which of an agent's sales a report is about; without a condition, all of them. */
export interface SalesWanted {
  readonly period?: Period | undefined;
  readonly kind?: string | undefined;
}

/** An agent's own sales (K5), newest first, with what they come to. */
export async function transactionsOf(asking: Asking, wanted: SalesWanted, { from, most }: Rows): Promise<ShownList> {
  const sales = await ownSales(asking, wanted);
  const shown = await Promise.all(sales.slice(from, from + most).map((sale) => transaction(asking, sale)));
  return { rows: shown, total: sales.length, summary: sums(sales) };
}

/** What an agent earned with their own sales (K6), newest first, and in all. */
export async function commissionsOf(asking: Asking, wanted: SalesWanted, { from, most }: Rows): Promise<ShownList> {
  const sales = new Map((await ownSales(asking, wanted)).map((sale) => [sale.id, sale]));
  const all = await asking.tables.commissions.where({ account: asking.actor.account }, { newestFirst: true });
  const earned = all.flatMap((commission) => {
    const sale = sales.get(commission.sale);
    return sale === undefined ? [] : [{ commission, sale }];
  });
  const rows = earned.slice(from, from + most).map((one) => commissionRow(asking, one));
  return { rows, total: earned.length, summary: sums(earned.map(({ commission }) => commission)) };
}

async function ownSales({ tables, operator, actor }: Asking, { period, kind }: SalesWanted): Promise<Sale[]> {
  const sales = await tables.sales.where({ account: actor.account }, { newestFirst: true });
  const { timeZone } = operator.profile;
  return sales.filter((sale) => inPeriod(sale.at, period, timeZone) && (kind === undefined || sale.kind === kind));
}

async function transaction({ tables, operator }: Asking, sale: Sale): Promise<Facts> {
  const customer = await tables.customers.get(sale.customer);
  const name = customerName(customer);
  return {
    ...about(operator, sale),
    // A customer whose data were erased has no name.
    ...(name !== '' && { customer: { text: name } }),
    price: { money: money(sale.minor, sale.currency) },
    ...(sale.endsAt !== undefined && { endsAt: { instant: sale.endsAt } }),
    reference: { text: sale.reference },
    activationKey: { code: sale.activationKey },
  };
}

function commissionRow({ operator }: Asking, { commission, sale }: { commission: Commission; sale: Sale }): Facts {
  return {
    ...about(operator, sale),
    price: { money: money(sale.minor, sale.currency) },
    commission: { money: money(commission.minor, commission.currency) },
    reference: { text: sale.reference },
  };
}

function about(operator: Operator, { at, kind, offer }: Sale): Facts {
  const sold = operator.catalogue.offers.find(({ id }) => id === offer);
  return {
    at: { instant: at },
    kind: { name: pointOfSaleOf(operator).saleKinds[kind] },
    offer: { name: sold?.name ?? offer },
  };
}

/** The sum in each currency there is. */
function sums(amounts: readonly Money[]): Facts[] {
  const sum = new Map<string, Money>();
  for (const { minor, currency } of amounts) {
    sum.set(currency, add(sum.get(currency) ?? money(0, currency), money(minor, currency)));
  }
  return [...sum.values()].map((total) => ({ total: { money: total } }));
}
