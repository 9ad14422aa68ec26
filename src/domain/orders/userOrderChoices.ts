import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { list } from '../door/list.js';
import { planOf } from '../lines/plans.js';
import { daysToCome, dueOn, todayOf } from '../operator/calendar.js';
import { currencyOf, goesWith, lineRulesOf, type Operator, type PlanOption } from '../operator/index.js';
import { fullName } from '../records/lineUser.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { LocalText } from '../terms/language.js';
import { type Money, money } from '../terms/money.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { portDay, portDays } from './porting.js';

/** What the operator says of ordering users. Throws where it says nothing: its profile then offers none. */
export function userOrdersOf(operator: Operator) {
  const { userOrders } = lineRulesOf(operator);
  if (userOrders === undefined) throw new Error(`${operator.profile.id} orders no users`);
  return userOrders;
}

const titled = (
  { id, name }: { readonly id: string; readonly name: LocalText },
  language: Parameters<typeof inLanguage>[1],
) => ({
  value: id,
  title: inLanguage(name, language),
});

const priced = (
  one: { readonly id: string; readonly name: LocalText; readonly price?: Money | undefined },
  language: Parameters<typeof inLanguage>[1],
): Choice => ({
  ...titled(one, language),
  ...(one.price && { facts: [{ money: one.price, per: 'month' }] }),
});

/** What can be ordered from. */
export const portfolios = list(async ({ operator }, _, find) => {
  const all = userOrdersOf(operator).portfolios;
  const [only, ...others] = all;
  return choose(
    all.map((one) => ({
      ...titled(one, find.language),
      ...(one === only && others.length === 0 && { preset: true as const }),
    })),
    find,
  );
});

/** What a term costs once: its own fee, else the one that all have. */
export const feeOf = (operator: Operator, term: string): Money | undefined => {
  const own = userOrdersOf(operator).terms.find(({ id }) => id === term)?.fee;
  return own ?? lineRulesOf(operator).adding?.fee;
};

/** How long it is agreed for, with what is paid once. */
export const terms = list(async ({ operator }, _, find) =>
  choose(
    userOrdersOf(operator).terms.map((one): Choice => {
      const fee = feeOf(operator, one.id) ?? money(0, currencyOf(operator));
      return { ...titled(one, find.language), facts: [fee.minor === 0 ? { word: 'free' } : { money: fee }] };
    }),
    find,
  ),
);

/** Whether a term is one for a voice product. Refused with both names (`term.notForPlan`). */
export function termGoesWith(operator: Operator, term: string, plan: string): Result<undefined> {
  const found = userOrdersOf(operator).terms.find(({ id }) => id === term);
  if (found === undefined) return refuse('value.choice');
  const voice = planOf(operator, plan);
  return voice === undefined || goesWith(found, plan)
    ? fine
    : refuse('term.notForPlan', { term: { name: found.name }, plan: { name: voice.name } });
}

/** The same of one that was chosen, as soon as the voice product is. */
export const termFits: Check<{ plan: string }> = ({ operator }, { plan }, term) => {
  const fits = termGoesWith(operator, term, plan);
  return fits.ok ? ok(term) : fits;
};

/** The data products that go with a voice product. */
export const dataProducts = list<{ plan: string }>(async ({ operator }, { plan }, find) =>
  choose(
    operator.catalogue.internetPackages
      .filter((one) => one.use === 'main' && goesWith(one, plan))
      .map((one) => priced(one, find.language)),
    find,
  ),
);

/** The options of one of the operator's groups that go with a voice product. */
export const optionsOf = (operator: Operator, group: 'smsGroup' | 'addOnGroup', plan: string): PlanOption[] =>
  operator.catalogue.options.filter((one) => one.group === userOrdersOf(operator)[group] && goesWith(one, plan));

const groupOf = (group: 'smsGroup' | 'addOnGroup') =>
  list<{ plan: string }>(async ({ operator }, { plan }, find) =>
    choose(
      optionsOf(operator, group, plan).map((one) => priced(one, find.language)),
      find,
    ),
  );

export const smsProducts = groupOf('smsGroup');
export const addOns = groupOf('addOnGroup');

const ofTwo = (of: 'users' | 'sims', first: string, second: string) =>
  list(async ({ operator }, _, find) => {
    const names: Readonly<Record<string, LocalText>> = userOrdersOf(operator)[of];
    const all = [first, second].map((id) => titled({ id, name: names[id] ?? '' }, find.language));
    return choose(all, find);
  });

/** One of the customer's users, or a new one. */
export const userSources = ofTwo('users', 'existing', 'new');
/** The SIM card now, or later. */
export const simTimes = ofTwo('sims', 'now', 'later');

/** The customer's users that are known, with what they are reached by. */
export const knownUsers = list<{ customer: string }>(async ({ tables, actor }, _, find) => {
  const { organisation } = actor;
  const users = organisation === undefined ? [] : await tables.lineUsers.where({ organisation });
  return choose(
    users
      .map(
        (one): Choice => ({
          ...{ value: one.id, title: fullName(one) },
          ...(one.email !== undefined && { facts: [{ text: one.email }] }),
        }),
      )
      .toSorted((one, other) => one.title.localeCompare(other.title, find.language)),
    find,
  );
});

/** The first day of an order: today or later, not too far ahead. */
export const startDue = ({ operator, now }: Pick<Asking, 'operator' | 'now'>, day: string): Result<Date> =>
  dueOn(day, operator, now, userOrdersOf(operator).daysAhead);

/** The same of a day that was typed. */
export const startDayFits: Check<object> = inDays(
  ({ operator, now }) => daysToCome(operator, now, userOrdersOf(operator).daysAhead),
  (asking, _, day) => {
    const due = startDue(asking, day);
    return due.ok ? ok(day) : due;
  },
);

/** A day on which a number can be ported, not before the order is valid (`portIn.beforeStart`). */
export function portDayAfter(asking: Pick<Asking, 'operator' | 'now'>, startDay: string, day: string): Result<string> {
  const start = startDay < todayOf(asking.operator, asking.now) ? todayOf(asking.operator, asking.now) : startDay;
  return day < start ? refuse('portIn.beforeStart', { day: { day: start } }) : portDay(asking, day);
}

/** The same of a day that was typed. */
export const portDayFitsStart: Check<{ startDay: string }> = inDays(portDays, (asking, { startDay }, day) =>
  portDayAfter(asking, startDay, day),
);
