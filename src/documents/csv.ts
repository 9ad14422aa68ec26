import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { asText, csvForm, digitsCell, phoneCell } from '../speech/csv.js';
import type { ReportDocument } from './document.js';
import { type Cell, cellsOf, sheetColumns } from './sheet.js';

/**
 * A report as CSV: the heads, then the rows. Days are ISO 8601, which every spreadsheet reads; amounts are figures
 * only, durations hours, minutes and seconds.
 */
export function csvOf(document: ReportDocument): AsyncIterable<Buffer> {
  const { language } = document.speaker.words;
  const columns = sheetColumns(document);
  const decimal = new Intl.NumberFormat(language).format(0.5).charAt(1);
  const lines = async function* () {
    yield columns.map(({ head }) => asText(head));
    for await (const facts of document.report.rows())
      yield cellsOf(facts, columns, document).map((cell) => written(cell, decimal));
  };
  // What goes wrong is thrown to whoever reads.
  return pipeline(Readable.from(lines()), stringify(csvForm(language)), () => {});
}

function written(cell: Cell, decimal: string): string {
  if (cell === undefined) return '';
  if ('number' in cell) return cell.number.toFixed(cell.decimals).replace('.', decimal);
  if ('clock' in cell)
    return cell.clock
      .toISOString()
      .slice(0, cell.time ? 16 : 10)
      .replace('T', ' ');
  if ('seconds' in cell) return clockText(cell.seconds);
  return 'phone' in cell ? phoneCell(cell.phone) : digitsCell(asText(cell.text));
}

/** As spreadsheets read a duration: 1:02:03. */
const clockText = (seconds: number): string =>
  [
    Math.floor(seconds / 3600),
    ...[Math.floor(seconds / 60) % 60, seconds % 60].map((two) => String(two).padStart(2, '0')),
  ].join(':');
