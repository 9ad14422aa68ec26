import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import type { Asking, Look } from './asking.js';
import { factsOf, isBy } from './entries.js';
import type { Query } from './query.js';
import type { FoundReport, Report } from './report.js';
import { Totals } from './totals.js';

/** A query whose list is a report. */
export const reportQuery = <I>(definition: Omit<Query<I>, 'look'> & { readonly as: Report<I> }): Query<I> => ({
  ...definition,
  look: async (asking, input, rows) => ok(await shown(definition.as, asking, input, rows)),
});

/** The rows that are wanted on the screen, with what all of them come to. */
async function shown<I>(report: Report<I>, asking: Asking, input: I, { from, most }: Rows): Promise<ShownList> {
  const totals = new Totals(report, asking.operator.profile.timeZone);
  const wanted: Facts[] = [];
  for await (const entries of portions((after) => report.portion(asking, input, after))) {
    const begun = totals.count;
    for (const entry of entries) totals.add(entry);
    const part = entries.slice(Math.max(0, from - begun), Math.max(0, from + most - begun));
    wanted.push(...(await Promise.all(part.map((entry) => factsOf(report, entry)))));
  }
  const { count: total, summary, charts } = totals;
  return { rows: wanted, total, summary, ...(total > 0 && { report: { forms: report.forms, charts } }) };
}

/** A report to be read to its end: what it comes to first, then row by row. */
export async function found<I>(report: Report<I>, input: I, look: Look): Promise<FoundReport> {
  const { operator, now } = await look(async (asking) => asking);
  const asOf = now.toISOString();
  const read = (after: string | undefined) => look((asking) => report.portion(asking, input, after));
  const totals = new Totals(report, operator.profile.timeZone);
  for await (const entries of portions(read)) for (const entry of entries) if (isBy(asOf, entry)) totals.add(entry);
  const { count: total, summary, sums, charts, currencies } = totals;
  const facts = (after: string | undefined) => look((asking) => inFacts(report, asking, input, asOf, after));
  return { asOf, columns: report.columns, total, summary, sums, charts, currencies, rows: () => each(facts) };
}

interface Read<T> {
  readonly entries: readonly T[];
  readonly next: string | undefined;
}

async function inFacts<I>(report: Report<I>, asking: Asking, input: I, asOf: string, after: string | undefined) {
  const { entries, next } = await report.portion(asking, input, after);
  const facts = entries.filter((entry) => isBy(asOf, entry)).map((entry) => factsOf(report, entry));
  return { entries: await Promise.all(facts), next };
}

async function* portions<T>(read: (after: string | undefined) => Promise<Read<T>>): AsyncIterable<readonly T[]> {
  let after: string | undefined;
  do {
    const { entries, next } = await read(after);
    yield entries;
    after = next;
    // Others have their turn between two portions.
    if (after !== undefined) await new Promise((resolve) => setTimeout(resolve));
  } while (after !== undefined);
}

async function* each<T>(read: (after: string | undefined) => Promise<Read<T>>): AsyncIterable<T> {
  for await (const entries of portions(read)) yield* entries;
}
