import { todayOf } from '../../domain/operator/calendar.js';
import type { Problem } from '../../domain/terms/problems.js';
import { numbersSaid } from '../../domain/values/numbers.js';
import type { Run, Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { dayIn, periodIn } from '../days/days.js';
import { isReady, partOf } from '../definition/answers.js';
import type { Answers } from '../definition/definition.js';
import { isCarried, isNarrowing } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import type { Said as Read } from '../fields/asked.js';
import { checkFields } from '../fields/checks.js';
import { type Kind, kindOf } from '../fields/kind.js';
import { handedOver } from '../fields/lines/handedOver.js';
import type { SentenceParts } from '../fields/sentenceParts.js';
import { allChosenIn, chosenIn } from './choosing.js';
import { impliedBy } from './implied.js';
import type { Labelled } from './labelled.js';
import { valuesByName, withoutNamed } from './named.js';
import { namesIn, ownersIn } from './names.js';
import { personIn } from './personIn.js';
import { takesTarget, targetIn } from './target.js';
import { excludes } from './toKnow.js';

/** What a sentence answers of a procedure, and why some of what it names is no answer. */
export interface Filled {
  readonly answers: Run['answers'];
  readonly problems: readonly Problem[];
  /** What is looked for in the list of a field that it does not answer, by field. */
  readonly sought: Readonly<Record<string, string>>;
}

/** What is said for one field: behind its name, or somewhere in what has no name. */
interface Heard {
  readonly parts: SentenceParts;
  readonly label: Labelled | undefined;
}

/**
 * The answers that a sentence gives to a procedure's open fields, beside those that are there already. Each goes through the
 * field's own reading; what does not pass is left to be asked. What stands behind a field's name is for that field only.
 */
export async function filledBy(said: Said, procedure: Procedure, given: Run['answers'], turn: Turn): Promise<Filled> {
  return filledWith(valuesByName(said, procedure, turn), said, procedure, given, turn);
}

/** The same, with these values for the fields that are named before them. */
async function filledWith(
  named: readonly Labelled[],
  said: Said,
  procedure: Procedure,
  given: Run['answers'],
  turn: Turn,
): Promise<Filled> {
  const rest = partsOf({ ...said, text: withoutNamed(said.text, named) }, procedure, turn);
  const heard = procedure.fields.map((field) => {
    const label = named.find((one) => one.field === field.name);
    return {
      field,
      label,
      parts: label === undefined ? rest : partsOf({ ...said, text: label.value }, procedure, turn),
    };
  });
  let filled: Filled = { answers: {}, problems: [], sought: {} };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = Object.keys(filled.answers).length;
    filled = await onePass(heard, procedure, given, filled.answers, turn);
    if (Object.keys(filled.answers).length === before) break;
  }
  // "Cancel forwarding to 0470…": no word for a field that is asked now, but a word like others.
  const asked = new Set(partOf(procedure, { ...given, ...filled.answers }).map(({ name }) => name));
  const good = named.filter((one) => asked.has(one.field) && (isTold(one) || Object.hasOwn(filled.answers, one.field)));
  if (good.length < named.length) return filledWith(good, said, procedure, given, turn);
  const person = await personIn(rest, procedure, { ...given, ...filled.answers }, turn);
  const all = { ...filled, answers: { ...filled.answers, ...person } };
  return named.length === 0 ? all : checked(all, procedure, given, turn);
}

/** A field may wait for one that comes later: a number for its country, a card's number for the way in which it is given. */
const MOST_PASSES = 3;

/** Goes through the fields once. What was found before stays. */
async function onePass(
  heard: readonly (Heard & { readonly field: Field })[],
  procedure: Procedure,
  given: Run['answers'],
  before: Run['answers'],
  turn: Turn,
): Promise<Filled> {
  const answers: Run['answers'] = { ...before };
  const problems: Problem[] = [];
  const sought: Record<string, string> = {};
  for (const { field, parts, label } of heard) {
    const all = { ...given, ...answers };
    const there = Object.hasOwn(before, field.name);
    const { read, implied } = there ? {} : await heardFor(field, { parts, label }, procedure, all, turn);
    if (read?.ok) Object.assign(answers, implied, { [field.name]: read.value });
    else if (read !== undefined && 'problem' in read && isTold(label)) {
      problems.push(read.problem);
      if ('sought' in read && read.sought !== undefined) sought[field.name] = read.sought;
    }
    const value = answers[field.name];
    if (value !== undefined) problems.push(...(await kindOf(field.schema).unused(parts, field, all, value, turn)));
  }
  return { answers, problems, sought };
}

/** Whether it is said why a value is none: a word behind a name with nothing between them may be for something else, a number is not. */
const isTold = (label: Labelled | undefined): boolean => label?.marked !== false || /^\d{6,}$/.test(label.value);

