import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import type { LocalText } from '../../../domain/terms/language.js';
import { add, type Money, subtract } from '../../../domain/terms/money.js';
import { monthBefore, monthOf } from '../../../domain/terms/month.js';
import { type Charge, type ChargesWanted, chargeGroups, charges } from '../../../domain/usage/charges.js';
import { netOf } from './demoTax.js';
import { recordsOf } from './demoUsage.js';
import { pageOf } from './pages.js';
import type { DemoSubscribers } from './subscribers.js';
import type { DemoSubscriber } from './usageOfDay.js';

type Group = Charge['group'];
interface Priced {
  readonly group: Group;
  readonly name: LocalText;
  /** With tax, as prices are told. */
  readonly price: Money;
}

/** The demo's charges: plan, packages and services at their prices, and what the demo's usage cost beside them. */
export const demoCharges = (subscribers: DemoSubscribers, clock: Clock): Driver<ChargesWanted, Charge> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const whose = await subscribers.find(wanted);
    const all = whose === undefined ? [] : chargesOf(whose, wanted, clock.now());
    return pageOf(charges, all, place);
  },
});

/** Of months that have begun. */
function chargesOf(whose: DemoSubscriber, { from, until }: ChargesWanted, now: Date): Charge[] {
  const { operator, line } = whose;
  if (line.state === 'pendingActive') return [];
  const zone = operator.profile.timeZone;
  const ended = line.state === 'terminated' ? monthOf(new Date(line.stateSince), zone) : '9';
  const last = [until, monthOf(now, zone), ended].sort()[0] ?? until;
  const found: Charge[] = [];
  for (let month = last; month >= from; month = monthBefore(month)) found.push(...chargesIn(whose, month, now));
  return found;
}

function chargesIn(whose: DemoSubscriber, month: string, now: Date): Charge[] {
  const { line, usage } = whose;
  return [...subscribed(whose, month), ...used(whose, month, now)].map(({ group, name, price }, index): Charge => {
    const id = `${line.number}-${month}-${chargeGroups.indexOf(group)}${String(index).padStart(3, '0')}`;
    const net = netOf(price, usage.vatBasisPoints ?? 0);
    return { id, number: line.number, month, group, name, net, vat: subtract(price, net) };
  });
}

/** The fee, and what is on top of the plan since that month or an earlier one. */
function subscribed({ operator, line }: DemoSubscriber, month: string): Priced[] {
  const { plans, internetPackages, options } = operator.catalogue;
  const since = (instant: string) => monthOf(new Date(instant), operator.profile.timeZone) <= month;
  const plan = plans.find(({ id }) => id === line.plan);
  const bought = [
    ...line.packages.filter((one) => since(one.since)).map(({ id }) => internetPackages.find((one) => one.id === id)),
    ...(line.options ?? []).filter((one) => since(one.since)).map(({ id }) => options.find((one) => one.id === id)),
  ];
  return [
    ...(plan?.price === undefined ? [] : [{ group: 'fee', name: plan.name, price: plan.price } as const]),
    ...bought.flatMap((one) =>
      one?.price === undefined ? [] : [{ group: 'services', name: one.name, price: one.price } as const],
    ),
  ];
}

const groupOf = { call: 'calls', sms: 'sms', data: 'data' } as const satisfies Record<string, Group>;

/** What calls, SMS and data cost beside the plan: the charges of the call details, added up. */
function used(whose: DemoSubscriber, month: string, now: Date): Priced[] {
  const zone = whose.operator.profile.timeZone;
  const begin = DateTime.fromISO(month, { zone });
  const instant = (day: DateTime) => day.toJSDate().toISOString();
  const sums = new Map<Group, Money>();
  for (const { record } of recordsOf(whose, { from: instant(begin), until: instant(begin.plus({ months: 1 })) }, now)) {
    const { charge } = record;
    if (charge === undefined) continue;
    const group = groupOf[record.kind];
    const before = sums.get(group);
    sums.set(group, before === undefined ? charge : add(before, charge));
  }
  const names = whose.operator.lineRules?.charges?.groups;
  return [...sums].map(([group, price]) => ({ group, name: names?.[group] ?? group, price }));
}
