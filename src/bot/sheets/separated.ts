import { detectDelimiter, parseCsv } from 'hucre/csv';
import type { Cells, Readings } from '../../domain/terms/cells.js';

/** A first line that tells a spreadsheet the separator. */
const TOLD = /^sep=(?<separator>[^\r\n])\r?\n/i;
const SEPARATORS = [';', '\t', ',', '|'];

/**
 * A text with separators as a table: by the one that it tells, or that is recognised. A decimal comma, or one within a name,
 * looks like a separator, too: the others that stand in it come after.
 */
export function separated(text: string): Readings {
  const told = TOLD.exec(text);
  if (told !== null) return [cellsBy(told.groups?.separator ?? ';', text.slice(told[0].length))];
  const likely = detectDelimiter(text);
  const others = SEPARATORS.filter((one) => one !== likely && text.includes(one));
  return readings([likely, ...others], text);
}

function* readings(separators: readonly string[], text: string): Generator<Cells> {
  for (const separator of separators) yield cellsBy(separator, text);
}

function cellsBy(delimiter: string, text: string): Cells {
  const rows = parseCsv(text, { delimiter, skipBom: true, skipEmptyRows: false, typeInference: false });
  return rows.map((row) => row.map((cell) => String(cell ?? '')));
}
