import type { Check } from '../door/check.js';
import { list } from '../door/list.js';
import { stillSold } from '../lines/plans.js';
import { comingNumber } from '../lines/stock/stock.js';
import { goesWith, lineRulesOf, type Operator } from '../operator/index.js';
import { type Choice, type Choices, choose, type Find, inLanguage } from '../terms/choices.js';
import type { LocalText } from '../terms/language.js';
import type { Money } from '../terms/money.js';
import { ok } from '../terms/result.js';
import { phoneIn } from '../values/phone.js';

interface Named {
  readonly id: string;
  readonly name: LocalText;
  readonly price?: Money | undefined;
}

const named = (all: readonly Named[], find: Find): Choices =>
  choose(
    all.map(
      ({ id, name, price }): Choice => ({
        ...{ value: id, title: inLanguage(name, find.language) },
        ...(price && { facts: [{ money: price }] }),
      }),
    ),
    find,
  );

const addingOf = (operator: Operator) => lineRulesOf(operator).adding;

/** The plans that are sold, with what they cost a month. */
export const planChoices = list(async ({ operator, now }, _, find) =>
  named(
    operator.catalogue.plans.filter(({ id }) => stillSold(operator, id, now).ok),
    find,
  ),
);

/** The options that go with a plan, with what they cost a month. */
export const planOptions = list<{ plan: string }>(async ({ operator }, { plan }, find) =>
  named(
    operator.catalogue.options.filter((one) => goesWith(one, plan)),
    find,
  ),
);

/** A number that one has already, or a new one. */
export const numberSources = list(async ({ operator }, _, find) => {
  const { numbers } = addingOf(operator) ?? {};
  return numbers === undefined
    ? choose([], find)
    : named(
        [
          { id: 'new', name: numbers.new },
          { id: 'existing', name: numbers.existing },
        ],
        find,
      );
});

/** Where a number may come from. */
export const providerChoices = list(async ({ operator }, _, find) =>
  named(addingOf(operator)?.portIn.providers ?? [], find),
);

/** The number is one of the operator's country, and not here already. */
export const portedFits: Check<object> = async (asking, _, typed) => {
  const number = phoneIn(asking.operator.profile.country, typed);
  if (!number.ok) return number;
  const coming = await comingNumber(asking, number.value);
  return coming.ok ? ok(number.value) : coming;
};
