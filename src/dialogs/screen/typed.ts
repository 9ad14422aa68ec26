import type { Run } from '../conversation/state.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { LONGEST_SEARCH as LONGEST_LINES } from '../fields/lines/page.js';

type Typed = NonNullable<Run['typed']>;

/** As much of a search as is looked for. */
export const LONGEST_SEARCH = 80;

/** The same of one field's list: whole columns of numbers are looked for among lines. */
export const longestSearch = ({ schema }: Field): number =>
  kindOf(schema).mostLines === undefined ? LONGEST_SEARCH : LONGEST_LINES;

/** The input in which a field's list is searched. */
export const searchOf = (name: string): string => `${name}.find`;

const inputsOf = (fields: readonly Field[], typed: Typed): ReadonlySet<string> =>
  new Set(fields.flatMap(({ name, schema }) => [name, ...kindOf(schema).inputIds(name, typed), searchOf(name)]));

const only = (typed: Typed, wanted: (id: string) => boolean): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([id]) => wanted(id)));

/** What was typed for these fields and is no answer yet, by input. */
export function typedFor(fields: readonly Field[], { typed = {} }: Run): Typed {
  const ids = inputsOf(fields, typed);
  return only(typed, (id) => ids.has(id));
}

/** Keeps what stands in the inputs of these fields now, until they are answered. */
export function keepTyped(run: Run, fields: readonly Field[], drafts: Typed): void {
  const others = withoutInputs(run, fields);
  run.typed = { ...others, ...drafts };
}

/**
 * After answers with these names: what was typed for them counts no more, nor what was chosen from a list that goes by
 * one of them.
 */
export function forgetTyped(run: Run, fields: readonly Field[], answered: readonly string[]): void {
  if (run.typed === undefined) return;
  const over = fields.filter(({ name, pick }) => [name, ...(pick?.after ?? [])].some((one) => answered.includes(one)));
  const left = withoutInputs(run, over);
  run.typed = Object.keys(left).length > 0 ? left : undefined;
}

function withoutInputs({ typed = {} }: Run, fields: readonly Field[]): Typed {
  const ids = inputsOf(fields, typed);
  return only(typed, (id) => !ids.has(id));
}
