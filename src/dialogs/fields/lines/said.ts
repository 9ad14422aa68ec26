import { refuse } from '../../../domain/terms/result.js';
import type { Turn } from '../../conversation/turn.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import type { Sought } from '../asked.js';
import { pick } from '../picking.js';
import type { SentenceParts } from '../sentenceParts.js';
import { linesInState } from './inState.js';
import { maskIn } from './maskIn.js';
import { linesNamed } from './named.js';

/** The lines that a sentence names, by their ids, or why it names none. */
export type SaidLines = { readonly ok: true; readonly lines: readonly string[] } | Sought;

/**
 * The lines whose numbers are named; one that is not there keeps the others from being taken. Without a number, the only line
 * of somebody who is named, or that fits a mask; where there are several, these are looked for. Undefined: nothing in it is for the list.
 */
export async function linesSaid(
  { text, words, numbers, names, owners, owned, excludes }: SentenceParts,
  field: Field,
  answers: Answers,
  turn: Turn,
): Promise<SaidLines | undefined> {
  // All but these are for the list itself.
  if (excludes) return undefined;
  const mask = maskIn(text);
  if (mask !== undefined) return linesFitting(mask, field, answers, turn);
  const found = await Promise.all(numbers.map((number) => lineOf(number, field, answers, turn)));
  const lines = found.filter((line) => line !== undefined);
  if (lines.length < numbers.length) return refuse('line.unknown');
  if (numbers.length > 0) return { ok: true, lines };
  const inState = await linesInState(text, words, field, answers, turn);
  if (inState !== undefined) return inState;
  const person = await linesNamed(names(), owned(), field, answers, turn);
  if (person === undefined) return nobody(owners());
  const { name, sought, all } = person;
  if (all && person.lines.length === 1) return { ok: true, lines: person.lines };
  return { ...refuse('line.nameSeveral', { name }), sought };
}

/** What is said to belong to somebody whom the list does not have. */
function nobody([owner]: readonly (readonly string[])[]): SaidLines | undefined {
  return owner === undefined ? undefined : refuse('line.nameUnknown', { name: owner.join(' ') });
}

/** The only line that fits a mask; several are for the list: nobody has said all of them. */
async function linesFitting(mask: string, field: Field, answers: Answers, turn: Turn): Promise<SaidLines> {
  const { choices, total } = await pick(field, answers, turn, { text: mask, page: 0, pageSize: 1 });
  if (total === 0) return refuse('line.unknown');
  if (total === 1) return { ok: true, lines: choices.map(({ value }) => value) };
  return { ...refuse('line.maskSeveral', { mask }), sought: mask };
}

/** The only line that a number finds. */
async function lineOf(text: string, field: Field, answers: Answers, turn: Turn): Promise<string | undefined> {
  const { choices, total } = await pick(field, answers, turn, { text, page: 0, pageSize: 1 });
  return total === 1 ? choices[0]?.value : undefined;
}
