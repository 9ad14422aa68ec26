import type { CommandResult } from '../domain/orders/commandResult.js';
import { sheet } from './csv.js';
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

function plainCell(cell: Cell, { words, format }: Speaker): string {
  if (typeof cell === 'string') return cell;
  if ('instant' in cell) return format.sortable(cell.instant);
  return new Intl.NumberFormat(words.language, { useGrouping: false, minimumFractionDigits: 2 }).format(cell.amount);
}
