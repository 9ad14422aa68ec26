import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import type { Operator } from '../operator/index.js';
import type { Row, Table, TableName } from '../records/tables.js';
import type { TableRow } from '../terms/cells.js';
import { refuse } from '../terms/result.js';
import { type Cells, type Judged, readCells, refusedIn } from './reading.js';

/** What a row comes to. */
export const Outcome = z.enum(['added', 'changed', 'same']);
export type Outcome = z.output<typeof Outcome>;

/** What rows are written with. `invites`: new accounts are sent an invitation. */
export type Writing = Pick<
  Work<{ readonly invites: boolean }>,
  'tables' | 'ids' | 'now' | 'actor' | 'operator' | 'input' | 'commandId'
>;

/** A row that can be written. */
export interface Placed {
  readonly outcome: Outcome;
  /** Nothing where it is the same already. */
  write(work: Writing): Promise<void>;
}
/** The same, with what nothing else in the file may be. */
export interface PlacedRow extends Placed {
  readonly key: string;
}

/** A page of what there is, in the form of the file; `last`: where the next one goes on, if there may be one. */
export interface ExportedPage {
  readonly rows: readonly Cells[];
  readonly last?: string | undefined;
}

/** What of the operator's can come from a file. */
export interface ImportKind {
  /** The columns that a file may have, in the order in which they are written. */
  columns(operator: Operator): readonly string[];
  /** What would come of rows, in their order: those of one portion, so that what they name is looked up once. */
  judge(asking: Asking, rows: readonly TableRow[]): Promise<readonly Judged<PlacedRow>[]>;
  /** What there is, `most` rows from after the row of that id on. */
  page(asking: Asking, after: string | undefined, most: number): Promise<ExportedPage>;
}

interface Definition<Shape extends z.ZodRawShape, Known> {
  columns(operator: Operator): z.ZodObject<Shape>;
  key(row: z.output<z.ZodObject<Shape>>): string;
  /** What the rows of a portion name, looked up together. */
  known(asking: Asking, rows: readonly z.output<z.ZodObject<Shape>>[]): Promise<Known>;
  place(asking: Asking, row: z.output<z.ZodObject<Shape>>, known: Known): Judged<Placed>;
  readonly page: ImportKind['page'];
}

/** Reads the rows, and refuses one whose key stands in the portion already. */
export function importKind<Shape extends z.ZodRawShape, Known>(of: Definition<Shape, Known>): ImportKind {
  return {
    columns: (operator) => Object.keys(of.columns(operator).shape),
    page: of.page,
    judge: async (asking, rows) => {
      const columns = of.columns(asking.operator);
      const first = new Map<string, number>();
      const read = rows.map(({ at, cells }) => {
        const row = readCells(columns, cells);
        if (!row.ok) return row;
        const key = of.key(row.value);
        const before = first.get(key);
        if (before !== undefined) return refusedIn('', refuse('row.repeats', { row: before }));
        first.set(key, at);
        return { ok: true as const, value: { key, row: row.value } };
      });
      const known = await of.known(
        asking,
        read.flatMap((one) => (one.ok ? [one.value.row] : [])),
      );
      return read.map((one) => {
        if (!one.ok) return one;
        const placed = of.place(asking, one.value.row, known);
        return placed.ok ? { ok: true, value: { ...placed.value, key: one.value.key } } : placed;
      });
    },
  };
}

/** A page of what was found, at most `most`; a row that is in no file is left out. */
export const pageOf = <R extends { readonly id: string }>(
  found: readonly R[],
  most: number,
  cells: (row: R) => Cells | undefined,
): ExportedPage => {
  const rows = found.map(cells).filter((one) => one !== undefined);
  return { rows, last: found.at(most - 1)?.id };
};

/** By id, what is there of some ids. */
export async function byId<R extends { readonly id: string }>(
  get: (id: string) => Promise<R | undefined>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, R>> {
  const found = await Promise.all([...new Set(ids)].map(get));
  return new Map(found.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
}

/** What a row comes to: `after` has what the file says of it, and what stays. */
export const outcomeOf = <R extends object>(before: R | undefined, after: R): Outcome => {
  if (before === undefined) return 'added';
  return Object.entries(after).every(([column, value]) => isSame(Reflect.get(before, column), value))
    ? 'same'
    : 'changed';
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The cells of a row that is written into a file: those that have something. */
export const filled = (cells: Readonly<Record<string, string | undefined>>): Cells =>
  Object.fromEntries(Object.entries(cells).flatMap(([column, text]) => (text === undefined ? [] : [[column, text]])));

/** Writes a row: one that is new needs no look whether it is there. */
export const keep = <N extends TableName>(table: Table<N>, before: object | undefined, row: Row<N>): Promise<void> =>
  before === undefined ? table.insert(row) : table.put(row);
