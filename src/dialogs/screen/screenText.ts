import { linesOf, textLines } from '../../speech/factLines.js';
import { labelOf, sayIfAny } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import { isOptional } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import { hintOf } from '../fields/hint.js';
import { kindOf } from '../fields/kind.js';
import { answerInWords } from '../fields/showing.js';
import { askedIn, type Screen } from './screen.js';

/** What is only looked at is said before the first question of its screen. */
function besideText({ procedure, beside = {} }: Screen, { name, screen }: Field, turn: Turn): string[] {
  const first = procedure.fields.find((field) => field.screen === screen);
  return first?.name === name ? textLines(linesOf(procedure.id, beside, turn), turn) : [];
}

/** One question in plain text, with its numbered choices; `shown` is what the numbers stand for. */
export async function screenText(screen: Screen, turn: Turn): Promise<{ text: string; shown: string[] }> {
  const [field] = screen.fields;
  if (field === undefined) throw new Error('a screen without a field cannot be asked');
  const { words, format } = turn;
  const label = labelOf(words, screen.procedure.id, field.name);
  const hint = hintOf(field, turn);
  const problem = screen.problems[field.name];
  const sought = screen.places[field.name]?.text;
  const { lines, shown } = await kindOf(field.schema).listing(askedIn(screen, field), turn);
  const said = [
    problem === undefined ? '' : format.problem(problem),
    problem === undefined && screen.lines[field.name] === undefined && sought !== undefined
      ? words.say('common:list.several', { text: sought })
      : '',
    // What is good to know before anything is asked: a card says it above its fields.
    screen.first ? sayIfAny(words, `${screen.procedure.id}:note`) : '',
    ...besideText(screen, field, turn),
    label,
    hint,
    ...lines,
    isOptional(field) ? words.say('common:skipHint') : '',
    Object.hasOwn(screen.answers, field.name)
      ? words.say('common:keepHint', { value: await answerInWords(field, screen.answers, turn) })
      : '',
  ];
  return { text: said.filter((line) => line !== '').join('\n'), shown: [...shown] };
}
