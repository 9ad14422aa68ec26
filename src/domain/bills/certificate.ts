import { list } from '../door/list.js';
import { lineRulesOf, ruled } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';
import { billedMonth } from './billedMonth.js';
import { billedMonthChoices } from './billedMonths.js';

/**
 * Kcell guide, certificate of completed work and annex 1 (C21): what was done for a billing account in a month that is over, with the
 * tax, to be signed by both sides; the annex says what each number came to.
 */
export const certificate = billedMonth({
  name: 'bills.certificate',
  allowed: ['administrator'],
  offered: ruled('certificates'),
  rules: (operator) => operator.lineRules?.certificates,
  lead: { title: 'works', signs: ['contractor', 'customer'], rest: 'annex' },
});

/** The months whose certificates can be had. */
export const certificateMonths = billedMonthChoices((operator) => operator.lineRules?.certificates);

/** How the billing account is said, in the operator's words: chosen, or found by one of its numbers. */
export const certificateWays = list(async ({ operator }, _, find) => {
  const { ways = [] } = lineRulesOf(operator).certificates ?? {};
  return choose(
    ways.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});
