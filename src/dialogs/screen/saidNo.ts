import { labelled, labelOf } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import { partOf } from '../definition/answers.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { type AfterNo, afterNo } from '../sentences/afterNo.js';
import { type Named, readNamed } from '../sentences/corrections.js';
import type { OpenScreen } from './openScreen.js';

/** The field that a value after a "no" is for, as if its name had been said; or the fields that could be meant. */
type Meant =
  | { readonly named: Named; readonly corrects: boolean }
  | { readonly which: readonly Field[]; readonly value: string };

/**
 * What "no, Mbuyi" at a question gives, and to which field. It corrects what was answered last, where that takes it; else it
 * answers this question, or corrects the only earlier answer that takes it. Where several could be meant nothing is guessed.
 * Undefined: it is something else, or nobody's answer.
 */
export async function meantAfterNo(
  open: OpenScreen,
  asked: Field | undefined,
  text: string,
): Promise<Meant | undefined> {
  if (asked === undefined || kindOf(asked.schema).takesNames) return undefined;
  const said = afterNo(text, open.turn);
  if (said === undefined) return undefined;
  const [last = [], ...earlier] = answeredBefore(open, asked);
  const takes = async (fields: readonly Field[]) => fieldsFor(open, fields, said);
  const [latest, own] = await Promise.all([takes(last), takes([asked])]);
  const [one, another] = latest;
  if (one !== undefined && another === undefined && own.every((field) => isAlike(one, field)))
    return meant(open, said, one, true);
  const fitting = latest.length > 0 ? [...latest, ...own] : own.length > 0 ? own : await takes(earlier.flat());
  const [only, ...others] = fitting;
  if (only === undefined) return undefined;
  return others.length > 0 ? { which: fitting, value: said.value } : meant(open, said, only, only !== asked);
}

/** The answered fields of the questions before this one, those that were answered last first. */
function answeredBefore({ run, procedure }: OpenScreen, asked: Field): Field[][] {
  const isThere = (field: Field) =>
    field !== asked && Object.hasOwn(run.answers, field.name) && !kindOf(field.schema).isSecret && isTyped(field);
  const there = partOf(procedure, run.answers).filter(isThere);
  return run.asked
    .toReversed()
    .map((group) => there.filter(({ name }) => group.includes(name)))
    .filter((group) => group.length > 0);
}

/** A letter of several lines, or a file, is corrected by no word. */
const isTyped = ({ schema }: Field): boolean => {
  const kind = kindOf(schema);
  return !kind.takesFiles && (!kind.takesNames || kind.mostLines !== undefined);
};

/** Those among fields that take what was said: of any words they take a name, and no sentence. */
async function fieldsFor(
  { turn, run, procedure }: OpenScreen,
  fields: readonly Field[],
  said: AfterNo,
): Promise<Field[]> {
  const named = (field: Field) => ({ labelled: [labelFor(field, said.value)], language: turn.words.language });
  const fits = await Promise.all(
    fields.map(async (field) => {
      if (!said.isBare && kindOf(field.schema).takesAnyWords(field)) return false;
      return Object.hasOwn((await readNamed(named(field), procedure, run, turn)).answers, field.name);
    }),
  );
  return fields.filter((_, index) => fits[index]);
}

/** Two questions of a kind: one name after another. */
const isAlike = (one: Field, other: Field): boolean => {
  const [kind, another] = [kindOf(one.schema), kindOf(other.schema)];
  return kind.constructor === another.constructor && kind.takesAnyWords(one) === another.takesAnyWords(other);
};

const labelFor = ({ name: field }: Field, value: string) => ({
  ...{ field, value, marked: true, begins: true, at: 0, end: value.length },
});

const meant = ({ turn }: OpenScreen, { value }: AfterNo, field: Field, corrects: boolean): Meant => ({
  named: { labelled: [labelFor(field, value)], language: turn.words.language },
  corrects,
});

/** Says that a value fits several answers, and how to say which; and asks again what is asked. */
export async function askWhich(open: OpenScreen, fields: readonly Field[], value: string): Promise<undefined> {
  const { turn, procedure, context } = open;
  const { words } = turn;
  const [first = '', second = ''] = fields.map(({ name }) =>
    words.say('common:quoted', { text: labelled(words, labelOf(words, procedure.id, name), value) }),
  );
  await say(context, words.say('common:correction.which', { value, first, second }));
  await open.askBelow();
  return undefined;
}
