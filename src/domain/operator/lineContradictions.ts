import { type Catalogue, goesWith, type PlanOption } from './catalogue.js';
import { duplicates, hasCents, NO_CENTS } from './checks.js';
import type { LineRules } from './lineRules.js';
import type { Operator } from './operator.js';
import type { Profile } from './profile.js';

/** What plans, their packages and the rules for lines say against each other. A sentence each. */
export function lineContradictions({ profile, catalogue, lineRules }: Operator): string[] {
  const { plans, internetPackages } = catalogue;
  const noPlans = 'catalogue.json: plans: there is a lines.json, but no plan that a line could have';
  return [
    ...duplicates('plans', plans),
    ...duplicates('internetPackages', internetPackages),
    ...duplicates('options', catalogue.options),
    ...duplicates('optionGroups', catalogue.optionGroups),
    ...catalogue.options.flatMap((one) => lostParts(one, catalogue)),
    ...duplicates('groupPacks', catalogue.groupPacks),
    ...catalogue.groupPacks.flatMap((one) => lostPlans(`catalogue.json: groupPacks.${one.id}`, one, catalogue)),
    ...planChangeProblems(catalogue, lineRules),
    ...userOrderProblems(catalogue, lineRules),
    ...duplicates('splitBill', lineRules?.splitBill ?? [], 'lines.json'),
    ...duplicates('numberChange.types', lineRules?.numberChange?.types ?? [], 'lines.json'),
    ...uncountable(catalogue),
    ...internetPackages.flatMap((one) => packageProblems(one, catalogue)),
    ...unsold(catalogue, lineRules),
    ...unsent(profile, lineRules),
    ...restless(lineRules),
    ...unanswerable(lineRules),
    ...settingsProblems(lineRules),
    ...duplicates('barring', lineRules?.barring?.flatMap(({ bars }) => bars) ?? [], 'lines.json'),
    ...(lineRules !== undefined && plans.length === 0 ? [noPlans] : []),
  ];
}

/** An option of a plan or under a heading that there is not. */
function lostParts(option: PlanOption, catalogue: Catalogue): string[] {
  const { id, group } = option;
  const path = `catalogue.json: options.${id}`;
  const { optionGroups } = catalogue;
  return [
    ...lostPlans(path, option, catalogue),
    ...(group === undefined || optionGroups.some((one) => one.id === group)
      ? []
      : [`${path}.group: there is no group "${group}"`]),
  ];
}

/** What is ordered with a user, and that there is not. */
function userOrderProblems(catalogue: Catalogue, rules: LineRules | undefined): string[] {
  const { userOrders, adding } = rules ?? {};
  if (userOrders === undefined) return [];
  const { terms, portfolios, smsGroup, addOnGroup } = userOrders;
  const lost = [smsGroup, addOnGroup].filter((group) => !catalogue.optionGroups.some(({ id }) => id === group));
  return [
    ...(adding === undefined
      ? ['lines.json: userOrders: there is no "adding", which says where numbers come from']
      : []),
    ...duplicates('userOrders.portfolios', portfolios, 'lines.json'),
    ...duplicates('userOrders.terms', terms, 'lines.json'),
    ...terms.flatMap((one) => lostPlans(`lines.json: userOrders.terms.${one.id}`, one, catalogue)),
    ...lost.map((group) => `lines.json: userOrders: catalogue.json has no option group "${group}"`),
  ];
}

function lostPlans(path: string, { plans: fits = [] }: Pick<PlanOption, 'plans'>, { plans }: Catalogue): string[] {
  const lost = fits.filter((plan) => !plans.some((one) => one.id === plan));
  return lost.map((plan) => `${path}.plans: there is no plan "${plan}"`);
}

function uncountable({ plans, internetPackages, options, groupPacks }: Catalogue): string[] {
  const sold = [
    ...plans.map(({ id, price }) => [`plans.${id}`, price?.currency] as const),
    ...internetPackages.map(({ id, price }) => [`internetPackages.${id}`, price.currency] as const),
    ...options.map(({ id, price }) => [`options.${id}`, price?.currency] as const),
    ...groupPacks.map(({ id, price }) => [`groupPacks.${id}`, price.currency] as const),
  ];
  return sold.flatMap(([path, currency]) =>
    currency === undefined || hasCents(currency) ? [] : [`catalogue.json: ${path}.price: ${currency} ${NO_CENTS}`],
  );
}