/** What a field makes of what is said for it, and the answer that it says as well: a package is of one category. */
async function heardFor(
  field: Field,
  { parts, label }: Heard,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<{ readonly read?: Read | undefined; readonly implied?: Run['answers'] }> {
  const kind = kindOf(field.schema);
  const ready = isOpen(field, procedure, answers, label === undefined && !isWhole(kind, parts));
  const implied = ready ? {} : await impliedBy(parts, field, procedure, answers, turn);
  if (implied === undefined) return {};
  const all = { ...answers, ...implied };
  const read =
    label === undefined
      ? await kind.fromSentence(parts, field, all, turn)
      : await kind.fromLabel(parts, field, all, turn);
  return { read, implied };
}

/** A number with its country's code says itself what it is. */
const isWhole = ({ isPhone }: Kind, { numbers }: SentenceParts): boolean =>
  isPhone && numbers.length > 0 && numbers.every((number) => /^(?:\+|00)/.test(number));

/** The answers together: what was taken before what it depends on was known is looked at once more. */
async function checked(filled: Filled, procedure: Procedure, given: Run['answers'], turn: Turn): Promise<Filled> {
  const taken = procedure.fields.filter(({ name }) => Object.hasOwn(filled.answers, name));
  const { values, problems } = await checkFields(taken, { ...given, ...filled.answers }, turn);
  const good = Object.entries({ ...filled.answers, ...values }).filter(([name]) => !Object.hasOwn(problems, name));
  return { ...filled, answers: Object.fromEntries(good), problems: [...filled.problems, ...Object.values(problems)] };
}

/** Answers the questions that are open now and that the sentence which began the run has said something of. */
export async function answerFromSentence(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  // What is corrected is not what was said.
  if (run.correcting !== undefined) run.said = undefined;
  if (run.said === undefined) return;
  const { answers } = await filledBy({ ...run.said, withoutNames: true }, procedure, run.answers, turn);
  run.answers = { ...run.answers, ...(await handedOver(procedure, answers, run.id, turn)) };
}

/** Whether a field is to be asked, and all that it depends on is known. */
function isOpen(field: Field, procedure: Procedure, answers: Run['answers'], unnamed: boolean): boolean {
  if (Object.hasOwn(answers, field.name)) return false;
  if (!isNarrowing(field) && (isCarried(field) || !partOf(procedure, answers).includes(field))) return false;
  // Its first check says what it looks like, where its name does not; what comes later is checked when the answers for it are there.
  const needed = [field.pick, ...field.skips, ...(unnamed ? [field.checks[0]] : [])];
  return needed.every((one) => isReady(procedure, one, answers));
}

/** The fields that are asked as far as these answers say: what goes by an answer that is not there may never be asked. */
const openFor = (procedure: Procedure, answers: Answers): Field[] =>
  partOf(procedure, answers).filter(({ skips }) => skips.every((skip) => isReady(procedure, skip, answers)));

/** A sentence; `withoutNames`: what may be a name counts for nothing, such as when it is read again for later questions. */
type Said = Sentence & { readonly withoutNames?: true };

/** The sentence in its parts, and what can be found in it for a field of the procedure. */
export function partsOf({ text, language, withoutNames }: Said, procedure: Procedure, turn: Turn): SentenceParts {
  const { country } = turn.operator.profile;
  const { words } = turn.speaking(language);
  const { numbers: all, rest } = numbersSaid(text, country);
  const target = takesTarget(procedure) ? targetIn(text, all, words) : undefined;
  const today = () => todayOf(turn.operator, turn.services.clock.now());
  return {
    text,
    words,
    numbers: target === undefined ? all : all.slice(0, -1),
    target,
    rest,
    fields: procedure.fields,
    open: (answers) => openFor(procedure, answers),
    phones: (answers) => partOf(procedure, answers).filter(({ schema }) => kindOf(schema).isPhone),
    day: () => dayIn(rest, words, today(), { whole: false }),
    days: () => periodIn(rest, words, today(), { whole: false }),
    names: () => (withoutNames ? [] : namesIn(rest, procedure.id, words)),
    // What is asked for so as to be seen is asked for in few words.
    owners: () =>
      withoutNames ? [] : ownersIn(rest, procedure.id, words, { capital: procedure.ending.show === undefined }),
    owned: () => (withoutNames ? [] : ownersIn(rest, procedure.id, words, { capital: false })),
    excludes: excludes(text, words),
    choice: (field, answers) => chosenIn(procedure, field, { text: rest, words }, answers, turn),
    choices: (field, answers) => allChosenIn(procedure, field, { text: rest, words }, answers, turn),
  };
}
