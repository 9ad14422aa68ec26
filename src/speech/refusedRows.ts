import type { LineList } from '../domain/records/order.js';
import { sheet } from './csv.js';
import type { Speaker } from './speaker.js';

/** The rows of a list that were not taken, in its own columns with the reason beside: what is put right can be sent again. */
export function refusedRows({ columns, refused }: LineList, { words, format }: Speaker): string {
  const heads = columns.map((column) => words.say(`common:column.${column}`));
  const rows = refused.map(({ at, cells, problem }) => [
    ...columns.map((column) => cells[column] ?? ''),
    String(at),
    format.reason(problem),
  ]);
  return sheet([...heads, words.say('common:rows.row'), words.say('common:rows.why')], rows, words.language);
}
