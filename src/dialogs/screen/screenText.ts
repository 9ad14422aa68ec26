import { isChoice, isOptional } from '../fields.js';
import { choicesOf, choiceTitle } from '../picking.js';
import { answerInWords } from '../showing.js';
import type { Turn } from '../turn.js';
import { labelOf, sayIfAny } from '../words.js';
import type { Screen } from './screen.js';

/** One question in plain text, with its numbered choices; `shown` is what the numbers stand for. */
export async function screenText(screen: Screen, turn: Turn): Promise<{ text: string; shown: string[] }> {
  const [field] = screen.fields;
  if (field === undefined) throw new Error('a screen without a field cannot be asked');
  const { words, format } = turn;
  const label = labelOf(words, screen.procedure.id, field.name);
  const hint = sayIfAny(words, `${screen.procedure.id}:fields.${field.name}.hint`);
  const problem = screen.problems[field.name];
  const sought = screen.places[field.name]?.text;
  const { choices, total } = isChoice(field)
    ? await choicesOf(field, screen.answers, turn, screen.places[field.name])
    : { choices: [], total: 0 };
  const lines = [
    problem === undefined ? '' : format.problem(problem),
    problem === undefined && sought !== undefined ? words.say('common:list.several', { text: sought }) : '',
    hint === '' ? label : `${label} (${hint})`,
    ...choices.map((choice, index) => `${index + 1}. ${choiceTitle(choice, turn)}`),
    total > choices.length ? words.say('common:list.shownText', { shown: choices.length, count: total }) : '',
    isOptional(field) ? words.say('common:skipHint') : '',
    Object.hasOwn(screen.answers, field.name)
      ? words.say('common:keepHint', { value: await answerInWords(field, screen.answers, turn) })
      : '',
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), shown: choices.map(({ value }) => value) };
}
