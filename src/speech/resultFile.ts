import { stringify } from 'csv-stringify/sync';
import type { CommandResult } from '../domain/orders/commandResult.js';
import { type Cell, resultTable } from './resultTable.js';
import type { Speaker } from './speaker.js';

/**
 * What became of each line, for a spreadsheet: CSV in UTF-8 with a byte order mark, heads and words in the reader's
 * language. Amounts have the language's decimal sign and nothing else, instants are 2026-12-01 09:30 on the operator's clocks.
 */
export function resultFile(result: CommandResult, speaker: Speaker): string {
  const { heads, rows } = resultTable(result, speaker);
  return sheet(
    heads,
    rows.map((row) => row.map((cell) => plainCell(cell, speaker))),
    speaker.words.language,
  );
}

/** A table as people of a language open it in a spreadsheet, where none of its cells becomes a formula. */
export const sheet = (heads: readonly string[], rows: readonly (readonly string[])[], language: string): string =>
  stringify([[...heads], ...rows.map((row) => row.map(asText))], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    delimiter: delimiterIn(language),
    record_delimiter: 'windows',
  });

function plainCell(cell: Cell, { words, format }: Speaker): string {
  if (typeof cell === 'string') return cell;
  if ('instant' in cell) return format.sortable(cell.instant);
  return new Intl.NumberFormat(words.language, { useGrouping: false, minimumFractionDigits: 2 }).format(cell.amount);
}

/** A spreadsheet expects the semicolon where the comma is for decimals. */
const delimiterIn = (language: string): string =>
  new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';

/**
 * Text that no spreadsheet takes for a formula, even one that splits at another delimiter than ours: an apostrophe goes
 * before every sign that could begin one.
 */
const asText = (cell: string): string =>
  cell.replaceAll(/[\t\r\n\v\f]+/g, ' ').replaceAll(/(^|[;,|"])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
