import { type Result, refuse } from '../../domain/terms/result.js';
import type { Given } from '../../domain/terms/shown.js';
import { contextOf, sayIfAny, type Words } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { isAction, isNarrowing } from '../definition/fields.js';
import type { Guides } from '../definition/guides.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { reselect } from '../fields/lines/marks.js';
import { ALL } from '../fields/lines/page.js';
import { choiceOf } from '../fields/picking.js';

/** A procedure that can be gone on with: what its button says, and what the menu calls it. */
export interface Next {
  readonly title: string;
  readonly called: string;
  readonly procedure: string;
}

/** A button for one, with what it gives. */
export type NextButton = { readonly [K in keyof Next | 'field' | 'value' | 'does']: string };

/** The answers that a run begins with, or why what is given is no answer to it: said before the first question. */
export async function answersFrom(procedure: Procedure, given: Given, turn: Turn): Promise<Result<Run['answers']>> {
  const field = procedure.fields.find(({ name }) => name === given.field);
  if (field === undefined) return { ok: true, value: {} };
  // Chosen where the list stands: narrowed no more.
  if (isNarrowing(field) && given.value === ALL) return { ok: true, value: {} };
  const first = await answerFrom(field, given, turn);
  const action = procedure.fields.find(isAction);
  if (!first.ok || given.action === undefined || action === undefined) return first;
  const read = await kindOf(action.schema).read(action, given.action, first.value, turn);
  // What it does is asked where this is not possible any more.
  return read.ok ? { ok: true, value: { ...first.value, [action.name]: read.value } } : first;
}

async function answerFrom(field: Field, given: Given, turn: Turn): Promise<Result<Run['answers']>> {
  const kind = kindOf(field.schema);
  if (kind.mostLines !== undefined && !(await isSelection(given, turn)))
    return lineFrom(field, given, kind.mostLines, turn);
  const raw = kind.fromCard(field.name, { [field.name]: given.value }, []);
  const read = await kind.read(field, raw, {}, turn);
  return read.ok ? { ok: true, value: { [field.name]: read.value } } : read;
}

/** The procedures of this role that ask for what is given and can take it, but for the one that shows it. */
export async function nextFor(given: Given, shownBy: string, guides: Guides, turn: Turn): Promise<Next[]> {
  const { operator, actor, words } = turn;
  const offered = (operator.profile.roles[actor.role] ?? [])
    .filter((id) => id !== shownBy && given.only?.includes(id) !== false)
    .flatMap((id) => guides.procedures.get(id) ?? [])
    .filter(({ fields }) => fields.some(({ name }) => name === given.field));
  const taken = await Promise.all(offered.map((procedure) => takes(procedure, given, turn)));
  return offered
    .filter((_, index) => taken[index] === true)
    .map(({ id }) => ({ title: titleOf(id, given.action, words), called: words.say(`${id}:title`), procedure: id }));
}

/** A button that begins one of a procedure's actions is called by what it does. */
const titleOf = (id: string, action: string | undefined, words: Words): string =>
  (action === undefined ? '' : sayIfAny(words, `${id}:confirm`, contextOf(action))) || words.say(`${id}:title`);

/** Whether a procedure can take what is given. Looking writes nothing: a line that is given becomes a selection at the press. */
async function takes(procedure: Procedure, given: Given, turn: Turn): Promise<boolean> {
  if (given.looked) return true;
  const field = procedure.fields.find(({ name }) => name === given.field);
  if (field === undefined || given.line !== true) return (await answersFrom(procedure, given, turn)).ok;
  const choice = await choiceOf(field, given.value, {}, turn);
  return choice !== undefined && choice.closed === undefined;
}

const isSelection = async ({ value }: Given, { services, actor }: Turn): Promise<boolean> =>
  (await services.selections.chosen(actor, value)).length > 0;

/** The selection of one line, where the field's list has it. */
async function lineFrom(field: Field, { value }: Given, most: number, turn: Turn): Promise<Result<Run['answers']>> {
  const choice = await choiceOf(field, value, {}, turn);
  if (choice === undefined) return refuse('value.choice');
  if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
  const kept = await reselect({ before: '', with: [value], most }, turn);
  return kept.ok ? { ok: true, value: { [field.name]: kept.value } } : kept;
}
