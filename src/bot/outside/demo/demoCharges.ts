import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { subtract } from '../../../domain/terms/money.js';
import { monthBefore, monthOf } from '../../../domain/terms/month.js';
import { type Charge, type ChargesWanted, chargeGroups, charges } from '../../../domain/usage/charges.js';
import { pageOf } from '../pages.js';
import { type BooksOf, billedLine } from './demoLedger.js';
import { type Rate, type Rated, ratesOfMonth, subscribed, used } from './demoRates.js';
import { netOf } from './demoTax.js';
import { recordsOf } from './demoUsage.js';
import type { DemoSubscribers } from './subscribers.js';
import type { DemoSubscriber } from './usageOfDay.js';

/** The demo's charges: plan, packages and services at their prices, and what the demo's usage cost beside them. */
export const demoCharges = (
  subscribers: DemoSubscribers,
  books: BooksOf,
  clock: Clock,
): Driver<ChargesWanted, Charge> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const whose = await subscribers.find(wanted);
    const all = whose === undefined ? [] : chargesOf(books, whose, wanted, clock.now());
    return pageOf(charges, all, place);
  },
});

/** Of months that have begun. */
function chargesOf(books: BooksOf, whose: DemoSubscriber, { from, until }: ChargesWanted, now: Date): Charge[] {
  const { operator, line } = whose;
  if (line.state === 'pendingActive') return [];
  const zone = operator.profile.timeZone;
  const ended = line.state === 'terminated' ? monthOf(new Date(line.stateSince), zone) : '9';
  const last = [until, monthOf(now, zone), ended].sort()[0] ?? until;
  const found: Charge[] = [];
  for (let month = last; month >= from; month = monthBefore(month)) found.push(...chargesIn(books, whose, month, now));
  return found;
}

function chargesIn(books: BooksOf, whose: DemoSubscriber, month: string, now: Date): Charge[] {
  const { line, usage } = whose;
  return ratesIn(books, whose, month, now).map(({ group, name, price }, index): Charge => {
    const id = `${line.number}-${month}-${chargeGroups.indexOf(group)}${String(index).padStart(3, '0')}`;
    const net = netOf(price, usage.vatBasisPoints ?? 0);
    return { id, number: line.number, month, group, name, net, vat: subtract(price, net) };
  });
}

/** As the line is now: what came later than a month is not in it. */
const asItIs = ({ operator, line }: DemoSubscriber, month: string): Rated => {
  const since = (instant: string) => monthOf(new Date(instant), operator.profile.timeZone) <= month;
  const idsOf = (bought: readonly { readonly id: string; readonly since: string }[]) =>
    bought.filter((one) => since(one.since)).map(({ id }) => id);
  return { ...line, packages: idsOf(line.packages), options: idsOf(line.options ?? []) };
};

/** A month that is billed is charged as its bill has it, whatever was changed since; another one as the line is. */
function ratesIn(books: BooksOf, whose: DemoSubscriber, month: string, now: Date): Rate[] {
  const { operator, usage, line } = whose;
  const zone = operator.profile.timeZone;
  const found = month < monthOf(now, zone) ? books(operator.profile.id) : undefined;
  const billed = found && billedLine(found, line);
  if (billed !== undefined) return ratesOfMonth(operator, usage, billed, month);
  const begin = DateTime.fromISO(month, { zone });
  const instant = (day: DateTime) => day.toJSDate().toISOString();
  const records = recordsOf(whose, { from: instant(begin), until: instant(begin.plus({ months: 1 })) }, now);
  return [
    ...subscribed(operator, asItIs(whose, month)),
    ...used(
      operator,
      [...records].map(({ record }) => record),
    ),
  ];
}
