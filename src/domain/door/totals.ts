import { DateTime } from 'luxon';
import type { Facts } from '../terms/fact.js';
import { LocalDays } from '../terms/localDays.js';
import { add, money } from '../terms/money.js';
import { type Bar, type Chart, type Step, steps } from '../terms/report.js';
import type { Entry } from './report.js';

/** More bars than days of a month cannot be told apart on a telephone. */
const MOST_BARS = 31;

/** What the rows of a report come to: their number, the sum in each currency, and what came together in each day. */
export class Totals {
  count = 0;
  readonly #sums = new Map<string, Map<string, number>>();
  readonly #days: LocalDays;
  readonly #currencies = new Map<string, Set<string>>();

  /** `summed` is the column of money that is added up; days are those of the time zone. */
  constructor(
    private readonly summed: string | undefined,
    zone: string,
  ) {
    this.#days = new LocalDays(zone);
  }

  add({ at, money: amounts }: Pick<Entry, 'at' | 'money'>): void {
    this.count += 1;
    for (const [column, { currency }] of Object.entries(amounts)) {
      const known = this.#currencies.get(column);
      if (known === undefined) this.#currencies.set(column, new Set([currency]));
      else known.add(currency);
    }
    const amount = this.summed === undefined ? undefined : amounts[this.summed];
    if (amount === undefined || at === undefined) return;
    const days = this.#sums.get(amount.currency) ?? new Map<string, number>();
    this.#sums.set(amount.currency, days);
    const day = this.#days.of(at);
    days.set(day, (days.get(day) ?? 0) + amount.minor);
  }

  /** The currencies of each column of money, in the order in which they came. */
  get currencies(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#currencies].map(([column, known]) => [column, [...known]]));
  }

  /** The sum in each currency there is. */
  get summary(): Facts[] {
    return [...this.#sums].map(([currency, days]) => {
      const amounts = [...days.values()].map((minor) => money(minor, currency));
      return { total: { money: amounts.reduce(add, money(0, currency)) } };
    });
  }

  /** One for each currency of which there is more than one day, month or year. */
  get charts(): Chart[] {
    return [...this.#sums].map(([currency, days]) => chartOf(days, currency)).filter(({ bars }) => bars.length > 1);
  }
}

/** By days where those are few, else by months, else by years, from the first that has something to the last. */
function chartOf(days: ReadonlyMap<string, number>, currency: string): Chart {
  const known = [...days.keys()].toSorted();
  const [first = '', last = ''] = [known[0], known.at(-1)];
  const step = steps.find((one) => begins(first, last, one).length <= MOST_BARS) ?? 'year';
  const sums = new Map(begins(first, last, step).map((from) => [from, 0]));
  for (const [day, minor] of days) {
    const from = beginOf(day, step);
    sums.set(from, (sums.get(from) ?? 0) + minor);
  }
  const bars: Bar[] = [...sums].map(([from, minor]) => ({ from, sum: money(minor, currency) }));
  return { step, bars: bars.slice(-MOST_BARS) };
}

const utc = (day: string) => DateTime.fromISO(day, { zone: 'utc' });
const beginOf = (day: string, step: Step): string => utc(day).startOf(step).toISODate() ?? day;

/** The first days of all steps from one day to another: no more than one too many. */
function begins(first: string, last: string, step: Step): string[] {
  const found: string[] = [];
  let at = utc(beginOf(first, step));
  const end = utc(last);
  const limit = step === 'year' ? Number.POSITIVE_INFINITY : MOST_BARS;
  for (; at <= end && found.length <= limit; at = at.plus({ [step]: 1 })) found.push(at.toISODate() ?? '');
  return found;
}
