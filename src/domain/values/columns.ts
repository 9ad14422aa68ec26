import { type Cells, MOST_ROWS, type Readings, type TableRow } from '../terms/cells.js';
import { plain, visible } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** The columns that lists have: what they are called, and every name that they go by, stands in the words of each language. */
export const columnNames = [
  ...(['number', 'name', 'iccid', 'firstName', 'lastName', 'spokenLanguage', 'plan', 'options'] as const),
  ...(['billingAccount', 'splitBill', 'title', 'birthDate', 'email', 'phone', 'description'] as const),
  ...(['provider', 'knownBy', 'portDay'] as const),
] as const;
export type ColumnName = (typeof columnNames)[number];

/** A column of a list that is still to be filled in: whether it has to be, and what may stand there, where there is a choice. */
export interface TemplateColumn {
  readonly column: ColumnName;
  readonly needed: boolean;
  readonly values: readonly string[];
}

/** A column that is looked for, with all names that it goes by. Without a `column` it is one that is passed over. */
export interface Column {
  readonly column?: ColumnName | undefined;
  readonly names: readonly string[];
  /** It may be missing. */
  readonly optional?: boolean;
}

/**
 * The columns that are looked for, in their usual order. Where all of them are needed, they are known by their places, too: the
 * first holds a phone number. Where some may be missing, a heading that is none of them is refused: it may be one of theirs,
 * written otherwise.
 */
export type Columns = readonly Column[];

interface Filled {
  readonly at: number;
  readonly row: readonly string[];
}

/** A cell holds no more than this of what is kept or said of it. */
const LONGEST_CELL = 200;

/**
 * The rows of a table by its columns: by the headings, in whatever order they stand, else by their places. Refused: nothing
 * but headings (`rows.none`), too many (`rows.tooMany`), a heading that is none (`rows.heading`). Undefined: nobody can tell the columns.
 */
export function rowsOf(cells: Cells, columns: Columns): Result<TableRow[]> | undefined {
  const filled = cells
    .map((row, index) => ({ at: index + 1, row: row.map(clean) }))
    .filter(({ row }) => widthOf(row) > 0);
  const [first] = filled;
  if (first === undefined) return refuse('rows.none');
  const placed = placesOf(first, filled, columns);
  if (placed === undefined) return undefined;
  const unknown = unknownHeading(first, columns);
  if (unknown !== undefined) return refuse('rows.heading', { heading: unknown });
  const { places, from } = placed;
  const rows = filled.slice(from).map(({ at, row }) => ({ at, cells: cellsAt(places, row) }));
  if (rows.length === 0) return refuse('rows.none');
  return rows.length > MOST_ROWS ? refuse('rows.tooMany', { maximum: MOST_ROWS }) : ok(rows);
}

/** The same of the first reading of a table that has the columns. */
export function rowsIn(readings: Readings, columns: Columns): Result<TableRow[]> | undefined {
  for (const cells of readings) {
    const rows = rowsOf(cells, columns);
    if (rows !== undefined) return rows;
  }
  return undefined;
}

const clean = (cell: string): string => visible(cell.slice(0, LONGEST_CELL)).replaceAll(/\s+/g, ' ').trim();

/** Up to its last cell with something in it. */
const widthOf = (row: readonly string[]): number => row.findLastIndex((cell) => cell !== '') + 1;

const cellsAt = (places: ReadonlyMap<ColumnName, number>, row: readonly string[]): Record<string, string> =>
  Object.fromEntries([...places].map(([column, place]) => [column, row[place] ?? '']));

/** Where each column stands, and which row is the first below the headings. */
function placesOf({ row }: Filled, filled: readonly Filled[], columns: Columns) {
  const sought = columns.flatMap(({ column, names, optional = false }) =>
    column === undefined ? [] : [{ column, optional, place: row.findIndex((cell) => names.includes(heading(cell))) }],
  );
  const there = sought.filter(({ place }) => place >= 0);
  if (sought.every(({ optional, place }) => optional || place >= 0))
    return { places: new Map(there.map(({ column, place }) => [column, place])), from: 1 };
  // A heading that is known beside one that is not: the other column could be any.
  if (there.length > 0 || isLoose(columns)) return undefined;
  const width = Math.max(...filled.map((one) => widthOf(one.row)));
  const from = holdsNumber(row) ? 0 : 1;
  const isList = width === sought.length && filled[from] !== undefined && holdsNumber(filled[from].row);
  return isList ? { places: new Map(sought.map(({ column }, index) => [column, index])), from } : undefined;
}

const isLoose = (columns: Columns): boolean => columns.some(({ optional }) => optional === true);

/** Where columns may be missing, the first heading that is none of them. */
function unknownHeading({ row }: Filled, columns: Columns): string | undefined {
  if (!isLoose(columns)) return undefined;
  const known = new Set(columns.flatMap(({ names }) => names));
  return row.find((cell) => heading(cell) !== '' && !known.has(heading(cell)));
}

/** A heading as it is compared: without the colon, the star or the brackets that people put there. */
const heading = (cell: string): string => plain(cell.replaceAll(/[*:_"'()[\]]/g, ' '));

/** Digits enough for a number and no other words, however it is written. */
const holdsNumber = ([cell = '']: readonly string[]): boolean =>
  /^[\d.,]+e[+-]?\d+$/i.test(cell) || (!/[\p{L};|]/u.test(cell) && cell.replaceAll(/\D/g, '').length >= 5);
