import { list } from '../door/list.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { usable } from './find/use.js';

/** Block and unblock, in the operator's words; closed where none of the lines allows it, with the first line's reason. */
export const blockingActions = list<{ lines: string }>(async (asking, { lines }, find) =>
  choose(actionsFor(asking.operator, await chosenLines(asking, lines), find.language), find),
);

/** Why a line may be blocked. */
export const blockingReasons = list(async ({ operator }, _, find) => {
  const reasons = lineRulesOf(operator).blocking?.reasons ?? [];
  const choice = ({ id, name }: (typeof reasons)[number]): Choice => ({
    ...{ value: id, title: inLanguage(name, find.language) },
    ...(reasons.length === 1 ? { preset: true as const } : {}),
  });
  return choose(reasons.map(choice), find);
});

function actionsFor(operator: Operator, lines: readonly Line[], language: Language): Choice[] {
  const { blocking } = lineRulesOf(operator);
  if (blocking === undefined) return [];
  return blocking.actions.map(({ id, name }) => {
    const problems = lines.map((line) => whyNot(usable(operator, id, line)));
    return { value: id, title: inLanguage(name, language), ...closedBy(problems) };
  });
}
