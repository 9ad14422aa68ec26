import { list } from '../door/list.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';
import type { Language } from '../terms/language.js';
import { bars } from './bars.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { linesNow } from './facts.js';
import { options } from './options.js';
import { smsControl } from './smsControl.js';
import { type LineSwitch, type LineSwitches, mayTurn, onFacts } from './switches.js';

/**
 * The switches with how the chosen lines have them now: one that is on for some of several is mixed. What can be turned on none of
 * them is closed: it is not shown, and whoever asks for it by name is told why.
 */
export const switchChoices = (switches: LineSwitches) =>
  list<{ lines: string }>(async (asking, { lines }, find) => {
    const { operator } = asking;
    const chosen = await chosenLines(asking, lines);
    const choices = switches.of(operator).map((one): Choice => {
      const on = chosen.filter((line) => switches.isOn(line, one.id)).length;
      const stuck = chosen.map((line) =>
        whyNot(mayTurn(switches, operator, line, { [one.id]: !switches.isOn(line, one.id) })),
      );
      return { ...choiceOf(one, { on, of: chosen.length }, find.language), ...closedBy(stuck) };
    });
    return { ...choose(choices, find), about: aboutOf(switches, operator, chosen) };
  });

/** What is on now, where that is more than the switches say by themselves: those that are closed, and until when they run. */
const aboutOf = (switches: LineSwitches, operator: Operator, lines: readonly Line[]): Fact[][] | undefined =>
  switches.may === undefined ? undefined : linesNow(lines, (line) => onFacts(switches, operator, line));

const choiceOf = (
  { id, name, conditions, group, also, facts }: LineSwitch,
  switched: NonNullable<Choice['switched']>,
  language: Language,
): Choice => ({
  ...{ value: id, title: inLanguage(name, language), switched },
  ...(also?.[language] === undefined ? {} : { also: also[language] }),
  ...(facts === undefined ? {} : { facts }),
  ...(conditions === undefined ? {} : { conditions: inLanguage(conditions, language) }),
  ...(group === undefined ? {} : { group: inLanguage(group, language) }),
});

/** What can be barred (T11). */
export const barChoices = switchChoices(bars);
/** The ban on changing services by SMS or USSD (C15). */
export const smsControlChoices = switchChoices(smsControl);
/** Options of plans, and services on top of them (T8, B8, B10, C8, C9). */
export const optionChoices = switchChoices(options);
