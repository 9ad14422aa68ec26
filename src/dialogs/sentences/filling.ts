import { todayOf } from '../../domain/operator/calendar.js';
import type { Problem } from '../../domain/terms/problems.js';
import { refuse } from '../../domain/terms/result.js';
import type { Words } from '../../speech/words.js';
import type { Run, Said } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { partOf } from '../definition/answers.js';
import { isCarried, type Kind, kindOf } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { reselect } from '../fields/lines/marks.js';
import { pick } from '../fields/picking.js';
import { readField } from '../fields/readField.js';
import { readLine, type Typed } from '../screen/readEntry.js';
import { chosenIn } from './choosing.js';
import { numbersIn, withoutNumbers } from './numbers.js';

/** What a sentence answers of a procedure, and why some of what it names is no answer. */
export interface Filled {
  readonly answers: Run['answers'];
  readonly problems: readonly Problem[];
}

/** The sentence in its parts, and the words of its language. */
interface Parts {
  readonly text: string;
  readonly numbers: readonly string[];
  /** Without the numbers. */
  readonly rest: string;
  readonly words: Words;
}

/**
 * The answers that a sentence gives to a procedure's open fields, beside those that are there already. Each goes through the
 * field's own reading; what does not pass is left to be asked.
 */
export async function filledBy(said: Said, procedure: Procedure, given: Run['answers'], turn: Turn): Promise<Filled> {
  const { country } = turn.operator.profile;
  const { text, language } = said;
  const parts: Parts = {
    text,
    numbers: numbersIn(text, country),
    rest: withoutNumbers(text, country),
    words: turn.speaking(language).words,
  };
  const answers: Run['answers'] = {};
  const problems: Problem[] = [];
  for (const field of procedure.fields) {
    const all = { ...given, ...answers };
    if (!isOpen(field, procedure, all)) continue;
    const read = await readFrom(parts, procedure, field, all, turn);
    if (read?.ok) answers[field.name] = read.value;
    else if (read !== undefined && 'problem' in read) problems.push(read.problem);
  }
  return { answers, problems };
}

/** An e-mail address, and whatever has six or more signs with a digit among them: a number, a document, a key. */
const IDENTIFYING = /\S+@\S+|(?=\S*\d)[\p{L}\d+]{6,}/gu;

/**
 * The sentence as it is kept for questions that come later: what says who somebody is has been read already and is not
 * kept a second time.
 */
export const forLater = ({ text, language }: Said): Said => ({ text: text.replaceAll(IDENTIFYING, ' '), language });

/** Answers the questions that are open now and that the sentence which began the run has said something of. */
export async function answerFromSentence(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  // What is corrected is not what was said.
  if (run.correcting !== undefined) run.said = undefined;
  if (run.said === undefined) return;
  const { answers } = await filledBy(run.said, procedure, run.answers, turn);
  run.answers = { ...run.answers, ...answers };
}

/** Whether a field is to be asked, and all that it depends on is known. */
function isOpen(field: Field, procedure: Procedure, answers: Run['answers']): boolean {
  if (Object.hasOwn(answers, field.name) || isCarried(field) || !partOf(procedure, answers).includes(field))
    return false;
  return [field.pick, field.skip, field.check].every(
    (one) => one?.after.every((name) => Object.hasOwn(answers, name)) ?? true,
  );
}

/** What a field makes of the sentence; undefined where nothing in it is for the field. */
async function readFrom(
  parts: Parts,
  procedure: Procedure,
  field: Field,
  answers: Run['answers'],
  turn: Turn,
): Promise<Typed | undefined> {
  const kind = kindOf(field.schema);
  if (kind.kind === 'lines') return linesFrom(parts, field, kind.most, answers, turn);
  const named =
    kind.kind === 'choice'
      ? await chosenIn(procedure, field, { text: parts.rest, words: parts.words }, answers, turn)
      : await textFor(kind, parts, procedure, field, turn);
  return named === undefined ? undefined : readLine(field, { text: named, files: [], shown: [] }, answers, turn);
}

/** The part of the sentence that is for a field, as somebody would type it there. */
async function textFor(
  kind: Kind,
  parts: Parts,
  procedure: Procedure,
  field: Field,
  turn: Turn,
): Promise<string | undefined> {
  switch (kind.kind) {
    case 'date':
    case 'period':
      return daysFor(kind.kind, parts, turn);
    case 'amount':
      return new RegExp(`\\d[\\d\\s.,]*(?=\\s?${kind.currency}\\b)`, 'i').exec(parts.rest)?.[0]?.trim();
    case 'text':
      return kind.style === 'Tel' ? parts.numbers[0] : codeFor(field, procedure, parts.text);
    default:
      return undefined;
  }
}

/** The day or the days that are named, as somebody would type them. */
async function daysFor(kind: 'date' | 'period', { rest, words }: Parts, turn: Turn): Promise<string | undefined> {
  // Reading days takes a library of a hundred files: they are loaded with the first sentence, not at the start.
  const { dayIn, daysIn } = await import('./days.js');
  const today = todayOf(turn.operator, turn.services.clock.now());
  if (kind === 'date') return dayIn(rest, words, today);
  const days = daysIn(rest, words, today);
  return days === undefined ? undefined : `${days.from} ${days.until}`;
}

const CODE = /(?=\S*\d)(?=\S*[A-Za-z])[\w-]{6,}|\S+@\S+/g;
/** A field that takes any words takes whatever stands in a sentence: it is asked. */
const ANY_WORDS = 'aa bb';

/** A code or an address that this field takes and no other of the procedure's. */
function codeFor(field: Field, { fields }: Procedure, text: string): string | undefined {
  const takes = (one: Field, code: string) => {
    const kind = kindOf(one.schema);
    return kind.kind === 'text' && one.schema.safeParse(code).success;
  };
  if (takes(field, ANY_WORDS)) return undefined;
  return text.match(CODE)?.find((code) => fields.filter((one) => takes(one, code)).every((one) => one === field));
}

/** The lines whose numbers are named. One that is not there keeps the others from being taken. */
async function linesFrom(
  { numbers }: Parts,
  field: Field,
  most: number,
  answers: Run['answers'],
  turn: Turn,
): Promise<Typed | undefined> {
  if (numbers.length === 0) return undefined;
  const found = await Promise.all(numbers.map((number) => lineOf(number, field, answers, turn)));
  const lines = found.filter((line) => line !== undefined);
  if (lines.length < numbers.length) return refuse('line.unknown');
  const kept = await reselect({ before: '', with: lines, most }, turn);
  return kept.ok ? readField(field, kept.value, answers, turn) : kept;
}

/** The only line that a number finds. */
async function lineOf(text: string, field: Field, answers: Run['answers'], turn: Turn): Promise<string | undefined> {
  const { choices, total } = await pick(field, answers, turn, { text, page: 0, pageSize: 1 });
  return total === 1 ? choices[0]?.value : undefined;
}
