import type { Asking } from '../door/asking.js';
import { list, namedList } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Choice, type Choices, choose, type Find, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { linesNow, planName } from './facts.js';
import { besidePlan, offeredPlans, planAfter, planOf } from './plans.js';

/**
 * The categories with a plan that some of the lines may have, below what the lines have now. Where that is one only, nobody is
 * asked. A category is found by the names of its plans, too.
 */
export const planCategories = list<{ lines: string }>(async (asking, { lines }, find) => {
  const chosen = await chosenLines(asking, lines);
  const { operator } = asking;
  const categories = lineRulesOf(operator).planChange?.categories ?? [];
  const all = categories.map(({ id, name, plans }): Choice => {
    const choices = plans.map((plan) => planChoice(asking, chosen, plan, find.language));
    const also = choices.flatMap(({ title, also: more = [] }) => [title, ...more]);
    return {
      ...{ value: id, title: inLanguage(name, find.language), also },
      ...closedBy(choices.map(({ closed }) => closed)),
    };
  });
  const [only, ...others] = all.filter(({ closed }) => closed === undefined);
  const certain = only !== undefined && others.length === 0;
  const told = all.map((choice) => (certain && choice === only ? { ...choice, certain: true as const } : choice));
  const about = linesNow(chosen, (line) => [{ name: planName(operator, line.plan) }, ...besidePlan(operator, line)]);
  return { ...offered(told, find), about };
});

/** The plans of a category, with what they cost a month; closed where none of the lines can have one. */
export const newPlans = namedList<{ lines: string; category: string }>(
  (operator) => offeredPlans(operator).flatMap((id) => [planName(operator, id), ...(planOf(operator, id)?.also ?? [])]),
  async (asking, { lines, category }, find) => {
    const chosen = await chosenLines(asking, lines);
    const { categories = [] } = lineRulesOf(asking.operator).planChange ?? {};
    const plans = categories.find(({ id }) => id === category)?.plans ?? [];
    return offered(
      plans.map((plan) => planChoice(asking, chosen, plan, find.language)),
      find,
    );
  },
);

/** What cannot be had is not listed (T7: the plan in force is not offered); whoever asks for it by name is told why. */
function offered(all: readonly Choice[], find: Find): Choices {
  const open = all.filter(({ closed }) => closed === undefined);
  const browsed = find.text === undefined && find.value === undefined && open.length > 0;
  return choose(browsed ? open : all, find);
}

function planChoice({ operator, now }: Asking, lines: readonly Line[], id: string, language: Language): Choice {
  const plan = planOf(operator, id);
  return {
    value: id,
    title: inLanguage(planName(operator, id), language),
    ...(plan?.also && { also: plan.also }),
    ...(plan?.price && { facts: [{ money: plan.price, per: 'month' as const }] }),
    ...closedBy(lines.map((line) => whyNot(planAfter(operator, line, id, now)))),
  };
}
