import type { Check } from '../../door/check.js';
import { list } from '../../door/list.js';
import { lineRulesOf } from '../../operator/index.js';
import { choose, inLanguage } from '../../terms/choices.js';
import { ok } from '../../terms/result.js';
import { freeSimOf } from './stock.js';

/** How a new SIM card is named: from the company's own that are free, by its number, or many by a list; in the operator's words. */
export const simWays = list(async ({ operator }, _, find) => {
  const { ways = [] } = lineRulesOf(operator).simSwap ?? {};
  return choose(
    ways.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});

/** A free SIM card of the company's. */
export const simIsFree: Check<object> = async (asking, _, iccid) => {
  const card = await freeSimOf(asking, iccid);
  return card.ok ? ok(iccid) : card;
};
