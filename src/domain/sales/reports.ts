import type { Asking } from '../door/asking.js';
import { type Entry, PORTION, type Portion } from '../door/report.js';
import { type Operator, pointOfSaleOf } from '../operator/index.js';
import type { Sale } from '../records/wallet.js';
import type { Facts } from '../terms/fact.js';
import { LocalDays } from '../terms/localDays.js';
import { money } from '../terms/money.js';
import type { Period } from '../terms/period.js';
import { customerName } from './customerName.js';

/** Which of an agent's sales a report is about; without a condition, all of them. */
export interface SalesWanted {
  readonly period?: Period | undefined;
  readonly kind?: string | undefined;
}

/** Some of an agent's own sales (K5), newest first. */
export async function transactionsOf(asking: Asking, wanted: SalesWanted, after?: string): Promise<Portion> {
  const { tables, actor, operator } = asking;
  const sales = await tables.sales.where({ account: actor.account }, newest(after));
  const entries = sales.filter(wantedBy(wanted, operator)).map(
    (sale): Entry => ({
      at: sale.at,
      money: { price: money(sale.minor, sale.currency) },
      facts: () => transaction(asking, sale),
    }),
  );
  return { entries, next: nextOf(sales) };
}

/** Some of what an agent earned with their own sales (K6), newest first. */
export async function commissionsOf(asking: Asking, wanted: SalesWanted, after?: string): Promise<Portion> {
  const { tables, actor, operator } = asking;
  const earned = await tables.commissions.where({ account: actor.account }, newest(after));
  const sales = await Promise.all(earned.map(({ sale }) => tables.sales.get(sale)));
  const isWanted = wantedBy(wanted, operator);
  const entries = earned.flatMap((commission, index): Entry[] => {
    const sale = sales[index];
    if (sale?.account !== actor.account || !isWanted(sale)) return [];
    const amounts = {
      price: money(sale.minor, sale.currency),
      commission: money(commission.minor, commission.currency),
    };
    const facts = async (): Promise<Facts> => ({ ...about(operator, sale), reference: { text: sale.reference } });
    return [{ at: sale.at, money: amounts, facts }];
  });
  return { entries, next: nextOf(earned) };
}

const newest = (after: string | undefined) => ({
  ...{ newestFirst: true, limit: PORTION },
  ...(after !== undefined && { after }),
});

const nextOf = (rows: readonly { readonly id: string }[]): string | undefined =>
  rows.length < PORTION ? undefined : rows.at(-1)?.id;

/** Whether a sale is wanted. Of one that was taken back nothing is left to report. */
function wantedBy({ period, kind }: SalesWanted, { profile }: Operator): (sale: Sale) => boolean {
  const days = new LocalDays(profile.timeZone);
  const isWithin = (day: string) => period === undefined || (day >= period.from && day <= period.until);
  return (sale) =>
    sale.takenBackAt === undefined && (kind === undefined || sale.kind === kind) && isWithin(days.of(sale.at));
}

async function transaction({ tables, operator }: Asking, sale: Sale): Promise<Facts> {
  const name = customerName(await tables.customers.get(sale.customer));
  return {
    ...about(operator, sale),
    // A customer whose data were erased has no name.
    ...(name !== '' && { customer: { text: name } }),
    ...(sale.endsAt !== undefined && { endsAt: { instant: sale.endsAt } }),
    reference: { text: sale.reference },
    activationKey: { code: sale.activationKey },
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
