import { labelled, labelOf } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import { countMiss } from '../conversation/unfit.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { answersInWords } from '../fields/showing.js';
import { type Named, namedIn, readNamed } from '../sentences/corrections.js';
import type { OpenScreen } from './openScreen.js';
import type { ScreenResult } from './screen.js';

type Asking = Pick<OpenScreen, 'turn' | 'run' | 'procedure'>;

/**
 * What a line typed over a question gives to fields by their names: "first name: Paul", whichever is asked. Undefined where the
 * line is for the question as it stands: it may take whole paragraphs, or read names itself.
 */
export function namedOver({ turn, run, procedure }: Asking, asked: Field | undefined, text: string) {
  if (asked !== undefined && kindOf(asked.schema).takesNames) return undefined;
  return namedIn(text, procedure, run, turn, 'question');
}

/** Answers the fields that are named, and says which these were: one that was answered before is corrected. */
export async function takeNamed(open: OpenScreen, named: Named, corrects = false): Promise<ScreenResult | undefined> {
  const { turn, run, procedure, context } = open;
  const { words, format } = turn;
  const { answers, open: refused } = await readNamed(named, procedure, run, turn);
  const wrong = refused.flatMap(({ field, problem }) => (problem === undefined ? [] : [{ field, problem }]));
  for (const { field, problem } of wrong) {
    await say(context, labelled(words, labelOf(words, procedure.id, field), format.problem(problem)));
  }
  const names = Object.keys(answers);
  if (names.length > 0) {
    const said = await answersInWords(procedure, names, { ...run.answers, ...answers }, turn);
    const told = corrects ? 'common:correction.done' : 'common:sentence.understood';
    await say(context, words.say(told, { what: said.join(' · ') }));
    return open.end(answers);
  }
  countMiss(turn);
  if (!turn.showsCards) await open.ask();
  return undefined;
}
