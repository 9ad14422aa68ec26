import type { z } from 'zod';
import { todayOf } from '../operator/calendar.js';
import { goesWith, lineRulesOf, type Operator, type Plan } from '../operator/index.js';
import { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import { add, type Money, money, subtract } from '../terms/money.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { groupPackName, optionName, packageName, planName } from './facts.js';

/** A line's plan, and what depends on it: mobile internet with its packages, options, and the group pack. */
export const OfPlan = Line.pick({ plan: true, internet: true, packages: true, options: true, groupPack: true });
export type OfPlan = z.output<typeof OfPlan>;

export const planOf = ({ catalogue }: Operator, id: string): Plan | undefined =>
  catalogue.plans.find((one) => one.id === id);

/** Whether a plan can still be ordered: some have a last day, on the operator's clocks. */
export function stillSold(operator: Operator, id: string, now: Date): Result<undefined> {
  const plan = planOf(operator, id);
  const isSold = plan !== undefined && (plan.soldUntil === undefined || plan.soldUntil >= todayOf(operator, now));
  return isSold ? fine : refuse('plan.notSold', { plan: { name: planName(operator, id) } });
}

/** The plans of the categories in which the operator offers them (T7), in its order. */
export const offeredPlans = (operator: Operator): string[] =>
  operator.lineRules?.planChange?.categories.flatMap(({ plans }) => plans) ?? [];

/** Whether there is a plan at all that may come after the one that a line has. */
export function someOffered(operator: Operator, plan: string): Result<undefined> {
  const next = lineRulesOf(operator).planChange?.after?.[plan];
  const isSome = offeredPlans(operator).some((id) => id !== plan && (next?.includes(id) ?? true));
  return isSome ? fine : refuse('plan.noOther', { plan: { name: planName(operator, plan) } });
}

/** What another plan makes of a line, or why it cannot be: it has it, it is not sold any more, or not after the one it has (B17). */
export function planAfter(operator: Operator, line: OfPlan, id: string, now: Date): Result<OfPlan> {
  if (line.plan === id) return refuse('plan.inForce');
  if (!offeredPlans(operator).includes(id)) return refuse('plan.notSold', { plan: { name: planName(operator, id) } });
  const sold = stillSold(operator, id, now);
  if (!sold.ok) return sold;
  const next = lineRulesOf(operator).planChange?.after?.[line.plan];
  if (next !== undefined && !next.includes(id)) return refuse('plan.notAfter', plansNamed(operator, line.plan, id));
  return ok(fitted(operator, line, id));
}

const plansNamed = (operator: Operator, was: string, plan: string) => ({
  was: { name: planName(operator, was) },
  plan: { name: planName(operator, plan) },
});

/** The line on another plan: what does not go with it ends. Internet that was turned off stays off. */
function fitted(operator: Operator, line: OfPlan, id: string): OfPlan {
  const { internetPackages, options, groupPacks } = operator.catalogue;
  const had = planOf(operator, line.plan)?.internet ?? false;
  const has = planOf(operator, id)?.internet ?? false;
  const stays = (all: readonly { readonly id: string; readonly plans?: string[] | undefined }[], one: string) =>
    all.some((known) => known.id === one && goesWith(known, id));
  const kept = line.options?.filter((one) => stays(options, one.id)) ?? [];
  return {
    plan: id,
    internet: has && (line.internet || !had),
    packages: has ? line.packages.filter((one) => stays(internetPackages, one.id)) : [],
    options: kept.length === 0 ? undefined : kept,
    groupPack: line.groupPack !== undefined && stays(groupPacks, line.groupPack) ? line.groupPack : undefined,
  };
}

/** What a line has beside its plan: packages of mobile internet, options and the group pack, by name. */
export const besidePlan = (operator: Operator, { packages, options = [], groupPack }: OfPlan): OneFact[] => [
  ...packages.map(({ id }) => ({ name: packageName(operator, id) })),
  ...options.map(({ id }) => ({ name: optionName(operator, id) })),
  ...(groupPack === undefined ? [] : [{ name: groupPackName(operator, groupPack) }]),
];

/** What a line has before and has not after; where that is mobile internet as a whole, that as well. */
export function endsBetween(operator: Operator, before: OfPlan, after: OfPlan): OneFact[] {
  const stays = new Set(besidePlan(operator, after).map((fact) => JSON.stringify(fact)));
  const gone = besidePlan(operator, before).filter((fact) => !stays.has(JSON.stringify(fact)));
  return before.internet && !after.internet ? [{ word: 'planInternet' }, ...gone] : gone;
}

/** What a line costs more a month, or less (negative), with what ends and what comes. Undefined where a plan has no price. */
export function monthlyDifference(operator: Operator, before: OfPlan, after: OfPlan): Money | undefined {
  const [was, becomes] = [monthly(operator, before), monthly(operator, after)];
  return was === undefined || becomes === undefined || was.currency !== becomes.currency
    ? undefined
    : subtract(becomes, was);
}

/** The plan with its group pack, and its options and packages that are renewed every month. */
function monthly(operator: Operator, line: OfPlan): Money | undefined {
  const { internetPackages, options, groupPacks } = operator.catalogue;
  const price = planOf(operator, line.plan)?.price;
  if (price === undefined) return undefined;
  const renewed = (
    all: readonly { readonly id: string; readonly days?: number | undefined; readonly price?: Money | undefined }[],
    has: readonly { readonly id: string }[],
  ) => all.filter(({ id, days }) => days === undefined && has.some((one) => one.id === id));
  const shared = groupPacks.filter(({ id }) => id === line.groupPack);
  const own = [...renewed(internetPackages, line.packages), ...renewed(options, line.options ?? []), ...shared].flatMap(
    (one) => one.price ?? [],
  );
  return own.filter(({ currency }) => currency === price.currency).reduce(add, money(price.minor, price.currency));
}
