import { choicesOf, choiceTitle } from './picking.js';
import type { Field } from './procedure.js';
import { answerInWords, isChoice, isOptional, type Screen } from './screen.js';
import type { Turn } from './turn.js';

/** One question in plain text, with its numbered choices; `shown` is what the numbers stand for. */
export async function screenText(screen: Screen, turn: Turn): Promise<{ text: string; shown: string[] }> {
  const [field] = screen.fields;
  if (field === undefined) throw new Error('a screen without a field cannot be asked');
  const { words } = turn;
  const { label, required, hint, problem } = await questionOf(field, screen, turn);
  const sought = screen.places[field.name]?.text;
  const { choices, total } = isChoice(field)
    ? await choicesOf(field, screen.answers, turn, screen.places[field.name])
    : { choices: [], total: 0 };
  const lines = [
    problem,
    problem === '' && sought !== undefined ? words.say('common:list.several', { text: sought }) : '',
    hint === '' ? label : `${label} (${hint})`,
    ...choices.map((choice, index) => `${index + 1}. ${choiceTitle(choice, turn)}`),
    total > choices.length ? words.say('common:list.shownText', { shown: choices.length, count: total }) : '',
    required ? '' : words.say('common:skipHint'),
    Object.hasOwn(screen.answers, field.name)
      ? words.say('common:keepHint', { value: await answerInWords(field, screen.answers, turn) })
      : '',
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), shown: choices.map(({ value }) => value) };
}

async function questionOf(field: Field, { procedure, problems }: Screen, { words, format }: Turn) {
  const key = `${procedure.id}:fields.${field.name}` as const;
  const problem = problems[field.name];
  return {
    label: words.say(`${key}.label`),
    hint: words.has(`${key}.hint`) ? words.say(`${key}.hint`) : '',
    required: !isOptional(field),
    problem: problem === undefined ? '' : format.problem(problem),
  };
}
