import { todayOf } from '../../domain/operator/calendar.js';
import type { Problem } from '../../domain/terms/problems.js';
import { numbersIn } from '../../domain/values/numbers.js';
import type { Run, Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { dayIn, periodIn } from '../days/days.js';
import { partOf } from '../definition/answers.js';
import { isCarried, isNarrowing } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { handedOver } from '../fields/lines/handedOver.js';
import type { SentenceParts } from '../fields/sentenceParts.js';
import { chosenIn } from './choosing.js';
import { namesIn } from './names.js';

/** What a sentence answers of a procedure, and why some of what it names is no answer. */
export interface Filled {
  readonly answers: Run['answers'];
  readonly problems: readonly Problem[];
}

/**
 * The answers that a sentence gives to a procedure's open fields, beside those that are there already. Each goes through the
 * field's own reading; what does not pass is left to be asked.
 */
export async function filledBy(said: Said, procedure: Procedure, given: Run['answers'], turn: Turn): Promise<Filled> {
  const parts = partsOf(said, procedure, turn);
  const answers: Run['answers'] = {};
  const problems: Problem[] = [];
  for (const field of procedure.fields) {
    const all = { ...given, ...answers };
    if (!isOpen(field, procedure, all)) continue;
    const read = await kindOf(field.schema).fromSentence(parts, field, all, turn);
    if (read?.ok) {
      answers[field.name] = read.value;
      problems.push(...(await kindOf(field.schema).unused(parts, field, all, read.value, turn)));
    } else if (read !== undefined && 'problem' in read) problems.push(read.problem);
  }
  return { answers, problems };
}

/** A row of letters and digits: with a digit among six or more it is a number, a document, a key. */
const ROW = /[\p{L}\d+]{6,}/gu;

/**
 * The sentence as it is kept for questions that come later: what says who somebody is has been read already and is not
 * kept a second time.
 */
export const forLater = ({ text, language }: Sentence): Sentence => ({
  text: text
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .map((word) => (/\d/.test(word) ? word.replaceAll(ROW, ' ') : word))
    .join(' '),
  language,
});

/** Answers the questions that are open now and that the sentence which began the run has said something of. */
export async function answerFromSentence(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  // What is corrected is not what was said.
  if (run.correcting !== undefined) run.said = undefined;
  if (run.said === undefined) return;
  const { answers } = await filledBy({ ...run.said, withoutNames: true }, procedure, run.answers, turn);
  run.answers = { ...run.answers, ...(await handedOver(procedure, answers, run.id, turn)) };
}

/** Whether a field is to be asked, and all that it depends on is known. */
function isOpen(field: Field, procedure: Procedure, answers: Run['answers']): boolean {
  if (Object.hasOwn(answers, field.name)) return false;
  if (!isNarrowing(field) && (isCarried(field) || !partOf(procedure, answers).includes(field))) return false;
  // Its first check says what it looks like; what comes later is checked when the answers for it are there.
  return [field.pick, field.skip, field.checks[0]].every(
    (one) => one?.after.every((name) => Object.hasOwn(answers, name)) ?? true,
  );
}

/** A sentence; `withoutNames`: what may be a name counts for nothing, such as when it is read again for later questions. */
type Said = Sentence & { readonly withoutNames?: true };

/** The sentence in its parts, and what can be found in it for a field of the procedure. */
function partsOf({ text, language, withoutNames }: Said, procedure: Procedure, turn: Turn): SentenceParts {
  const { country } = turn.operator.profile;
  const { words } = turn.speaking(language);
  const { numbers, rest } = numbersIn(text, country);
  const today = () => todayOf(turn.operator, turn.services.clock.now());
  return {
    text,
    numbers,
    rest,
    fields: procedure.fields,
    day: () => dayIn(rest, words, today(), { whole: false }),
    days: () => periodIn(rest, words, today(), { whole: false }),
    names: () => (withoutNames ? [] : namesIn(rest, procedure.id, words)),
    choice: (field, answers) => chosenIn(procedure, field, { text: rest, words }, answers, turn),
  };
}
