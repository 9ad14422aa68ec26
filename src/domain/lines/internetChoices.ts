import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import type { Line } from '../records/line.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { internetNow } from './facts.js';
import {
  actionChoices,
  type InternetAction,
  internetActions,
  internetAfter,
  packagesFor,
  packageTerms,
} from './internet.js';

/**
 * What can be done about mobile internet, below what the lines have now; closed where none of the lines allows it, with the
 * first line's reason. What is so already is not listed: whoever asks for it by name is told.
 */
export const internetActionChoices = list<{ lines: string }>(async (asking, { lines }, find) => {
  const chosen = await chosenLines(asking, lines);
  const all = actionChoices(asking.operator, chosen, asking.now, find.language);
  const open = all.filter((choice) => !isSoAlready(choice));
  const browsed = find.text === undefined && find.value === undefined && open.length > 0;
  return { ...choose(browsed ? open : all, find), about: internetNow(asking.operator, chosen) };
});

/** What is on is not offered to be turned on, and what is off or not there not to be turned off. */
const isSoAlready = ({ value, closed }: Choice): boolean =>
  closed?.code === 'line.internetOn' ||
  closed?.code === 'line.noPackage' ||
  (closed?.code === 'line.internetOff' && (value === 'serviceOff' || value === 'packageOff'));

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
  const all = packagesFor(operator, lines, action);
  const certain = action === 'packageOff' && all.length === 1 ? ({ certain: true } as const) : {};
  return all.map((one) => {
    const wish = { action, package: one.id };
    const problems = lines.map((line) => whyNot(internetAfter(operator, line, wish, now)));
    return {
      value: one.id,
      title: inLanguage(one.name, language),
      facts: packageTerms(one),
      ...closedBy(problems),
      ...certain,
    };
  });
}

const actionNamed = (text: string): InternetAction | undefined => internetActions.find((one) => one === text);
