import type { Check } from '../../door/check.js';
import { list } from '../../door/list.js';
import { lineRulesOf } from '../../operator/index.js';
import { choose, inLanguage } from '../../terms/choices.js';
import { ok } from '../../terms/result.js';
import { freeSimOf, isFreeFor } from './stock.js';

/** How a new SIM card is named: from the company's own that are free, by its number, or many by a list; in the operator's words. */
export const simWays = list(async ({ operator }, _, find) => {
  const { ways = [] } = lineRulesOf(operator).simSwap ?? {};
  return choose(
    ways.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});

/** The company's blank SIM cards that nobody has. */
export const freeSims = list(async ({ tables, actor, now }, _, find) => {
  const cards = await tables.stock.where({ kind: 'simCard' });
  const free = cards.filter((card) => isFreeFor(card, actor, now));
  return choose(
    free.map(({ value }) => ({ value, title: value })),
    find,
  );
});

/** A free SIM card of the company's. */
export const simIsFree: Check<object> = async (asking, _, iccid) => {
  const card = await freeSimOf(asking, iccid);
  return card.ok ? ok(iccid) : card;
};