/** A plan that is offered, or may come after another, and that there is not; one that stands in two categories. */
function planChangeProblems({ plans }: Catalogue, rules: LineRules | undefined): string[] {
  const { categories = [], after = {} } = rules?.planChange ?? {};
  const named = [
    ...categories.flatMap((one) => one.plans.map((id) => [`categories.${one.id}.plans`, id] as const)),
    ...Object.entries(after).flatMap(([id, next]) => [id, ...next].map((one) => [`after.${id}`, one] as const)),
  ];
  const lost = named.filter(([, id]) => !plans.some((plan) => plan.id === id));
  return [
    ...duplicates('planChange.categories', categories, 'lines.json'),
    ...duplicates(
      'planChange.categories.plans',
      categories.flatMap((one) => one.plans.map((id) => ({ id }))),
      'lines.json',
    ),
    ...lost.map(([path, id]) => `lines.json: planChange.${path}: there is no plan "${id}"`),
  ];
}

function packageProblems(one: Catalogue['internetPackages'][number], { plans }: Catalogue): string[] {
  const path = `catalogue.json: internetPackages.${one.id}`;
  if (!plans.some((plan) => plan.internet && goesWith(one, plan.id)))
    return [`${path}: there is no plan with mobile internet for it`];
  return (one.plans ?? []).flatMap((id) => {
    const plan = plans.find((other) => other.id === id);
    if (plan === undefined) return [`${path}.plans: there is no plan "${id}"`];
    return plan.internet ? [] : [`${path}.plans: "${id}" has no mobile internet`];
  });
}

/** Codes and notices are sent by SMS, which come from somebody. */
function unsent(
  { contact, toldBySms }: Profile,
  { secretCode, simSwap, numberChange, phoneSettings }: Partial<LineRules> = {},
): string[] {
  if (contact.smsFrom !== undefined) return [];
  const sent = [
    ...(secretCode === undefined ? [] : ['secret codes']),
    ...(simSwap === undefined ? [] : ['notices of a SIM swap']),
    ...(numberChange === undefined ? [] : ['notices of a change of number']),
    ...(phoneSettings === undefined ? [] : ['settings for phones']),
    ...toldBySms.map((what) => `toldBySms: ${what}`),
  ];
  return sent.map((what) => `profile.json: contact.smsFrom: ${what} are sent by SMS, but nobody sends them`);
}

/** Numbers that are given up, of which nobody says when somebody else may have them. */
function restless({ numberChange, ending, quarantineDays }: Partial<LineRules> = {}): string[] {
  if (quarantineDays !== undefined) return [];
  const givesUp = ending?.numbers.some(({ id }) => id === 'released') === true;
  const part = numberChange !== undefined ? 'numberChange' : givesUp ? 'ending' : undefined;
  return part === undefined ? [] : [`lines.json: quarantineDays: missing, and "${part}" gives numbers up`];
}

/** Settings that could never go together in an hour, and two services of one name. */
function settingsProblems({ phoneSettings }: Partial<LineRules> = {}): string[] {
  if (phoneSettings === undefined) return [];
  const { services, mostAnHour } = phoneSettings;
  const few = `lines.json: phoneSettings.mostAnHour: ${services.length} services do not go within ${mostAnHour} an hour`;
  return [
    ...duplicates('phoneSettings.services', services, 'lines.json'),
    ...(mostAnHour < services.length ? [few] : []),
  ];
}

/** Where a second administrator is asked, what they can answer has its words. */
function unanswerable(rules: LineRules | undefined): string[] {
  if (rules === undefined || rules.secondAdministrator !== undefined) return [];
  const { blocking, ending, simSwap } = rules;
  const asking = Object.entries({ blocking, ending, simSwap }).filter(([, rule]) => rule?.fourEyes !== undefined);
  return asking.map(([rule]) => `lines.json: ${rule}.fourEyes: a second administrator is asked, but has no answers`);
}

/** An amount that nothing which is sold adds up to would never be too much. */
function unsold({ internetPackages }: Catalogue, rules: LineRules | undefined): string[] {
  const amount = rules?.blocking?.fourEyes?.overAmount;
  if (amount === undefined || internetPackages.some(({ price }) => price.currency === amount.currency)) return [];
  return [`lines.json: blocking.fourEyes.overAmount: nothing is sold for lines in ${amount.currency}`];
}
