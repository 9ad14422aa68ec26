import { z } from 'zod';
import type { Asking } from '../../door/asking.js';
import type { Line } from '../../records/line.js';
import type { BillingAccount } from '../../records/organisation.js';
import { Column, type Find, type Order } from '../../terms/choices.js';
import { Language } from '../../terms/language.js';
import { orderOf, sortedBy } from './columns.js';
import { type LineNarrowing, narrowings } from './filters.js';
import type { LineUse } from './use.js';

/** What somebody looked for in the line picker: the same text finds other lines in another language. */
export const LinesSought = z.object({
  text: z.string().optional(),
  filters: z.record(z.string(), z.string()).optional(),
  order: z.object({ by: Column, backwards: z.boolean().optional() }).optional(),
  language: Language,
});
export type LinesSought = z.output<typeof LinesSought>;

/** Some of the lines that were found, how many there are, and how what was looked for was read. */
export interface LinesFound {
  readonly rows: readonly Line[];
  readonly total: number;
  readonly order: Order;
  readonly narrowing: LineNarrowing;
  readonly accounts: readonly BillingAccount[];
}

/** The lines of the company that is worked for, as the first reading that finds one has them; `most` after the first `from`. */
export async function findLines(
  { actor: { organisation }, operator, tables }: Asking,
  use: LineUse,
  find: Pick<Find, 'text' | 'filters' | 'order' | 'language'>,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<LinesFound | undefined> {
  if (organisation === undefined) return undefined;
  const accounts = await tables.billingAccounts.where({ organisation });
  const order = orderOf(operator, find.order);
  for (const narrowing of narrowings({ operator, use, accounts }, find)) {
    const found = await tables.lines.search({ ...wantedOf(organisation, narrowing, order), from, most });
    if (found.total > 0 || narrowing.last) return { ...found, order, narrowing, accounts };
  }
  return undefined;
}

/** The next of the lines that are found, after the one with this id or from the first: for whoever reads all of them. */
export async function linesAfter(
  { actor: { organisation }, operator, tables }: Asking,
  find: LinesSought,
  after: string | undefined,
  most: number,
): Promise<Line[]> {
  if (organisation === undefined) return [];
  const accounts = await tables.billingAccounts.where({ organisation });
  for (const narrowing of narrowings({ operator, use: 'any', accounts }, find)) {
    const wanted = wantedOf(organisation, narrowing, orderOf(operator, find.order));
    const finds = narrowing.last || (await tables.lines.following({ ...wanted, most: 1 }, undefined)).length > 0;
    if (finds) return tables.lines.following({ ...wanted, most }, after);
  }
  return [];
}

const wantedOf = (organisation: string, { equal, like }: LineNarrowing, order: Order) => ({
  equal: { organisation, ...equal },
  ...(like !== undefined && { like }),
  ...sortedBy(order),
});
