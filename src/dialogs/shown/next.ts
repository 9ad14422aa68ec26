import { type Result, refuse } from '../../domain/terms/result.js';
import type { Given } from '../../domain/terms/thing.js';
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

/** What a procedure is begun with: one of its fields, the value for it, and which of its actions it is to do; '': that is asked. */
export type Begun = { readonly field: string; readonly value: string; readonly does: string };

/** A procedure that can be gone on with: what its button says, what the menu calls it, and what it is begun with. */
export type Next = Begun & { readonly title: string; readonly called: string; readonly procedure: string };

/**
 * The procedures of this role that say that they can be begun about this, but for the one that shows it. Nothing is looked up:
 * what they need to know was seen by the query that shows it.
 */
export function nextFor(given: Given, guides: Guides, { operator, actor, words }: Turn, shownBy?: string): Next[] {
  return (operator.profile.roles[actor.role] ?? [])
    .filter((id) => id !== shownBy)
    .flatMap((id) => {
      const begun = guides.procedures.get(id)?.about.find(({ fit }) => given.fits(fit));
      if (begun === undefined) return [];
      const { value, does = '' } = given;
      const title = actionTitle(id, does, words);
      return [{ title, called: words.say(`${id}:title`), procedure: id, field: begun.field, value, does }];
    });
}

/** Those of the procedures that this role is offered: they begin with nothing answered. */
export const nextNamed = (procedures: readonly string[], guides: Guides, { operator, actor, words }: Turn): Next[] =>
  procedures
    .filter((id) => guides.procedures.has(id) && operator.profile.roles[actor.role]?.includes(id))
    .map((id) => {
      const called = words.say(`${id}:title`);
      return { title: called, called, procedure: id, field: '', value: '', does: '' };
    });

/** A button that begins one of a procedure's actions is called by what it does. */
export const actionTitle = (id: string, does: string, words: Words): string =>
  (does === '' ? '' : sayIfAny(words, `${id}:confirm`, contextOf(does))) ||
  sayIfAny(words, `${id}:about`) ||
  words.say(`${id}:title`);

/** The same said in plain text; nothing where there is none. */
export const nextText = (next: readonly Next[], { words }: Turn): string[] =>
  next.length === 0
    ? []
    : [
        words.say('common:goOn', {
          procedures: next.map(({ called }) => words.say('common:quoted', { text: called })).join(', '),
        }),
      ];

/** In plain text: each of these, called by its title, is begun about what was shown. */
export function rememberNext(next: readonly Next[], { state }: Turn): void {
  const [first] = next;
  const fields = Object.fromEntries(next.map(({ procedure, field }) => [procedure, field]));
  state.next = first === undefined ? undefined : { value: first.value, fields };
}

/** The answers that a run begins with, or why what is given is no answer to it: said before the first question. */
export async function answersFrom(procedure: Procedure, begun: Begun, turn: Turn): Promise<Result<Run['answers']>> {
  const taken = procedure.about.some((one) => one.field === begun.field);
  const field = procedure.fields.find(({ name }) => name === begun.field);
  if (field === undefined || !(taken || isNarrowing(field))) return { ok: true, value: {} };
  // Chosen where the list stands: narrowed no more.
  if (isNarrowing(field) && begun.value === ALL) return { ok: true, value: {} };
  const first = await answerFrom(field, begun, turn);
  const action = procedure.fields.find(isAction);
  if (!first.ok || begun.does === '' || action === undefined) return first;
  const read = await kindOf(action.schema).read(action, begun.does, first.value, turn);
  // What it does is asked where this is not possible any more.
  return read.ok ? { ok: true, value: { ...first.value, [action.name]: read.value } } : first;
}

async function answerFrom(field: Field, begun: Begun, turn: Turn): Promise<Result<Run['answers']>> {
  const kind = kindOf(field.schema);
  if (kind.mostLines !== undefined && !(await isSelection(begun, turn)))
    return lineFrom(field, begun, kind.mostLines, turn);
  const raw = kind.fromCard(field.name, { [field.name]: begun.value }, []);
  const read = await kind.read(field, raw, {}, turn);
  return read.ok ? { ok: true, value: { [field.name]: read.value } } : read;
}

const isSelection = async ({ value }: Begun, { services, actor }: Turn): Promise<boolean> =>
  (await services.selections.chosen(actor, value)).length > 0;

/** The selection of one line, where the field's list has it. */
async function lineFrom(field: Field, { value }: Begun, most: number, turn: Turn): Promise<Result<Run['answers']>> {
  const choice = await choiceOf(field, value, {}, turn);
  if (choice === undefined) return refuse('value.choice');
  if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
  const kept = await reselect({ before: '', with: [value], most }, turn);
  return kept.ok ? { ok: true, value: { [field.name]: kept.value } } : kept;
}
