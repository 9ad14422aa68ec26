import type { Place } from '../../../domain/lines/find/keptSelections.js';
import type { Problem } from '../../../domain/terms/problems.js';
import { ok, type Result, refuse } from '../../../domain/terms/result.js';
import type { Run } from '../../conversation/state.js';
import type { Turn } from '../../conversation/turn.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import type { Inputs } from '../asked.js';
import { kindOf } from '../kind.js';
import { pickedOf } from '../picking.js';
import type { LinesPlace } from './page.js';

interface Known {
  readonly answers: Answers;
  readonly drafts: Inputs;
}

/** The field of a run that is being asked, with the selection that is its answer now. */
export const placeIn = ({ id, answers }: Pick<Run, 'id' | 'answers'>, { name }: Field): Place => {
  const answered = answers[name];
  return { run: id, field: name, answered: typeof answered === 'string' ? answered : undefined };
};

/** The selection that a field has now: as marked last, else as answered; '' for none. */
export function selectionOf(name: string, { answers, drafts }: Known): string {
  const held = Object.hasOwn(drafts, name) ? drafts[name] : answers[name];
  return typeof held === 'string' ? held : '';
}

/** A card's inputs with a selection's id in the place of the lines that are marked on it, and what cannot be marked. */
export async function withMarks(
  fields: readonly Field[],
  inputs: Inputs,
  {
    places,
    run,
    drafts,
  }: { readonly places: Readonly<Record<string, LinesPlace>>; readonly run: Run; readonly drafts: Inputs },
  turn: Turn,
): Promise<{ inputs: Inputs; problems: Record<string, Problem> }> {
  const selected: Record<string, string> = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const { mostLines: most } = kindOf(field.schema);
    if (most === undefined) continue;
    const { name } = field;
    const before = selectionOf(name, { answers: run.answers, drafts });
    const marks = marksIn(name, inputs);
    const shown = places[name]?.shown ?? [];
    const found = await foundLines(field, marks, most, run.answers, turn);
    const kept = found.ok
      ? await reselect({ before, without: shown, with: marks, most, of: placeIn(run, field) }, turn)
      : found;
    selected[name] = kept.ok ? kept.value : before;
    if (!kept.ok) problems[name] = kept.problem;
  }
  return { inputs: { ...inputs, ...selected }, problems };
}

/** The input that marks a line in a table; a list has one input for all its lines. */
export const markOf = (name: string, line: string): string => `${name}.mark.${line}`;

/** Whether there are marks of a field among a card's inputs. */
export const hasMarks = (name: string, inputs: Inputs): boolean =>
  Object.hasOwn(inputs, name) || Object.keys(inputs).some((id) => id.startsWith(markOf(name, '')));

function marksIn(name: string, inputs: Inputs): string[] {
  const value = inputs[name];
  const listed = typeof value === 'string' ? value.split(',') : [];
  const beginning = markOf(name, '');
  const inTable = Object.entries(inputs).flatMap(([id, mark]) =>
    id.startsWith(beginning) && mark === 'true' ? [id.slice(beginning.length)] : [],
  );
  return [...new Set([...listed, ...inTable].filter((one) => one !== ''))];
}

/** A card's marks may be made up: a line of somebody else answers like one that nobody has. */
async function foundLines(
  field: Field,
  marks: readonly string[],
  most: number,
  answers: Answers,
  turn: Turn,
): Promise<Result<undefined>> {
  if (marks.length > most) return most === 1 ? refuse('line.unknown') : refuse('lines.tooMany', { count: most });
  const found = await pickedOf(field, marks, answers, turn);
  return found.length === marks.length ? ok(undefined) : refuse('line.unknown');
}

export interface Reselection {
  /** The id of the selection there was; '' for none. */
  readonly before: string;
  /** Lines that leave it, then lines that come to it; of one line, the other makes way. */
  readonly without?: readonly string[];
  readonly with: readonly string[];
  readonly most: number;
  /** Where they are kept; without it, they are to be handed over to a run that begins with them. */
  readonly of?: Place;
}

/** The id of the selection as it is then; '' for none. Refused: `lines.tooMany`. */
export async function reselect(
  { before, without = [], with: more, most, of }: Reselection,
  { services: { selections }, actor }: Turn,
): Promise<Result<string>> {
  const present = before === '' ? [] : await selections.chosen(actor, before);
  const stays = most === 1 && more.length > 0 ? [] : present.filter((id) => !without.includes(id));
  const wanted = [...new Set([...stays, ...more])];
  if (wanted.length === 0) return ok('');
  const same = wanted.length === present.length && present.every((id) => wanted.includes(id));
  return same ? ok(before) : selections.keep(actor, wanted, most, of);
}
