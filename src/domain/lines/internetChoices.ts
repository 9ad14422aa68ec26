import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import type { Line } from '../records/line.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import {
  actionChoices,
  type InternetAction,
  internetActions,
  internetAfter,
  packagesFor,
  packageTerms,
} from './internet.js';

/** What can be done about mobile internet; closed where none of the lines allows it, with the first line's reason. */
export const internetActionChoices = list<{ lines: string }>(async (asking, { lines }, find) =>
  choose(actionChoices(asking.operator, await chosenLines(asking, lines), asking.now, find.language), find),
);

/** The packages that an action is about, with volume and price; closed where none of the lines allows one. */
export const internetPackages = list<{ lines: string; action: string }>(async (asking, { lines, action }, find) =>
  choose(packageChoices(asking, await chosenLines(asking, lines), action, find.language), find),
);

function packageChoices(
  { operator, now }: Asking,
  lines: readonly Line[],
  wanted: string,
  language: Language,
): Choice[] {
  const action = actionNamed(wanted);
  if (action === undefined) return [];
  return packagesFor(operator, lines, action).map((one) => {
    const wish = { action, package: one.id };
    const problems = lines.map((line) => whyNot(internetAfter(operator, line, wish, now)));
    return { value: one.id, title: inLanguage(one.name, language), facts: packageTerms(one), ...closedBy(problems) };
  });
}

const actionNamed = (text: string): InternetAction | undefined => internetActions.find((one) => one === text);
