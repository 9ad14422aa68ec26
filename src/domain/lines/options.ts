import { goesWith, type Operator, type PlanOption } from '../operator/index.js';
import type { LinePackage } from '../records/line.js';
import type { Fact, OneFact } from '../terms/fact.js';
import { add, type Money } from '../terms/money.js';
import { fine, refuse } from '../terms/result.js';
import type { Switched } from '../terms/switched.js';
import { inForceAt, started } from './internet.js';
import type { LineSwitches } from './switches.js';

/** Options of a plan and services on top of it (T8, B10, C8, C9), under the headings of the catalogue. */
export const options: LineSwitches = {
  of: ({ catalogue }) =>
    inGroups(catalogue).map((one) => ({
      ...{ id: one.id, name: one.name, also: one.also, conditions: one.conditions, facts: termsOf(one) },
      group: catalogue.optionGroups.find(({ id }) => id === one.group)?.name,
    })),
  isOn: ({ options: on = [] }, id) => on.some((one) => one.id === id),
  turned: (line, switched, { runs, at }) => {
    // A line keeps what has ended by itself until it changes: what is turned on once more begins anew.
    const on = (line.options ?? []).filter((one) => switched[one.id] !== false && inForceAt(one, at));
    const begins = runs.filter(({ id }) => switched[id] === true && !on.some((one) => one.id === id));
    const left = [...on, ...begins].filter((one) => inForceAt(one, at));
    return { ...line, options: left.length === 0 ? undefined : inOrder(left) };
  },
  none: { word: 'noOptions' },
  may: (operator, { plan }, id, on) => {
    const one = operator.catalogue.options.find((option) => option.id === id);
    if (one === undefined) return refuse('value.choice');
    if (on && !goesWith(one, plan))
      return refuse('option.otherPlan', { option: { name: one.name }, plans: plansOf(operator, one) });
    return !on && one.turnedOffBy === 'operator' ? refuse('option.byOperator', { option: { name: one.name } }) : fine;
  },
  any: ({ catalogue }, { plan, options: on = [] }) =>
    on.length > 0 || catalogue.options.some((one) => goesWith(one, plan)) ? fine : refuse('option.noneForPlan'),
  price: ({ catalogue }, switched) => priceOf(catalogue.options.filter(({ id }) => switched[id] === true)),
  begun: (operator, switched, now) => begun(operator, turnedOn(switched), now),
  ran: ({ options: on = [] }) => on,
  until: ({ options: on = [] }, id) => on.find((one) => one.id === id)?.until,
};

const turnedOn = (switched: Switched): string[] => Object.keys(switched).filter((id) => switched[id] === true);

/** Options as they run that are turned on now, by their ids. */
export const begun = (operator: Operator, ids: readonly string[], now: Date): LinePackage[] =>
  inOrder(operator.catalogue.options.filter(({ id }) => ids.includes(id)).map((one) => started(operator, one, now)));

/** As a line keeps them, however they came about. */
const inOrder = (on: readonly LinePackage[]): LinePackage[] =>
  on.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Those that stand under a heading are together, in the order of the headings. */
function inGroups({ options: all, optionGroups }: Operator['catalogue']): PlanOption[] {
  const place = ({ group }: PlanOption) => optionGroups.findIndex(({ id }) => id === group);
  return all.toSorted((one, other) => place(one) - place(other));
}

/** The plans that it goes with, by name: what somebody is told whose plan is none of them. */
const plansOf = ({ catalogue }: Operator, { plans = [] }: PlanOption) => ({
  names: catalogue.plans.filter(({ id }) => plans.includes(id)).map(({ name }) => name),
});

/** What it costs, and for how many days it runs. */
function termsOf({ price, days }: PlanOption): Fact[] {
  const runs: Fact[] = days === undefined ? [] : [{ counted: 'days', count: days }];
  return [price === undefined ? { word: 'free' } : amountOf(price, days), ...runs];
}

/** What runs until it is turned off is paid by the month, else once. */
const amountOf = (price: Money, days: number | undefined): OneFact =>
  days === undefined ? { money: price, per: 'month' } : { money: price };

/** What several cost together: a month, once, or both. */
function priceOf(chosen: readonly PlanOption[]): Fact | undefined {
  const sum = (some: readonly PlanOption[]) => {
    const prices = some.flatMap(({ price }) => price ?? []);
    return prices.length === 0 ? undefined : prices.reduce(add);
  };
  const month = sum(chosen.filter(({ days }) => days === undefined));
  const once = sum(chosen.filter(({ days }) => days !== undefined));
  const both = [
    ...(month === undefined ? [] : [amountOf(month, undefined)]),
    ...(once === undefined ? [] : [{ money: once }]),
  ];
  const [only, ...more] = both;
  return more.length === 0 ? only : { list: both };
}
