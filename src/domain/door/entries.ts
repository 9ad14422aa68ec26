import type { Facts } from '../terms/fact.js';
import type { Entry, ReportForm } from './report.js';

/** Whether an entry was there by an instant: what came later is left out. */
export const isBy = (asOf: string, { at = asOf }: Entry): boolean => at <= asOf;

/** What an entry shows, in the order of the columns. */
export async function factsOf({ columns }: Pick<ReportForm, 'columns'>, entry: Entry): Promise<Facts> {
  const facts = await entry.facts();
  const cells = Object.keys(columns).map((key) => {
    const amount = entry.money[key];
    return [key, amount === undefined ? (entry.amounts?.[key] ?? facts[key]) : { money: amount }] as const;
  });
  return Object.fromEntries(cells.flatMap(([key, fact]) => (fact === undefined ? [] : [[key, fact]])));
}
