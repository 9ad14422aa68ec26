import { luhnDigit } from '../values/luhn.js';
import { type Catalogue, goesWith, type Plan } from './catalogue.js';
import type { DemoData, DemoLine, DemoSeries } from './demoData.js';

/** A line that the demo begins with, and where in demo.json it comes from. */
export interface SeededLine extends DemoLine {
  readonly internet: boolean;
  readonly path: string;
}

/** Ids of records are unique over all operators, those of demo.json within it. */
export const organisationId = (operator: string, id: string): string => `${operator}:${id}`;

/** All lines of the demo, those of their own first. The same at every start. */
export function demoLines({ lines, series }: DemoData, catalogue: Catalogue): SeededLine[] {
  const planOf = (line: { plan: string }) => catalogue.plans.find(({ id }) => id === line.plan);
  const own = lines.map((line) => ({
    ...line,
    internet: line.internet ?? planOf(line)?.internet ?? false,
    path: `lines.${line.number}`,
  }));
  const made = series.flatMap((one, index) =>
    Array.from({ length: one.count }, (_, place) => {
      const plan = planOf({ plan: round(one.plans, place) });
      const packages = plan === undefined ? [] : packagesOf(one, place, catalogue, plan);
      const internet = plan?.internet ?? false;
      const groupPack = plan === undefined ? undefined : groupPackOf(one, place, catalogue, plan);
      return { ...lineOf(one, place), packages, groupPack, internet, path: `series[${index}]` };
    }),
  );
  return [...own, ...made];
}

/** The line at a place of its series, from 0. No name comes twice before every first name has had every last name. */
function lineOf(series: DemoSeries, place: number): Omit<DemoLine, 'packages'> {
  const { organisation, first, firstIccid, states, balances, descriptions, paymentMethod, inClosedGroup } = series;
  const inTurn = place % series.firstNames.length;
  // Each time round the first names, the last names begin one further on.
  const shifted = inTurn + (place - inTurn) / series.firstNames.length;
  const iccid = String(BigInt(firstIccid) + BigInt(place));
  const { state, reason, balance } = states.find(({ every }) => isEvery(every, place)) ?? { state: 'active' };
  return {
    ...{ organisation, paymentMethod, inClosedGroup },
    number: `+${BigInt(first.slice(1)) + BigInt(place)}`,
    iccid: iccid + luhnDigit(iccid),
    user: `${round(series.firstNames, place)} ${round(series.lastNames, shifted)}`,
    description: descriptions.length === 0 ? undefined : round(descriptions, shifted),
    plan: round(series.plans, place),
    state,
    reason,
    balance: balance ?? (balances.length === 0 ? undefined : round(balances, place)),
    billingAccount: round(series.billingAccounts, place),
  };
}

/** The packages at a place that go with the plan; of the main ones, of which a line has one, the first. */
function packagesOf({ packages }: DemoSeries, place: number, { internetPackages }: Catalogue, plan: Plan): string[] {
  if (!plan.internet) return [];
  const due = packages
    .filter(({ every }) => isEvery(every, place))
    .flatMap(({ id }) => internetPackages.filter((one) => one.id === id && goesWith(one, plan.id)));
  const main = due.find(({ use }) => use === 'main');
  return due.filter((one) => one.use === 'additional' || one === main).map(({ id }) => id);
}

/** The first group pack that is due at a place and goes with the plan. */
const groupPackOf = ({ groupPacks }: DemoSeries, place: number, catalogue: Catalogue, plan: Plan): string | undefined =>
  groupPacks
    .filter(({ every }) => isEvery(every, place))
    .flatMap(({ id }) => catalogue.groupPacks.filter((one) => one.id === id && goesWith(one, plan.id)))[0]?.id;

const isEvery = (every: number, place: number): boolean => (place + 1) % every === 0;

function round<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('there is nothing in a list that goes round');
  return found;
}
