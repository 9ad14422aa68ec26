import type { Asking } from '../door/asking.js';
import { stockId } from '../lines/stock/stock.js';
import { type Operator, organisationId } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { BillingAccount, Organisation } from '../records/organisation.js';
import { isFinal } from '../records/standing.js';
import type { StockItem } from '../records/stock.js';
import { refuse } from '../terms/result.js';
import { billingAccountId } from './billingAccounts.js';
import { byId, importKind, keep, outcomeOf, pageOf, type Writing } from './kind.js';
import { lineAfter } from './lineAfter.js';
import { type LineRow, lineCells, lineColumns } from './lineColumns.js';
import { organisationsOf } from './organisations.js';
import { type Judged, notThere, ofAnother, refusedIn } from './reading.js';

/** What the rows of a portion name. */
interface Known {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly accounts: ReadonlyMap<string, BillingAccount>;
  /** By number. */
  readonly lines: ReadonlyMap<string, Line>;
  /** Those that were given up, by the number that they had: somebody else may have it now. */
  readonly ended: ReadonlyMap<string, Line>;
  readonly cards: ReadonlyMap<string, Line>;
  /** The references of orders that are under way, by line. */
  readonly open: ReadonlyMap<string, string>;
  readonly stock: ReadonlyMap<string, StockItem>;
}

/** The lines of the operator's organisations. */
export const lines = importKind({
  columns: lineColumns,
  key: ({ number }) => number,
  known: lookUp,
  place: (asking, row, known) => {
    const before = known.lines.get(row.number) ?? endedOne(row, known);
    const owner = ownerOf(asking.operator, row, before, known);
    if (!owner.ok) return owner;
    const order = before && known.open.get(before.id);
    if (order !== undefined) return refusedIn('', refuse('line.orderOpen', { reference: order }));
    const holder = row.iccid === undefined ? undefined : known.cards.get(row.iccid);
    if (holder !== undefined && holder.id !== before?.id) return refusedIn('iccid', refuse('sim.taken'));
    const after = lineAfter(asking, row, { ...owner.value, before });
    if (!after.ok) return after;
    const outcome = outcomeOf(before, { ...before, ...after.value });
    return { ok: true, value: { outcome, write: (work) => write(work, before, after.value, known) } };
  },
  page: async ({ tables, operator }, after, most) => {
    const found = await tables.lines.following({ equal: {}, most, order: 'number' }, after);
    return pageOf(found, most, (line) => lineCells(operator, line));
  },
});

/** A line that was given up is changed by a row that says that it was. */
const endedOne = ({ number, state }: LineRow, { ended }: Known): Line | undefined =>
  state === 'terminated' ? ended.get(number) : undefined;

async function lookUp(asking: Asking, rows: readonly LineRow[]): Promise<Known> {
  const { tables, operator } = asking;
  const own = operator.profile.id;
  const named = (column: 'organisation' | 'billingAccount' | 'iccid') => rows.flatMap((row) => row[column] ?? []);
  const numbers = rows.map(({ number }) => number);
  const found = await tables.lines.among('number', numbers);
  const there = found.filter(({ state }) => state !== 'terminated');
  const ended = found.filter(({ state }) => state === 'terminated');
  const holders = await tables.lines.among('iccid', named('iccid'));
  const orders = await tables.orders.among(
    'line',
    there.map(({ id }) => id),
  );
  const stock = [
    ...numbers.map((number) => stockId(own, 'number', number)),
    ...named('iccid').map((iccid) => stockId(own, 'simCard', iccid)),
  ];
  return {
    organisations: await organisationsOf(asking, named('organisation')),
    accounts: await byId(
      (id) => tables.billingAccounts.get(id),
      [...named('billingAccount'), ...found.map((line) => line.billingAccount)].map((one) =>
        billingAccountId(own, one),
      ),
    ),
    lines: new Map(there.map((line) => [line.number, line])),
    ended: new Map(ended.map((line) => [line.number, line])),
    cards: new Map(holders.flatMap((line) => (line.iccid === undefined ? [] : [[line.iccid, line]]))),
    open: new Map(orders.filter((order) => !isFinal(order)).map(({ line, reference }) => [line, reference])),
    stock: await byId((id) => tables.stock.get(id), stock),
  };
}

/** Whose line it is, and what its bills are made for. */
function ownerOf(
  { profile: { id: operator } }: Operator,
  { organisation: named, billingAccount: number }: LineRow,
  before: Line | undefined,
  known: Known,
): Judged<Pick<Line, 'organisation' | 'billingAccount'>> {
  const organisation = named === undefined ? before?.organisation : organisationId(operator, named);
  if (organisation === undefined) return refusedIn('organisation', refuse('value.missing'));
  if (before !== undefined && before.organisation !== organisation) return ofAnother();
  if (named !== undefined && !known.organisations.has(organisation)) return notThere('organisation', named);
  const billingAccount = number ?? before?.billingAccount;
  if (billingAccount === undefined) return refusedIn('billingAccount', refuse('value.missing'));
  const account = known.accounts.get(billingAccountId(operator, billingAccount));
  if (account?.organisation !== organisation) return notThere('billingAccount', billingAccount);
  return { ok: true, value: { organisation, billingAccount } };
}

/** Number and SIM card of a line are nobody else's any more, where they lie in stock. */
async function write(
  { tables, ids }: Writing,
  before: Line | undefined,
  after: Omit<Line, 'id'>,
  { stock }: Known,
): Promise<void> {
  await keep(tables.lines, before, { ...before, ...after, id: before?.id ?? ids.next() });
  const used = [stockId(after.operator, 'number', after.number), stockId(after.operator, 'simCard', after.iccid ?? '')];
  for (const item of used.flatMap((id) => stock.get(id) ?? []))
    if (item.state !== 'used') await tables.stock.put({ ...item, state: 'used' });
}
