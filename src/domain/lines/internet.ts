import { DateTime } from 'luxon';
import { goesWith, type InternetPackage, lineRulesOf, type Operator } from '../operator/index.js';
import type { Line, LinePackage } from '../records/line.js';
import { type Choice, inLanguage } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';
import type { Language } from '../terms/language.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** What can be done about a line's mobile internet (B12, C9). */
export const internetActions = ['change', 'add', 'packageOff', 'serviceOff', 'serviceOn'] as const;
export type InternetAction = (typeof internetActions)[number];

export interface InternetWish {
  readonly action: InternetAction;
  /** The package that is chosen, added or turned off, by the catalogue's id. */
  readonly package?: string | undefined;
}

/** Mobile internet as it is after a wish, and what the chosen package costs. */
export interface InternetAfter {
  readonly internet: boolean;
  readonly packages: LinePackage[];
  readonly chosen?: InternetPackage | undefined;
}

/** What a wish makes of a line, or why it cannot be: the plan, the package in force, what is on already. */
export function internetAfter(operator: Operator, line: Line, wish: InternetWish, now: Date): Result<InternetAfter> {
  const { actions = [] } = lineRulesOf(operator).internet ?? {};
  if (!actions.some(({ id }) => id === wish.action)) return refuse('actor.notAllowed');
  const plan = operator.catalogue.plans.find(({ id }) => id === line.plan);
  if (plan?.internet !== true) return refuse('line.noInternet');
  const { internet, packages } = line;
  if (wish.action === 'serviceOn') return internet ? refuse('line.internetOn') : ok({ internet: true, packages });
  if (!internet) return refuse('line.internetOff');
  if (wish.action === 'serviceOff') return ok({ internet: false, packages: [] });
  return wish.action === 'packageOff' ? without(line, wish.package) : withPackage(operator, line, wish, now);
}

function without({ packages }: Line, id: string | undefined): Result<InternetAfter> {
  if (packages.length === 0) return refuse('line.noPackage');
  const rest = packages.filter((one) => one.id !== id);
  return rest.length === packages.length ? refuse('line.noPackage') : ok({ internet: true, packages: rest });
}

/** A line has one main package: choosing another replaces it. Additional ones come on top. */
function withPackage(
  operator: Operator,
  line: Line,
  { action, package: id }: InternetWish,
  now: Date,
): Result<InternetAfter> {
  const all = operator.catalogue.internetPackages;
  const chosen = all.find((one) => one.id === id && one.use === useOf(action));
  if (chosen === undefined) return refuse('value.choice');
  if (!goesWith(chosen, line.plan)) return refuse('package.notForPlan');
  if (line.packages.some((one) => one.id === id)) return refuse('line.hasPackage');
  const isMain = (one: LinePackage) => all.some(({ id: known, use }) => known === one.id && use === 'main');
  const kept = action === 'change' ? line.packages.filter((one) => !isMain(one)) : line.packages;
  return ok({ internet: true, packages: [...kept, started(operator, chosen, now)], chosen });
}

const useOf = (action: InternetAction) => (action === 'change' ? 'main' : 'additional');

/** Whether a line keeps its internet as it is, and additional packages come on top (B12, C9). */
export function comesOnTop({ catalogue }: Operator, before: Line, after: Line): boolean {
  const has = ({ packages }: Line, wanted: string) => packages.some(({ id }) => id === wanted);
  const isAdditional = (wanted: string) =>
    catalogue.internetPackages.some(({ id, use }) => id === wanted && use === 'additional');
  const added = after.packages.filter(({ id }) => !has(before, id));
  const keeps = before.internet && after.internet && before.packages.every(({ id }) => has(after, id));
  return keeps && added.length > 0 && added.every(({ id }) => isAdditional(id));
}

