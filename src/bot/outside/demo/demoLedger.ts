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
  readonly amount: Money;
  /** What it comes to line by line: the amount is their sum. */
  readonly items: readonly DemoBillItem[];
  readonly paid?: { readonly at: string; readonly document: string } | undefined;
}

/** What a line's plan costs a month, and what was used on top. */
export interface DemoBillItem {
  readonly number: string;
  readonly plan: string;
  readonly fee: Money;
  readonly used: Money;
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
  const { operator, data } = books;
  const { id, timeZone: zone } = operator.profile;
  const lines = demoLines(data, operator.catalogue).filter(
    (line) =>
      organisationId(id, line.organisation) === organisation && line.billingAccount === account && isBilled(line),
  );
  if (lines.length === 0) return;
  for (let months = 1; months <= MONTHS_KEPT; months += 1) {
    const month = DateTime.fromJSDate(now, { zone }).startOf('month').minus({ months });
    yield billOf({ operator, account, lines, month, now, last: months === 1 });
  }
}

const isBilled = ({ state, paymentMethod }: SeededLine): boolean =>
  paymentMethod !== 'advance' && state !== 'pendingActive' && state !== 'terminated';

interface Billing {
  readonly operator: Operator;
  readonly account: string;
  readonly lines: readonly SeededLine[];
  readonly month: DateTime;
  readonly now: Date;
  readonly last: boolean;
}

function billOf({ operator, account, lines, month, now, last }: Billing): DemoBill {
  const { id } = operator.profile;
  const of = month.toFormat('yyyy-MM');
  const dice = new Dice(id, account, of);
  const made = month.plus({ months: 1 });
  const paidAt = made.plus({ days: 4 + dice.throw(16), hours: 9 + dice.throw(9), minutes: dice.throw(60) });
  const isOpen = paidAt.toJSDate() > now || (last && Number(account.slice(-1)) % 3 === 0);
  const items = itemsOf(operator, lines, of);
  return {
    ...{ billingAccount: account, amount: amountOf(operator, items), items },
    number: `${account.slice(-4)}${month.toFormat('yyMM')}${String(dice.throw(10_000)).padStart(4, '0')}`,
    madeAt: made.toJSDate().toISOString(),
    ...(!isOpen && { paid: { at: paidAt.toJSDate().toISOString(), document: String(100 + dice.throw(900)) } }),
  };
}

/** Every line has the price of its plan, and up to a quarter of it on top. */
function itemsOf({ profile, catalogue }: Operator, lines: readonly SeededLine[], month: string): DemoBillItem[] {
  return lines.flatMap(({ number, plan }) => {
    const fee = catalogue.plans.find(({ id }) => id === plan)?.price;
    if (fee === undefined) return [];
    const dice = new Dice(profile.id, number, month);
    return [{ number, plan, fee, used: money(used(fee.minor, dice), fee.currency) }];
  });
}

function amountOf(operator: Operator, items: readonly DemoBillItem[]): Money {
  const currency = items[0]?.fee.currency ?? currencyOf(operator);
  return money(
    items.reduce((sum, { fee, used: more }) => sum + fee.minor + more.minor, 0),
    currency,
  );
}

/** In whole units, as bills have them where an operator writes no hundredths. */
const used = (minor: number, dice: Dice): number =>
  Math.round((minor * dice.throw(26)) / 100 / HUNDREDTHS) * HUNDREDTHS;
