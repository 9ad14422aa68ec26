import { z } from 'zod';
import { isProblemCode, type Problem, ProblemDetail, problemOf } from '../terms/problems.js';
import { type Refusal, type Result, refuse } from '../terms/result.js';

/** The cells of a row that have something in them, by the names of their columns. */
export type Cells = Readonly<Record<string, string>>;

/** Why a row is not taken, and for which of its columns. */
export interface RefusedRow {
  readonly ok: false;
  readonly problem: Problem;
  readonly column?: string;
}
export type Judged<T> = { readonly ok: true; readonly value: T } | RefusedRow;

export const refusedIn = (column: string, { problem }: Refusal): RefusedRow => ({ ok: false, problem, column });

/** Something that a row names and that is not there. */
export const notThere = (column: string, value: string): RefusedRow =>
  refusedIn(column, refuse('import.notThere', { value }));

/** A cell that one of the domain's readers reads; what it refuses is said with its details. */
export const readBy = <T>(read: (text: string) => Result<T>) =>
  z.string().transform((text, context) => {
    const found = read(text);
    if (found.ok) return found.value;
    context.addIssue({ code: 'custom', message: found.problem.code, params: { ...found.problem.details } });
    return z.NEVER;
  });

const Params = z.object({ params: z.record(z.string(), ProblemDetail) });

/** A row as its columns read it, or what is wrong with the first cell that is. */
export function readCells<R>(columns: z.ZodType<R>, cells: Cells): Judged<R> {
  const read = columns.safeParse(cells);
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  const column = String(issue?.path[0] ?? '');
  if (cells[column] === undefined) return refusedIn(column, refuse('value.missing'));
  if (!isProblemCode(issue?.message)) return refusedIn(column, refuse('value.choice'));
  const { code, details } = problemOf(read.error);
  const given = Params.safeParse(issue).data?.params ?? {};
  return refusedIn(column, refuse(code, { ...details, ...given }));
}

export const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
export const yesNoText = (value: boolean): string => (value ? 'yes' : 'no');

/** One of what the operator's data name, by its id. */
export const oneOf = (known: readonly { readonly id: string }[] = []) =>
  z.string().refine((id) => known.some((one) => one.id === id), 'value.choice');

/** Several of them, with blanks between. */
export const someOf = (known: readonly { readonly id: string }[]) =>
  z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .refine((ids) => ids.every((id) => known.some((one) => one.id === id)), 'value.choice');

/** It is there, and another organisation's: nothing moves from one to another by a file. */
export const ofAnother = (): RefusedRow => refusedIn('organisation', refuse('import.otherOrganisation'));