/** Whether another main package takes the place of one, and it is smaller, or costs less for as long (B12, C9). */
export function stepsDown({ catalogue }: Operator, before: Line, after: Line): boolean {
  const mainOf = ({ packages }: Line) =>
    catalogue.internetPackages.find(({ id, use }) => use === 'main' && packages.some((one) => one.id === id));
  const [was, becomes] = [mainOf(before), mainOf(after)];
  if (was === undefined || becomes === undefined || was.id === becomes.id) return false;
  const cheaper = becomes.price.currency === was.price.currency && becomes.price.minor < was.price.minor;
  return volumeOf(becomes) < volumeOf(was) || (cheaper && becomes.days === was.days);
}

const volumeOf = ({ megabytes = Number.POSITIVE_INFINITY }: InternetPackage): number => megabytes;

/** A package for some days ends with the last of them, at midnight on the operator's clocks (C9: "23:59 of the 90th"). */
export function started(
  { profile }: Operator,
  { id, days }: Pick<InternetPackage, 'id' | 'days'>,
  now: Date,
): LinePackage {
  const since = now.toISOString();
  if (days === undefined) return { id, since };
  const end = DateTime.fromJSDate(now, { zone: profile.timeZone })
    .plus({ days: days - 1 })
    .endOf('day');
  return { id, since, until: end.toJSDate().toISOString() };
}

/** Whether it has not ended by itself at an instant, ISO 8601. */
export const inForceAt = ({ until }: Pick<LinePackage, 'until'>, at: string): boolean =>
  until === undefined || Date.parse(until) > Date.parse(at);

/** The line without the packages and options that have ended by themselves. */
export function inForce(line: Line, now: Date): Line {
  const runs = (one: LinePackage) => inForceAt(one, now.toISOString());
  const options = line.options?.filter(runs) ?? [];
  return {
    ...line,
    packages: line.packages.filter(runs),
    ...(line.options !== undefined && { options: options.length === 0 ? undefined : options }),
  };
}

/** What helps to choose a package: its volume and its price. */
export const packageTerms = ({ megabytes, price }: InternetPackage): Fact[] => [
  megabytes === undefined ? { word: 'unlimited' } : { megabytes },
  { money: price },
];

/** What can be done, in the operator's words; what is possible on none of the lines is closed, with the first reason. */
export function actionChoices(operator: Operator, lines: readonly Line[], now: Date, language: Language): Choice[] {
  const { actions = [] } = lineRulesOf(operator).internet ?? {};
  return actions.map(({ id, name }) => {
    const choice = { value: id, title: inLanguage(name, language) };
    const refused = lines.flatMap((line) => impossible(operator, line, id, now));
    const [first] = refused;
    return first === undefined || refused.length < lines.length ? choice : { ...choice, closed: first };
  });
}

/** Why an action is possible with no package at all on this line. */
function impossible(operator: Operator, line: Line, action: InternetAction, now: Date) {
  const wishes = packagesFor(operator, [line], action).map(({ id }) => ({ action, package: id }));
  const none = wishes.length === 0 && (action === 'change' || action === 'add');
  if (none) return [refuse('package.notForPlan').problem];
  const tried = (wishes.length > 0 ? wishes : [{ action }]).map((wish) => internetAfter(operator, line, wish, now));
  const [first] = tried;
  return first === undefined || first.ok || tried.some(({ ok: possible }) => possible) ? [] : [first.problem];
}

/** The packages that an action is about: those that the lines have, or those of the catalogue that some plan allows. */
export function packagesFor(
  { catalogue }: Operator,
  lines: readonly Line[],
  action: InternetAction,
): InternetPackage[] {
  const has = (id: string) => lines.some(({ packages }) => packages.some((one) => one.id === id));
  const all = catalogue.internetPackages;
  if (action === 'packageOff') return all.filter(({ id }) => has(id));
  if (action !== 'change' && action !== 'add') return [];
  return all.filter((one) => one.use === useOf(action) && lines.some(({ plan }) => goesWith(one, plan)));
}
