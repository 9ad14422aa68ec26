import { z } from 'zod';
import { type ByList, MOST_LINES } from '../../../domain/lines/find/selections.js';
import { type Columned, columnsOf, lineRows, NUMBER, type RowsRead } from '../../../domain/lines/rows.js';
import type { Readings, TableRow } from '../../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../../domain/terms/result.js';
import { type ColumnName, type Columns, rowsIn } from '../../../domain/values/columns.js';
import type { Words } from '../../../speech/words.js';
import type { Attachment } from '../../conversation/activity.js';
import type { Turn } from '../../conversation/turn.js';

/** As much as is pasted, in characters: a card and a message hold little more. */
export const LONGEST_LIST = 30_000;

const File = z.object({ name: z.string(), url: z.string() });
/** A list as it came in: pasted, or in files. */
export const Sent = z.object({ text: z.string(), files: z.array(File) });
export type Sent = z.output<typeof Sent>;

/** What came for a list; undefined where nothing did. */
export function sentIn(text: string, attachments: readonly Attachment[]): Sent | undefined {
  const files = attachments.flatMap(({ name = '', contentUrl: url }) => (url === undefined ? [] : [{ name, url }]));
  return text.trim() === '' && files.length === 0 ? undefined : { text, files };
}

/** What a list has for each of its rows, and how they are read. */
export interface ListOf {
  readonly columns: readonly ColumnName[];
  /** Those of them that may be missing; without any, the columns are known by their places, too. */
  readonly optional?: readonly ColumnName[];
  /** Columns that go by the names of another one as well, which this list has not got. */
  readonly called?: Readonly<Partial<Record<ColumnName, ColumnName>>>;
  /** How many rows are taken, in words; without it they are lines. */
  readonly counted?: 'common:counted.employees';
  /** What the rows come to. */
  read(rows: readonly TableRow[], turn: Turn): Promise<Result<RowsRead>>;
  /** Where a file with the headings and what may stand below them can be fetched. */
  template?(turn: Turn): Promise<string>;
}

/** A list of lines: their numbers, with something for each. */
export const linesOf = (values: Columned): ListOf => ({
  columns: [NUMBER, ...columnsOf(values)],
  read: (rows, { services, actor }) => services.door.ask({ query: lineRows, input: { rows, values }, actor }),
});

/** The columns with all names that they go by in any language. */
export function columnsIn(
  { columns, optional = [], called = {} }: Pick<ListOf, 'columns' | 'optional' | 'called'>,
  words: Words,
): Columns {
  const namesOf = (column: ColumnName) => words.listOfAll(`common:said.column.${column}`);
  const named = columns.map((column) => ({
    ...{ column, names: [column, called[column] ?? column].flatMap(namesOf) },
    optional: optional.includes(column),
  }));
  // Rows that were left out come back with these.
  return [...named, { names: words.listOfAll('common:said.besideColumns') }];
}

/** Their headings, as they would stand in a list. */
export const headsIn = (columns: readonly ColumnName[], words: Words): string =>
  columns.map((column) => words.say(`common:column.${column}`)).join('; ');

/** Reads a list, and keeps its lines with what it says of each. Refused where no row at all can be taken. */
export async function keepList(sent: Sent, of: ListOf, turn: Turn): Promise<Result<string>> {
  const read = await readList(sent, of, turn);
  if (!read.ok) return read;
  const { lines, given, list } = read.value;
  return turn.services.selections.keep(turn.actor, lines, MOST_LINES, undefined, { given, list });
}

/** Whether a text is rows of numbers, one below the other, and no line that somebody types. */
export const isList = (text: string, { services, words }: Turn): boolean => {
  const typed = text.trim().slice(0, LONGEST_LIST);
  const rows = typed.includes('\n')
    ? rowsIn(services.sheets.ofText(typed), columnsIn({ columns: [NUMBER] }, words))
    : undefined;
  return rows !== undefined && (!rows.ok || rows.value.length > 1);
};

/** What a list comes to; nothing of it is kept. */
export async function readList(
  sent: Sent,
  of: ListOf,
  turn: Turn,
): Promise<Result<Pick<RowsRead, 'lines'> & Required<ByList>>> {
  const { words, format } = turn;
  if (sent.text.length > LONGEST_LIST) return refuse('rows.tooLong', { maximum: LONGEST_LIST });
  const { columns, optional = [] } = of;
  const readings = await readingsOf(sent, turn);
  if (!readings.ok) return readings;
  const rows = rowsIn(readings.value, columnsIn(of, words));
  const needed = columns.filter((column) => !optional.includes(column));
  if (rows === undefined) return refuse('rows.columns', { columns: headsIn(needed, words) });
  if (!rows.ok) return rows;
  const read = await of.read(rows.value, turn);
  if (!read.ok) return read;
  const { lines, given, refused } = read.value;
  const [first] = refused;
  if (lines.length === 0 && first !== undefined)
    return refuse('rows.allRefused', { count: refused.length, row: first.at, why: format.reason(first.problem) });
  const [file] = sent.files;
  const list = {
    ...(file && { file: file.name }),
    rows: rows.value.length,
    columns: [...columns],
    refused: [...refused],
  };
  return ok({ lines, given, list });
}

async function readingsOf({ text, files }: Sent, { services, actor }: Turn): Promise<Result<Readings>> {
  const [file, ...others] = files;
  if (others.length > 0) return refuse('rows.oneFile');
  return file === undefined ? ok(services.sheets.ofText(text)) : services.sheets.ofFile(actor.conversation, file.url);
}
