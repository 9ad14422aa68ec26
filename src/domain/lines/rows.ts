import type { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import type { RefusedRow } from '../records/order.js';
import type { TableRow } from '../terms/cells.js';
import { problemOf } from '../terms/problems.js';
import { ok, type Refusal, type Result, refuse } from '../terms/result.js';
import { type ColumnName, columnNames } from '../values/columns.js';
import { callingCode, dialled, phoneIn } from '../values/phone.js';
import { isScientific } from '../values/scientific.js';

/** What the columns beside the number must hold. */
export type Columned = { readonly [C in Exclude<ColumnName, typeof NUMBER>]?: z.ZodType<string> };

/** The column of a list that says which line a row is about. */
export const NUMBER = 'number' satisfies ColumnName;

export interface RowsAsked {
  readonly rows: readonly TableRow[];
  /** What the other columns must hold, by column. */
  readonly values: Columned;
}

/** What a list comes to: its lines in order, with what it says of each, and the rows that are not taken. */
export interface RowsRead {
  readonly lines: readonly string[];
  readonly given: Readonly<Record<string, Record<string, string>>>;
  readonly refused: readonly RefusedRow[];
}

/** A row whose cells are all good. */
interface GoodRow {
  readonly row: TableRow;
  /** E.164 */
  readonly number: string;
  /** What is said where no line has it. */
  readonly unknown: 'line.unknown' | 'row.number';
  readonly given: Record<string, string>;
}

/**
 * Reads a list of lines row by row: each has its own verdict, and those that are not taken say why. A number of another
 * company answers like one that nobody has.
 */
export const lineRows = query<RowsAsked, RowsRead>({
  name: 'line.rows',
  allowed: 'everybody',
  look: async (asking, { rows, values }) => {
    const read = rows.map((row) => ({ row, read: readRow(asking, row, values) }));
    const good = read.flatMap((one) => (one.read.ok ? [one.read.value] : []));
    const bad = read.flatMap(({ row, read: one }) =>
      one.ok ? [] : [{ at: row.at, cells: { ...row.cells }, ...one.refused }],
    );
    const { kept, repeated } = withoutRepeats(good);
    const lineOf = await linesByNumber(
      asking,
      kept.map(({ number }) => number),
    );
    const found = kept.map((one) => ({ one, line: lineOf.get(one.number) }));
    const lines = found.flatMap(({ one, line }) => (line === undefined ? [] : [{ line, given: one.given }]));
    const unknown = found.flatMap(({ one, line }) => (line === undefined ? [unknownRow(asking, one)] : []));
    return ok({
      lines: lines.map(({ line }) => line),
      given: Object.fromEntries(lines.map(({ line, given }) => [line, given])),
      refused: [...bad, ...repeated, ...unknown].toSorted((one, other) => one.at - other.at),
    });
  },
});

/** The columns beside the number that a list has, in their usual order. */
export const columnsOf = (values: Columned) =>
  columnNames.filter((column) => column !== NUMBER).filter((column) => values[column] !== undefined);

/** The ids of the company's lines with these numbers, the oldest line where there are several: a whole list is read at once. */
async function linesByNumber(
  { tables, actor: { organisation } }: Asking,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (organisation === undefined) return new Map();
  const lines = (await tables.lines.among('number', numbers)).filter((line) => line.organisation === organisation);
  // A later entry of a map takes the place of an earlier one.
  return new Map(lines.toReversed().map(({ number, id }) => [number, id]));
}

type Read = { readonly ok: true; readonly value: GoodRow } | { readonly ok: false; readonly refused: Why };
type Why = Pick<RefusedRow, 'column' | 'problem'>;

function readRow({ operator }: Asking, row: TableRow, values: RowsAsked['values']): Read {
  const number = lineNumber(operator.profile.country, row.cells[NUMBER] ?? '');
  if (!number.ok) return { ok: false, refused: { column: NUMBER, problem: number.problem } };
  const given: Record<string, string> = {};
  for (const column of columnsOf(values)) {
    const read = values[column]?.safeParse(row.cells[column] ?? '');
    if (read === undefined) continue;
    if (!read.success) return { ok: false, refused: { column, problem: problemOf(read.error) } };
    given[column] = read.data;
  }
  return { ok: true, value: { row, ...number.value, given } };
}

/**
 * A row's number in E.164, read as somebody in `country` dials it. One that the numbering plan does not have may be newer than
 * the plan: its line is looked for.
 */
function lineNumber(country: string, cell: string): Result<Pick<GoodRow, 'number' | 'unknown'>> {
  if (cell === '') return refuse('value.missing');
  if (isScientific(cell)) return refuse('row.scientific');
  const typed = cell.replace(/^00/, '+');
  const read = phoneIn(country, typed);
  if (read.ok) return ok({ number: read.value, unknown: 'line.unknown' });
  if (read.problem.code === 'value.phoneCountry') return refuse('row.foreign', { country });
  const digits = `+${dialled(typed).replaceAll(/\D/g, '')}`;
  return digits.startsWith(callingCode(country) ?? '+')
    ? ok({ number: digits, unknown: 'row.number' })
    : refuse('row.number', { country });
}

/** A number that stands in the list more than once is taken once, and not at all where the rows say different things. */
function withoutRepeats(rows: readonly GoodRow[]): { kept: GoodRow[]; repeated: RefusedRow[] } {
  const byNumber = new Map<string, GoodRow[]>();
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row]);
  const kept: GoodRow[] = [];
  const repeated: RefusedRow[] = [];
  for (const [first, ...more] of byNumber.values()) {
    if (first === undefined) continue;
    const agreed = isAgreed([first, ...more]);
    if (agreed) kept.push(first);
    else repeated.push(refusedRow(first.row, refuse('row.contradicts', { row: more[0]?.row.at ?? first.row.at })));
    const why = agreed
      ? refuse('row.repeats', { row: first.row.at })
      : refuse('row.contradicts', { row: first.row.at });
    repeated.push(...more.map(({ row }) => refusedRow(row, why)));
  }
  return { kept, repeated };
}

const isAgreed = ([first, ...more]: readonly GoodRow[]): boolean =>
  more.every(({ given }) => JSON.stringify(given) === JSON.stringify(first?.given));

const refusedRow = ({ at, cells }: TableRow, { problem }: Refusal): RefusedRow => ({
  at,
  cells: { ...cells },
  column: NUMBER,
  problem,
});

const unknownRow = ({ operator: { profile } }: Asking, { row, unknown }: GoodRow): RefusedRow =>
  refusedRow(row, unknown === 'row.number' ? refuse(unknown, { country: profile.country }) : refuse(unknown));
