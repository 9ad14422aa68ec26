import { DateTime } from 'luxon';
import type { DemoUsage, Operator } from '../../../domain/operator/index.js';
import type { LocalText } from '../../../domain/terms/language.js';
import { add, type Money } from '../../../domain/terms/money.js';
import type { Charge } from '../../../domain/usage/charges.js';
import type { UsageRecord } from '../../../domain/usage/usage.js';
import { chargedOfDay, type Used } from './usageOfDay.js';

type Group = Charge['group'];

/** What is charged for one thing, with tax, as prices are told. */
export interface Rate {
  readonly group: Group;
  readonly name: LocalText;
  readonly price: Money;
}

/** A line as it is charged for a month: its packages and options by the catalogue's ids. */
export interface Rated extends Used {
  readonly packages: readonly string[];
  readonly options?: readonly string[] | undefined;
}

/** The fee of a line, and what is on top of its plan. */
export function subscribed({ catalogue }: Operator, { plan: id, packages, options = [] }: Rated): Rate[] {
  const { plans, internetPackages, options: sold } = catalogue;
  const plan = plans.find((one) => one.id === id);
  const bought = [
    ...packages.map((wanted) => internetPackages.find((one) => one.id === wanted)),
    ...options.map((wanted) => sold.find((one) => one.id === wanted)),
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
export function used(operator: Operator, records: Iterable<UsageRecord>): Rate[] {
  const sums = new Map<Group, Money>();
  for (const { kind, charge } of records) {
    if (charge === undefined) continue;
    const group = groupOf[kind];
    const before = sums.get(group);
    sums.set(group, before === undefined ? charge : add(before, charge));
  }
  const names = operator.lineRules?.charges?.groups;
  return [...sums].map(([group, price]) => ({ group, name: names?.[group] ?? group, price }));
}

/** What a line was charged for a month that is over (yyyy-mm), as its bill has it: of the line as the demo began with it. */
export const ratesOfMonth = (operator: Operator, usage: DemoUsage, line: Rated, month: string): Rate[] => [
  ...subscribed(operator, line),
  ...used(operator, recordsOfMonth(operator, usage, line, month)),
];

function recordsOfMonth(operator: Operator, usage: DemoUsage, line: Used, month: string): UsageRecord[] {
  const days = DateTime.fromISO(month, { zone: 'utc' }).daysInMonth ?? 0;
  return Array.from({ length: days }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`).flatMap((day) =>
    chargedOfDay({ operator, usage, line }, day),
  );
}
