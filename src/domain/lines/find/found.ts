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
    const { equal, like } = narrowing;
    const found = await tables.lines.search({
      ...{ equal: { organisation, ...equal }, from, most },
      ...(like !== undefined && { like }),
      ...sortedBy(order),
    });
    if (found.total > 0 || narrowing.last) return { ...found, order, narrowing, accounts };
  }
  return undefined;
}
