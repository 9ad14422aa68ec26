import type { Store } from '../../src/domain/door/ports.js';
import type { Line } from '../../src/domain/records/line.js';
import type { Order } from '../../src/domain/records/order.js';
import type { Row } from '../../src/domain/records/tables.js';
import { unlikeOrdered } from './lineBooks.js';

/** The values that are there more than once. */
export function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}

/** What is decided about a request, or added to it, goes by its reference. */
const byItsReference: ReadonlySet<string> = new Set(['approval.decide', 'request.add']);

export interface BooksKnown {
  /** How many audit lines there must be at the least where none was archived yet. */
  readonly audited: number;
  /** The lines to which something happened that no order did, with the orders that had ended by then. */
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is wrong in the books of all operators, a line each. */
export async function bookProblems(store: Store, { audited, touched }: BooksKnown): Promise<string[]> {
  return store.read(async (tables) => {
    const [wallets, entries, sales, commissions] = [
      await tables.wallets.where({}),
      await tables.entries.where({}),
      await tables.sales.where({}),
      await tables.commissions.where({}),
    ];
    const [receipts, orders, lines, audit] = [
      await tables.receipts.where({}),
      await tables.orders.where({}),
      await tables.lines.where({}),
      await tables.audit.where({}),
    ];
    const customers = await tables.customers.where({});
    return [
      ...ledgerProblems(wallets, entries, sales, commissions),
      ...saleProblems(sales, audit, audited),
      ...twice(
        receipts.flatMap(({ command, outcome }) =>
          outcome.kind === 'done' && !byItsReference.has(command) ? [outcome.reference] : [],
        ),
      ).map((reference) => `the reference ${reference} was given twice`),
      ...twice(
        customers.flatMap(({ operator, documentKey }) => (documentKey ? [`${operator} ${documentKey}`] : [])),
      ).map((key) => `a customer was registered twice: ${key}`),
      ...orderProblems(orders, lines, audit, touched),
    ];
  });
}

/** The rows by a key of theirs: stores that were worked on for long hold thousands. */
function by<R>(rows: readonly R[], keyOf: (row: R) => string): (key: string) => readonly R[] {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = found.get(key) ?? [];
    found.set(key, own);
    own.push(row);
  }
  return (key) => found.get(key) ?? [];
}

function ledgerProblems(
  wallets: readonly Row<'wallets'>[],
  entries: readonly Row<'entries'>[],
  sales: readonly Row<'sales'>[],
  commissions: readonly Row<'commissions'>[],
): string[] {
  const debits = entries.filter(({ reason }) => reason === 'sale');
  const entriesOf = by(entries, ({ wallet }) => wallet);
  const debitsOf = by(debits, ({ sale = '' }) => sale);
  const commissionsOf = by(commissions, ({ sale }) => sale);
  return [
    ...wallets.flatMap(({ id, minor }) => {
      const sum = entriesOf(id).reduce((all, one) => all + one.minor, 0);
      return sum === minor && minor >= 0 ? [] : [`the wallet ${id} says ${minor}, its entries ${sum}`];
    }),
    ...sales.flatMap(({ id, reference, minor }) => {
      const own = debitsOf(id);
      const earned = commissionsOf(id).length;
      return own.length === 1 && own[0]?.minor === -minor && earned === 1
        ? []
        : [`the sale ${reference} has ${own.length} debits and ${earned} commissions`];
    }),
    ...(debits.length === sales.length ? [] : [`${debits.length} debits for ${sales.length} sales`]),
  ];
}

/** Every sale is of one command, and every such command has its sale. `audited` tells that nothing was archived yet. */
function saleProblems(sales: readonly Row<'sales'>[], audit: readonly Row<'audit'>[], audited: number): string[] {
  const sold = audit.filter(
    ({ command, outcome }) => outcome === 'done' && ['customer.register', 'subscription.renew'].includes(command),
  );
  const salesOf = by(sales, ({ reference }) => reference);
  const soldAs = by(sold, ({ reference = '' }) => reference);
  const missing = sold.filter(({ reference = '' }) => salesOf(reference).length === 0);
  const unknown = audit.length < audited ? [] : sales.filter(({ reference }) => soldAs(reference).length === 0);
  return [
    ...missing.map(({ reference }) => `no sale of ${reference}`),
    ...unknown.map(({ reference }) => `nobody was told of the sale ${reference}`),
    ...twice(sales.map(({ reference }) => reference)).map((reference) => `sold twice: ${reference}`),
  ];
}

function orderProblems(
  orders: readonly Order[],
  lines: readonly Line[],
  audit: readonly Row<'audit'>[],
  touched: BooksKnown['touched'],
): string[] {
  const ordersOf = by(orders, ({ line }) => line);
  const oldest = audit[0]?.at ?? '';
  const commands = new Set(audit.filter(({ outcome }) => outcome === 'done').map(({ commandId }) => commandId));
  return [
    ...orders
      .filter(({ commandId, orderedAt }) => orderedAt > oldest && !commands.has(commandId))
      .map(({ reference }) => `nobody confirmed the order ${reference}`),
    ...lines.flatMap((line) => unlikeOrdered(line, ordersOf(line.id), touched.get(line.id))),
  ];
}
