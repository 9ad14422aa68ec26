import type { Result } from '../../domain/terms/result.js';
import type { Given } from '../../domain/terms/shown.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';

/** A procedure that can be gone on with, by the title on its button. */
export interface Next {
  readonly title: string;
  readonly procedure: string;
}

/** The answers that a run begins with, or why what is given is no answer to it: said before the first question. */
export async function answersFrom(procedure: Procedure, given: Given, turn: Turn): Promise<Result<Run['answers']>> {
  const field = procedure.fields.find(({ name }) => name === given.field);
  if (field === undefined) return { ok: true, value: {} };
  const kind = kindOf(field.schema);
  const raw = kind.fromCard(field.name, { [field.name]: given.value }, []);
  const read = await kind.read(field, raw, {}, turn);
  return read.ok ? { ok: true, value: { [field.name]: read.value } } : read;
}

/** The procedures of this role that ask for what is given and can take it, but for the one that shows it. */
export async function nextFor(given: Given, shownBy: string, guides: Guides, turn: Turn): Promise<Next[]> {
  const { operator, actor, words } = turn;
  const offered = (operator.profile.roles[actor.role] ?? [])
    .filter((id) => id !== shownBy)
    .flatMap((id) => guides.procedures.get(id) ?? [])
    .filter(({ fields }) => fields.some(({ name }) => name === given.field));
  const taken = await Promise.all(offered.map((procedure) => answersFrom(procedure, given, turn)));
  return offered
    .filter((_, index) => taken[index]?.ok === true)
    .map(({ id }) => ({ title: words.say(`${id}:title`), procedure: id }));
}
