import type { ColumnDef, WriteSheet } from 'hucre';
import { colToLetter, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Language } from '../domain/terms/language.js';
import { phoneForReading } from '../domain/values/phone.js';
import type { Speaker } from '../speech/speaker.js';
import type { ReportDocument } from './document.js';
import { type Cell, cellOf, cellsOf, type SheetColumn, sheetColumns } from './sheet.js';
import { standing } from './standing.js';

type Value = string | number | Date | null;

/**
 * Up to so many rows the heads have filters, in Excel's own sense. A longer workbook is written while its rows come: the library's
 * streaming writer has no place for filters, and whoever opens one sets them with one press.
 */
export const MOST_FILTERED = 5_000;

/** A report as a workbook for Excel: what it is about and the totals, then the table, whose heads stay in sight. */
export function xlsxOf(document: ReportDocument): AsyncIterable<Uint8Array> {
  const columns = sheetColumns(document);
  const head = headRows(document, columns);
  const rows = async function* () {
    yield* head;
    for await (const facts of document.report.rows()) yield cellsOf(facts, columns, document).map(inSheet);
  };
  const sheet = {
    name: sheetName(document.title),
    columns: columns.map((column) => ({ width: widths[column.kind], ...formOf(column, document.speaker) })),
    freezePane: { rows: head.length },
  };
  if (document.report.total > MOST_FILTERED) return writeXlsxStream(rows(), { ...sheet, repeatHeaders: false });
  return filtered(sheet, rows(), head.length);
}

/** The whole of a short one, with filters on its heads, which stand in that row. */
async function* filtered(
  sheet: Pick<WriteSheet, 'name' | 'columns' | 'freezePane'>,
  rows: AsyncIterable<Value[]>,
  heads: number,
): AsyncIterable<Uint8Array> {
  const all: Value[][] = [];
  for await (const row of rows) all.push(row);
  const last = colToLetter(Math.max(0, (sheet.columns?.length ?? 1) - 1));
  const autoFilter = { range: `A${heads}:${last}${all.length}` };
  yield await writeXlsx({ sheets: [{ ...sheet, rows: all, autoFilter }], stringMode: 'inline' });
}

/** Title, what it is about, the totals under their columns, and the heads. */
function headRows(document: ReportDocument, columns: readonly SheetColumn[]): Value[][] {
  const { title, about, labelOf } = document;
  const totalRow = columns.map((column) => totalOf(column, document));
  return [
    [title],
    ...[...about, ...standing(document)].map(({ label, value }): Value[] => [label, value]),
    [],
    ...(totalRow.some((total) => total !== null) ? [[labelOf('total'), ...totalRow.slice(1)]] : []),
    columns.map(({ head }) => head),
  ];
}

/** What a column comes to; in the first one it is called so. */
function totalOf(column: SheetColumn, document: ReportDocument): Value {
  const sums = document.report.sums[column.key] ?? [];
  const sum = sums.find((one) => !('money' in one) || one.money.currency === column.currency);
  return sum === undefined ? null : inSheet(cellOf(sum, column, document));
}

function inSheet(cell: Cell): Value {
  if (cell === undefined) return null;
  if ('number' in cell) return cell.number;
  if ('clock' in cell) return cell.clock;
  // A spreadsheet counts time in days.
  if ('seconds' in cell) return cell.seconds / 86_400;
  return 'phone' in cell ? phoneForReading(cell.phone) : cell.text.replaceAll(NOT_IN_XML, '');
}

/** XML 1.0 has no place for control characters, or for halves of characters. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** In characters. */
const widths = { text: 24, money: 16, day: 12, instant: 18, phone: 20, count: 12, duration: 12, volume: 14 } as const;

const days: Readonly<Record<Language, string>> = {
  fr: 'dd/mm/yyyy',
  ru: 'dd.mm.yyyy',
  de: 'dd.mm.yyyy',
  en: 'd mmm yyyy',
};

/** How a column's cells are shown: a text stays a text also when it is edited. */
function formOf({ kind, currency }: SheetColumn, { words, format }: Speaker): Pick<ColumnDef, 'numFmt'> {
  if (kind === 'money') return { numFmt: moneyForm(format.money({ minor: 12_345, currency: currency ?? '' })) };
  if (kind === 'day') return { numFmt: days[words.language] };
  if (kind === 'instant') return { numFmt: `${days[words.language]} hh:mm` };
  if (kind === 'duration') return { numFmt: '[h]:mm:ss' };
  if (kind === 'volume') return { numFmt: '#,##0.00' };
  return { numFmt: kind === 'count' ? '#,##0' : '@' };
}

/** The signs around the figures of an amount, as the operator writes it, around a spreadsheet's figures. */
const moneyForm = (amount: string): string => {
  const [, before = '', after = ''] = /^(\D*)\d.*\d(\D*)$/.exec(amount) ?? [];
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '')}"`);
  return `${quoted(before)}#,##0.00${quoted(after)}`;
};

/** What Excel takes for the name of a sheet. */
const sheetName = (title: string): string => title.replaceAll(/[[\]*?:/\\']/g, ' ').slice(0, 31);
