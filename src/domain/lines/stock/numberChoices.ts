import { z } from 'zod';
import type { Check } from '../../door/check.js';
import { list } from '../../door/list.js';
import { lineRulesOf, type Operator } from '../../operator/index.js';
import type { StockItem } from '../../records/stock.js';
import { type Choice, choose, type Find, inLanguage } from '../../terms/choices.js';
import type { Fact } from '../../terms/fact.js';
import type { Money } from '../../terms/money.js';
import { plainSigns } from '../../terms/plainText.js';
import { ok, refuse } from '../../terms/result.js';
import { numberMasks } from '../../values/numberMask.js';
import { freeItems, keepingNumbers } from './choices.js';
import { reserved } from './stock.js';

const MINUTE_MS = 60_000;

const rulesOf = (operator: Operator) => lineRulesOf(operator).numberChange;

/** How a new number is found (B11): among all, by a mask, by its type; or it is left to the staff. In the operator's words. */
export const numberWays = list(async ({ operator }, _, find) =>
  choose(
    (rulesOf(operator)?.ways ?? []).map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  ),
);

/** What numbers are sold as, with the price. */
export const numberTypes = list(async ({ operator }, _, find) =>
  choose(
    (rulesOf(operator)?.types ?? []).map(({ id, name, price }) => ({
      ...{ value: id, title: inLanguage(name, find.language), facts: [priceFact(price)] },
    })),
    find,
  ),
);

const priceFact = (price: Money | undefined): Fact => (price === undefined ? { word: 'free' } : { money: price });

/** The type that a number is sold as. A number without one is sold as the first. */
const typeOf = (operator: Operator, { numberType }: Pick<StockItem, 'numberType'>) => {
  const types = rulesOf(operator)?.types ?? [];
  return types.find(({ id }) => id === numberType) ?? types[0];
};

/** What a number costs, once. */
export const numberPrice = (operator: Operator, item: Pick<StockItem, 'numberType'>): Fact =>
  priceFact(typeOf(operator, item)?.price);

/** How a new number is sought. What is not asked has no answer. */
interface Way {
  readonly way: string;
  readonly numberType: string | undefined;
  readonly mask: string | undefined;
}

/**
 * The free numbers, by type or by mask where that was chosen, with type and price; what is typed above the list is a mask or a part
 * of a number, too. The one that was chosen is reserved for the minutes that the operator says.
 */
export const numbersOnOffer = list<Way>(
  (asking, { numberType, mask }, find) => {
    const masksOf = (typed: string | undefined) =>
      typed === undefined ? [] : numberMasks(asking.operator.profile.country, typed);
    return freeItems(asking, 'number', find, {
      ...{ numberType, masks: masksOf(mask), typed: masksOf(find.text) },
      told: (one) => toldOf(asking.operator, one, find),
    });
  },
  {
    ...keepingNumbers(
      ({ operator, now }) => new Date(now.getTime() + (rulesOf(operator)?.heldMinutes ?? 0) * MINUTE_MS),
    ),
    still: async (asking, number) => {
      const found = await reserved(asking, number);
      return found.ok ? ok(undefined) : found;
    },
  },
);

function toldOf(operator: Operator, one: StockItem, { language }: Find): Pick<Choice, 'facts'> {
  const type = typeOf(operator, one);
  return {
    facts: [...(type === undefined ? [] : [{ text: inLanguage(type.name, language) }]), priceFact(type?.price)],
  };
}

/** As long as a mask for a whole number can be, with what people put between its digits. */
export const LONGEST_MASK = 30;

/** A mask as it is typed: digits, `%` for several and `_` for one. */
export const numberMask = z
  .string()
  .overwrite((typed) => plainSigns(typed).trim())
  .min(1, 'value.missing')
  .max(LONGEST_MASK, 'value.tooLong')
  .regex(/^\+?[\d%_()./\s-]*\d[\d%_()./\s-]*$/, 'value.numberMask');

/** Some number that is free fits the mask (`number.noneFits`). */
export const someNumberFits: Check<object> = async (asking, _, mask) => {
  const masks = numberMasks(asking.operator.profile.country, mask);
  const find = { language: 'en', page: 0, pageSize: 1 } as const;
  const { total } = await freeItems(asking, 'number', find, { typed: masks });
  return total > 0 ? ok(mask) : refuse('number.noneFits', { mask });
};
