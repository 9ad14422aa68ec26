import { z } from 'zod';
import type { Store } from '../../src/domain/ports.js';

/** What registrations have left in a store, as much as a check of it needs. */
export const Ledger = z.object({
  customers: z.array(z.string()),
  sales: z.array(z.object({ reference: z.string(), document: z.string() })),
  commissions: z.int(),
  /** The command ids of the audit lines of registrations that were done. */
  audited: z.array(z.string()),
  wallets: z.array(z.object({ id: z.string(), minor: z.int(), entries: z.array(z.int()) })),
});
export type Ledger = z.output<typeof Ledger>;

/** A registration that was acknowledged: the receipt was read. */
export interface Acknowledged {
  readonly document: string;
  readonly reference: string;
}

export async function readLedger(store: Store): Promise<Ledger> {
  return store.read(async (tables) => {
    const customers = new Map((await tables.customers.where({})).map((customer) => [customer.id, customer]));
    const sales = await tables.sales.where({});
    const entries = await tables.entries.where({});
    const audit = await tables.audit.where({});
    return {
      customers: [...customers.values()].map(({ documentNumber }) => documentNumber),
      sales: sales.map(({ reference, customer }) => ({
        reference,
        document: customers.get(customer)?.documentNumber ?? '',
      })),
      commissions: (await tables.commissions.where({})).length,
      audited: audit
        .filter(({ command, outcome }) => command === 'customer.register' && outcome === 'done')
        .map(({ commandId }) => commandId),
      wallets: (await tables.wallets.where({})).map(({ id, minor }) => ({
        id,
        minor,
        entries: entries.filter(({ wallet }) => wallet === id).map((entry) => entry.minor),
      })),
    };
  });
}

const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

/** What is wrong in a ledger, a line each. `before`: the customers that nobody registered here. */
export function ledgerProblems(ledger: Ledger, acknowledged: readonly Acknowledged[], before: number): string[] {
  const { customers, sales, commissions, audited, wallets } = ledger;
  const missing = acknowledged.filter(
    ({ document, reference }) => !sales.some((sale) => sale.document === document && sale.reference === reference),
  );
  const debits = wallets.flatMap(({ entries }) => entries).filter((minor) => minor < 0).length;
  const counts = [customers.length - before, sales.length, debits, commissions, audited.length];
  return [
    ...missing.map(({ document, reference }) => `acknowledged and missing: ${document} ${reference}`),
    ...twice(customers).map((document) => `registered twice: ${document}`),
    ...twice(sales.map(({ document }) => document)).map((document) => `sold twice: ${document}`),
    ...twice(sales.map(({ reference }) => reference)).map((reference) => `reference given twice: ${reference}`),
    ...twice(audited).map((id) => `audited twice: ${id}`),
    ...wallets.flatMap(({ id, minor, entries }) => {
      const sum = entries.reduce((all, one) => all + one, 0);
      return sum === minor ? [] : [`wallet ${id} says ${minor}, its entries ${sum}`];
    }),
    ...(new Set(counts).size === 1
      ? []
      : [`customers, sales, debits, commissions and audit lines: ${counts.join(', ')}`]),
  ];
}
