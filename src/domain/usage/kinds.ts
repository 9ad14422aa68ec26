import { list } from '../door/list.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';
import type { UsageKind } from './usage.js';

const kindsOf = (operator: Operator) => lineRulesOf(operator).usage?.kinds ?? [];

/** What call details are of: calls, SMS, data. */
export const usageKinds = list(async ({ operator }, _, find) =>
  choose(
    kindsOf(operator).map(({ id, name, also }) => ({
      ...{ value: id, title: inLanguage(name, find.language), also: also?.[find.language] ?? [] },
    })),
    find,
  ),
);

/** The kinds that are wanted, in the operator's order; without a wish, all that it has. */
export function wantedKinds(operator: Operator, wanted: readonly string[] | undefined): readonly UsageKind[] {
  return kindsOf(operator)
    .map(({ id }) => id)
    .filter((id) => wanted === undefined || wanted.includes(id));
}

/** The names of some kinds, where they are not all. */
export const kindNames = (operator: Operator, kinds: readonly UsageKind[]) =>
  kinds.length === kindsOf(operator).length ? [] : kindsOf(operator).filter(({ id }) => kinds.includes(id));
