import type { Check } from '../../door/check.js';
import { type Keeping, list } from '../../door/list.js';
import { lineRulesOf } from '../../operator/index.js';
import { choose, inLanguage } from '../../terms/choices.js';
import { plainSigns } from '../../terms/plainText.js';
import { fine, ok } from '../../terms/result.js';
import { freeItems } from './choices.js';
import { holdFor, letGoOfChoice } from './holds.js';
import { freeSimOf, stockId } from './stock.js';

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

/** A SIM card that was chosen is kept from others for half an hour, or until another one is chosen. */
const keepingSims: Keeping<object> = {
  take: async (work, _, iccid) => {
    const card = await freeSimOf(work, iccid);
    if (!card.ok) return card;
    await holdFor(work, card.value);
    return fine;
  },
  letGo: (work, iccid) => letGoOfChoice(work, stockId(work.actor.operator, 'simCard', iccid)),
};

/** So many digits at the end say which SIM card is meant. */
const LEAST_DIGITS = 4;

/** The company's free SIM cards by the last four digits that are printed on them: where several end alike, it is asked which. */
export const simsByLastDigits = list((asking, _, find) => {
  const { text } = find;
  const digits = plainSigns(text ?? '').replaceAll(/\D/g, '');
  const typed = text === undefined ? [] : digits.length < LEAST_DIGITS ? undefined : [`%${digits}`];
  return freeItems(asking, 'simCard', find, { typed });
}, keepingSims);
