import type { Facts } from '../terms/fact.js';
import { ok, type Result } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import type { Look } from './asking.js';
import { factsOf, isBy } from './entries.js';
import { LastShown } from './lastShown.js';
import { NotAvailable, type Outside } from './outside.js';
import type { Query } from './query.js';
import type { BegunReport, Entry, FoundReport, OutsideReport } from './report.js';
import { Totals } from './totals.js';

type Definition<I> = Omit<Query<I>, 'look'> & {
  readonly as: OutsideReport<I>;
  readonly from: NonNullable<Query<I>['from']>;
};

/** A query whose list is a report of rows that other systems keep. */
export function outsideReportQuery<I>(definition: Definition<I>): Query<I> {
  const last = new LastShown();
  return {
    ...definition,
    look: async (asking, input, wanted) => {
      const begun = await definition.as.begin(asking, input);
      if (!begun.ok) return begun;
      const report = begun.value;
      if (report === undefined) return ok({ rows: [], total: 0 });
      const { operator, actor, now } = asking;
      const zone = operator.profile.timeZone;
      const { from, most } = wanted;
      const asked = [actor.operator, actor.organisation, actor.account, report.subject, report.about, { from, most }];
      return {
        subject: report.subject,
        fetch: (outside) =>
          last.orBefore(asked, now, async () => ok(await shown(definition.as, report, outside, { ...wanted, zone }))),
      };
    },
  };
}

/** The rows that are wanted on the screen, with what all of them come to. */
async function shown<I>(
  form: OutsideReport<I>,
  begun: BegunReport,
  outside: Outside,
  { from, most, zone }: Rows & { readonly zone: string },
): Promise<ShownList> {
  const { days, given } = begun;
  const totals = new Totals(form, zone, days);
  const read = begun.read(outside);
  const wanted: Entry[] = [];
  for await (const entry of read.entries) {
    if (totals.count >= from && wanted.length < most) wanted.push(entry);
    totals.add(entry);
  }
  const { count: total } = totals;
  const rows = await Promise.all(wanted.map((entry) => factsOf(form, entry)));
  const about = { ...begun.about, ...read.about?.() };
  const [sums, charts] = [read.summary?.() ?? totals.summary, read.charts?.() ?? totals.charts];
  return {
    ...{ rows, total, given, summary: total === 0 ? [about] : [about, ...sums] },
    ...(total > 0 && { report: { forms: form.forms, charts } }),
    ...(wanted.some((entry) => entry.given) && { rowsGiven: wanted.map((entry) => entry.given) }),
    ...(wanted.some(({ files }) => files) && { rowsFiles: wanted.map(({ files = [] }) => files) }),
  };
}

/** The rows were other ones when they were read again: sums over rows that they are not the sums of would be wrong. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
}

/**
 * A report to be read to its end. The rows are fetched twice, for the sums and for the file: none of them is kept. Undefined:
 * there is nothing to ask for. Refused where the other system cannot be reached; where it fails later, reading throws.
 */
export async function foundOutside<I>(
  form: OutsideReport<I>,
  input: I,
  look: Look,
  outside: Outside,
): Promise<Result<FoundReport> & { readonly subject?: string }> {
  const { begun, zone, asOf } = await look(async (asking) => ({
    begun: await form.begin(asking, input),
    zone: asking.operator.profile.timeZone,
    asOf: asking.now.toISOString(),
  }));
  if (!begun.ok) return begun;
  const report = begun.value;
  if (report === undefined) return ok(nothing(form, asOf));
  const { subject, days, called } = report;
  const totalsOf = () => new Totals(form, zone, days);
  try {
    const [totals, read] = [totalsOf(), report.read(outside)];
    for await (const entry of read.entries) if (isBy(asOf, entry)) totals.add(entry);
    const { count: total, sums, currencies } = totals;
    const [summary, charts] = [read.summary?.() ?? totals.summary, read.charts?.() ?? totals.charts];
    const about = { ...report.about, ...read.about?.() };
    const lead = form.lead && { ...form.lead, rows: read.lead?.() ?? [] };
    const rows = () => again(form, report.read(outside).entries, { asOf, before: totals, again: totalsOf() });
    const found = { asOf, columns: form.columns, about, called, total, summary, sums, charts, currencies, rows };
    return { ...ok({ ...found, ...(lead && { lead }) }), subject };
  } catch (error) {
    if (error instanceof NotAvailable) return { ...error.refusal, subject };
    throw error;
  }
}

/** The rows, once more. Throws at their end where they do not come to what they came to before. */
async function* again<I>(
  form: OutsideReport<I>,
  entries: ReturnType<BegunReport['read']>['entries'],
  totals: { readonly asOf: string; readonly before: Totals; readonly again: Totals },
): AsyncIterable<Facts> {
  for await (const entry of entries) {
    if (!isBy(totals.asOf, entry)) continue;
    totals.again.add(entry);
    yield factsOf(form, entry);
  }
  const sumsOf = ({ count, sums }: Totals) => JSON.stringify([count, sums]);
  if (sumsOf(totals.again) !== sumsOf(totals.before)) throw new ChangedMeanwhile('the rows were other ones before');
}

const nothing = <I>({ columns }: OutsideReport<I>, asOf: string): FoundReport => ({
  ...{ asOf, columns, total: 0, summary: [], sums: {}, charts: [], currencies: {} },
  rows: async function* () {},
});
