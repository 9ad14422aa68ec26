import { DateTime } from 'luxon';
import type { Facts } from '../terms/fact.js';
import { LocalDays } from '../terms/localDays.js';
import type { Period } from '../terms/period.js';
import { addUp, ofSize, type Quantity, sizeOf, unitKey } from '../terms/quantity.js';
import { type Bar, type Chart, type Step, steps } from '../terms/report.js';
import type { Entry, ReportForm } from './report.js';

/** More bars than days from one month to the same day of the next cannot be told apart on a telephone. */
const MOST_BARS = 32;
const ORDINARY: readonly Step[] = ['day', 'month', 'year'];

/** What is added up of one kind and unit: in all, and on each day (yyyy-mm-dd). */
interface Sum {
  readonly key: string;
  all: Quantity;
  readonly days: Map<string, number>;
}

/** What the rows of a report come to: their number, the sum in each unit, and what came together in each day. */
export class Totals {
  count = 0;
  readonly #sums = new Map<string, Sum>();
  readonly #days: LocalDays;
  readonly #currencies = new Map<string, Set<string>>();
  readonly #summed: readonly string[];

  /** Days are those of the time zone; a chart has all of `days`. */
  constructor(
    private readonly form: Pick<ReportForm, 'sum' | 'adds' | 'charted' | 'steps'>,
    zone: string,
    private readonly days?: Period,
  ) {
    this.#days = new LocalDays(zone);
    this.#summed = [...(form.adds ?? []), ...(form.sum === undefined ? [] : [form.sum])];
  }

  add({ at, money: amounts, amounts: others = {} }: Pick<Entry, 'at' | 'money' | 'amounts'>): void {
    this.count += 1;
    for (const [column, { currency }] of Object.entries(amounts)) {
      const known = this.#currencies.get(column);
      if (known === undefined) this.#currencies.set(column, new Set([currency]));
      else known.add(currency);
    }
    for (const key of this.#summed) {
      const money = amounts[key];
      const quantity = money === undefined ? others[key] : { money };
      if (quantity !== undefined) this.#count(key, quantity, at === undefined ? undefined : this.#days.of(at));
    }
  }

  /** What has no day is in the sum, and in no chart. */
  #count(key: string, quantity: Quantity, day: string | undefined): void {
    const unit = `${key} ${unitKey(quantity)}`;
    const sum = this.#sums.get(unit) ?? { key, all: ofSize(quantity, 0), days: new Map<string, number>() };
    this.#sums.set(unit, sum);
    sum.all = addUp(sum.all, quantity);
    if (day !== undefined) sum.days.set(day, (sum.days.get(day) ?? 0) + sizeOf(quantity));
  }

  /** The currencies of each column of money, in the order in which they came. */
  get currencies(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#currencies].map(([column, known]) => [column, [...known]]));
  }

  /** What each column, and what has none of its own, comes to: in each unit there is. */
  get sums(): Readonly<Record<string, readonly Quantity[]>> {
    const all = [...this.#sums.values()];
    return Object.fromEntries(this.#summed.map((key) => [key, all.filter((one) => one.key === key).map(allOf)]));
  }

  /** The sum in each currency there is, with what else is added up in it. */
  get summary(): Facts[] {
    const { sum, adds = [] } = this.form;
    const all = [...this.#sums.values()];
    return all
      .filter(({ key }) => key === sum)
      .map((one) => {
        const beside = all.filter(({ key, all }) => adds.includes(key) && unitKey(all) === unitKey(one.all));
        return { total: allOf(one), ...Object.fromEntries(beside.map((other) => [other.key, allOf(other)])) };
      });
  }

  /** One for each unit of which there is more than one day, month or year. */
  get charts(): Chart[] {
    const { charted = this.form.sum === undefined ? [] : [this.form.sum] } = this.form;
    const wanted = charted.flatMap((key) =>
      [...this.#sums.values()].filter((one) => one.key === key && one.days.size > 0),
    );
    return wanted
      .map((one) => chartOf(one, this.days, this.form.steps ?? ORDINARY))
      .filter(({ bars }) => bars.length > 1);
  }
}

const allOf = ({ all }: Sum) => ofSize(all, sizeOf(all));

/** By days where those are few, else by longer steps, from the first that has something to the last, or of all days. */
function chartOf({ key, all, days }: Sum, whole: Period | undefined, wanted: readonly Step[]): Chart {
  const known = [...days.keys()].toSorted();
  const [first = '', last = ''] = whole === undefined ? [known[0], known.at(-1)] : [whole.from, whole.until];
  const step = wanted.find((one) => begins(first, last, one).length <= MOST_BARS) ?? wanted.at(-1) ?? 'year';
  const sums = new Map(begins(first, last, step).map((from) => [from, 0]));
  for (const [day, size] of days) {
    const from = beginOf(day, step);
    sums.set(from, (sums.get(from) ?? 0) + size);
  }
  const bars: Bar[] = [...sums].map(([from, size]) => ({ from, sum: ofSize(all, size) }));
  return { of: key, step, bars: bars.slice(-MOST_BARS) };
}

const utc = (day: string) => DateTime.fromISO(day, { zone: 'utc' });
const beginOf = (day: string, step: Step): string => utc(day).startOf(step).toISODate() ?? day;
const LONGEST = steps.at(-1);

/** The first days of all steps from one day to another: no more than one too many. */
function begins(first: string, last: string, step: Step): string[] {
  const found: string[] = [];
  let at = utc(beginOf(first, step));
  const end = utc(last);
  const limit = step === LONGEST ? Number.POSITIVE_INFINITY : MOST_BARS;
  for (; at <= end && found.length <= limit; at = at.plus({ [step]: 1 })) found.push(at.toISODate() ?? '');
  return found;
}
