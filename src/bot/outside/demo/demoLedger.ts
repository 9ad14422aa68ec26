import { DateTime } from 'luxon';
import {
  currencyOf,
  type DemoData,
  demoLines,
  type Operator,
  organisationId,
  type SeededLine,
} from '../../../domain/operator/index.js';
import { type Money, money } from '../../../domain/terms/money.js';
import { ratesOfMonth } from './demoRates.js';
import { Dice } from './dice.js';

/** How far back the demo's bills and payments go. */
export const MONTHS_KEPT = 24;
const HUNDREDTHS = 100;

/** What a company is billed for a month, and how that was paid: nothing where it is still open. */
export interface DemoBill {
  readonly billingAccount: string;
  readonly number: string;
  /** When it was made: the first of the month after. */
  readonly madeAt: string;
  /** The month that it is for, yyyy-mm. */
  readonly month: string;
  /** Worked out as it is asked for: to go through the usage of a month takes a while. */
  readonly amount: Money;
  /** What it is made of: each line's plan, and what it used on top. */
  readonly items: readonly DemoBillItem[];
  readonly paid?: { readonly at: string; readonly document: string } | undefined;
}

/** With the tax, in minor units. */
export interface DemoBillItem {
  /** E.164 */
  readonly number: string;
  readonly plan: string;
  readonly fee: number;
  readonly usage: number;
}

/** An operator's demo, as it was before anything was changed: what was billed stays so. */
export interface DemoBooks {
  readonly operator: Operator;
  readonly data: DemoData;
}
/** The books of an operator by its id. */
export type BooksOf = (operator: string) => DemoBooks | undefined;

/**
 * A company's bills that there are by now, newest first: what its lines cost a month, and a little that they used on top. All are
 * paid but for the last one of every third account, and whatever is younger than its payment.
 */
export function* billsOf(books: DemoBooks, organisation: string, account: string, now: Date): Iterable<DemoBill> {
  const { operator } = books;
  const billed = billedOf(books, organisation, account);
  if (billed.lines.length === 0) return;
  for (let months = 1; months <= MONTHS_KEPT; months += 1) {
    const month = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('month').minus({ months });
    yield billOf({ books, account, billed, month, now, last: months === 1 });
  }
}

/** A line as the demo's bills have it; undefined: it is on none of them. */
export function billedLine(
  books: DemoBooks,
  { organisation, number }: { readonly organisation: string; readonly number: string },
): SeededLine | undefined {
  const { operator, data } = books;
  const seeded = demoLines(data, operator.catalogue).find((one) => one.number === number && isBilled(one));
  const isTheirs = seeded !== undefined && organisationId(operator.profile.id, seeded.organisation) === organisation;
  return isTheirs ? seeded : undefined;
}

/** The lines that are billed to an account, and what they cost in each month that was asked for. */
interface Billed {
  readonly lines: readonly SeededLine[];
  readonly months: Map<string, readonly DemoBillItem[]>;
}
/** The books stay as they are: what is worked out once is not worked out again for every page. */
const known = new WeakMap<DemoData, Map<string, Billed>>();

function billedOf({ operator, data }: DemoBooks, organisation: string, account: string): Billed {
  const accounts = known.get(data) ?? new Map<string, Billed>();
  known.set(data, accounts);
  const key = `${organisation} ${account}`;
  const before = accounts.get(key);
  if (before !== undefined) return before;
  const { id } = operator.profile;
  const lines = demoLines(data, operator.catalogue).filter(
    (line) =>
      organisationId(id, line.organisation) === organisation && line.billingAccount === account && isBilled(line),
  );
  const billed = { lines, months: new Map<string, readonly DemoBillItem[]>() };
  // What is no account of theirs would fill the memory.
  if (lines.length > 0) accounts.set(key, billed);
  return billed;
}

const isBilled = ({ state, paymentMethod }: SeededLine): boolean =>
  paymentMethod !== 'advance' && state !== 'pendingActive' && state !== 'terminated';

interface Billing {
  readonly books: DemoBooks;
  readonly account: string;
  readonly billed: Billed;
  readonly month: DateTime;
  readonly now: Date;
  readonly last: boolean;
}

function billOf({ books, account, billed, month, now, last }: Billing): DemoBill {
  const { id } = books.operator.profile;
  const of = month.toFormat('yyyy-MM');
  const dice = new Dice(id, account, of);
  const made = month.plus({ months: 1 });
  const paidAt = made.plus({ days: 4 + dice.throw(16), hours: 9 + dice.throw(9), minutes: dice.throw(60) });
  const isOpen = paidAt.toJSDate() > now || (last && Number(account.slice(-1)) % 3 === 0);
  return {
    ...{ billingAccount: account, month: of },
    get items() {
      return itemsIn(books, billed, of);
    },
    get amount() {
      return amountOf(books.operator, this.items);
    },
    number: `${account.slice(-4)}${month.toFormat('yyMM')}${String(dice.throw(10_000)).padStart(4, '0')}`,
    madeAt: made.toJSDate().toISOString(),
    ...(!isOpen && { paid: { at: paidAt.toJSDate().toISOString(), document: String(100 + dice.throw(900)) } }),
  };
}

function itemsIn(books: DemoBooks, { lines, months }: Billed, month: string): readonly DemoBillItem[] {
  const items = months.get(month) ?? lines.flatMap((line) => itemsOf(books, line, month));
  months.set(month, items);
  return items;
}

/** Where the operator's charges are seen (B18), a line's come to this; else it has the price of its plan, and up to a quarter on top. */
function itemsOf({ operator, data: { usage } }: DemoBooks, line: SeededLine, month: string): DemoBillItem[] {
  const { number, plan } = line;
  if (operator.lineRules?.charges !== undefined && usage !== undefined) {
    const rates = ratesOfMonth(operator, usage, line, month);
    const sumOf = (isFee: boolean) =>
      rates.filter(({ group }) => (group === 'fee') === isFee).reduce((sum, { price }) => sum + price.minor, 0);
    return [{ number, plan, fee: sumOf(true), usage: sumOf(false) }];
  }
  const price = operator.catalogue.plans.find(({ id }) => id === plan)?.price;
  if (price === undefined) return [];
  const dice = new Dice(operator.profile.id, number, month);
  return [{ number, plan, fee: price.minor, usage: onTop(price.minor, dice) }];
}

const amountOf = (operator: Operator, items: readonly DemoBillItem[]): Money =>
  money(
    items.reduce((sum, { fee, usage }) => sum + fee + usage, 0),
    currencyOf(operator),
  );

/** In whole units, as bills have them where an operator writes no hundredths. */
const onTop = (minor: number, dice: Dice): number =>
  Math.round((minor * dice.throw(26)) / 100 / HUNDREDTHS) * HUNDREDTHS;
