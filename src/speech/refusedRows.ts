import type { LineList } from '../domain/records/order.js';
import { digitsCell, sheet } from './csv.js';
import type { Speaker } from './speaker.js';

/** The rows of a list that were not taken, in its own columns with the reason beside: what is put right can be sent again. */
export function refusedRows({ columns, refused }: LineList, { words, format }: Speaker): string {
  const heads = columns.map((column) => words.say(`common:column.${column}`));
  const rows = refused.map(({ at, cells, problem }) => [
    ...columns.map((column) => unshortened(cells[column] ?? '')),
    String(at),
    format.reason(problem),
  ]);
  return sheet([...heads, words.say('common:rows.row'), words.say('common:rows.why')], rows, words.language);
}

/** A spreadsheet that it is put right in keeps fifteen digits of a number: a SIM card's has more. */
const unshortened = (cell: string): string => (/^\d{16,}$/.test(cell) ? digitsCell(cell) : cell);
