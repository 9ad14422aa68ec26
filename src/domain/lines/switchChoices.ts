import { list } from '../door/list.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import { bars } from './bars.js';
import { chosenLines } from './chosen.js';
import { smsControl } from './smsControl.js';
import type { LineSwitch, LineSwitches } from './switches.js';

/** The switches with how the chosen lines have them now: one that is on for some of several is mixed. */
export const switchChoices = (switches: LineSwitches) =>
  list<{ lines: string }>(async (asking, { lines }, find) => {
    const chosen = await chosenLines(asking, lines);
    const choices = switches.of(asking.operator).map((one) => {
      const on = chosen.filter((line) => switches.isOn(line, one.id)).length;
      return choiceOf(one, { on, of: chosen.length }, find.language);
    });
    return choose(choices, find);
  });

const choiceOf = (
  { id, name, conditions, group }: LineSwitch,
  switched: NonNullable<Choice['switched']>,
  language: Language,
): Choice => ({
  ...{ value: id, title: inLanguage(name, language), switched },
  ...(conditions === undefined ? {} : { conditions: inLanguage(conditions, language) }),
  ...(group === undefined ? {} : { group: inLanguage(group, language) }),
});

/** What can be barred (T11). */
export const barChoices = switchChoices(bars);
/** The ban on changing services by SMS or USSD (C15). */
export const smsControlChoices = switchChoices(smsControl);
