import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import type { TableRow } from '../../../domain/terms/cells.js';
import { cellText } from '../../sheets/workbook.js';
import { jsonRows } from './jsonLines.js';
import { textLines } from './separatedFile.js';

/** A file whose rows are read as they are wanted: a million of them need no room, but for a workbook's. */
export interface TableFile {
  /** As they stand in the first row; a file of JSON Lines has none. */
  readonly headings: readonly string[];
  /** The rows that have something in them, each time from the first one on. */
  rows(): AsyncIterable<TableRow>;
}

/** Opens a CSV, an XLSX or a JSON Lines file by the end of its name. Throws what says what is wrong with it, here or as its rows are read. */
export async function openTable(path: string): Promise<TableFile> {
  const form = extname(path).toLowerCase();
  if (form === '.jsonl' || form === '.ndjson') return { headings: [], rows: () => jsonRows(path) };
  const lines = form === '.xlsx' ? () => sheetLines(path) : () => textLines(path);
  const headings = (await firstOf(lines()))?.map((heading) => heading.trim());
  if (headings === undefined) throw new Error(`${path} is empty`);
  return { headings, rows: () => below(headings, lines()) };
}

async function* below(headings: readonly string[], lines: AsyncIterable<readonly string[]>): AsyncGenerator<TableRow> {
  let at = 0;
  for await (const line of lines) {
    at += 1;
    const filled = headings.flatMap((heading, place) => {
      const cell = unguarded(line[place] ?? '');
      return cell === '' ? [] : [[heading, cell] as const];
    });
    if (at > 1 && filled.length > 0) yield { at, cells: Object.fromEntries(filled) };
  }
}

/** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
const unguarded = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

async function* sheetLines(path: string): AsyncGenerator<string[]> {
  let next = 0;
  for await (const { index, values } of streamXlsxRows(await readFile(path))) {
    // Rows that nobody wrote anything into are not in the file: the others keep their places.
    for (; next < index; next += 1) yield [];
    next = index + 1;
    yield values.map(cellText);
  }
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<T | undefined> {
  for await (const one of all) return one;
  return undefined;
}
