import { unzipSync, zipSync } from 'fflate';
import { streamXlsxRows } from 'hucre/xlsx';
import { type Cells, MOST_ROWS } from '../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';

/** What a workbook's table stands in. Pictures, charts and macros are not even unpacked. */
const PARTS = /^(\[Content_Types\]\.xml|_rels\/.+|xl\/([^/]+\.xml|_rels\/.+|worksheets\/[^/]+\.xml))$/i;
/** All parts together, unpacked, in bytes: a hundred times a list of the most rows. What says that it has more is not unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_PARTS = 200;
/** The list that is read, its headings, and one row more, which says that there are too many. */
const READ_ROWS = MOST_ROWS + 2;
/** Below the last row a spreadsheet may keep empty ones that somebody has coloured. */
const LOOKED_AT = 20_000;

/** A workbook's first sheet. A formula is what the spreadsheet has last shown for it: nothing is calculated here. */
export async function workbookCells(bytes: Uint8Array): Promise<Result<Cells>> {
  const parts = unpacked(bytes);
  if (!parts.ok) return parts;
  try {
    return ok(await firstSheet(zipSync(parts.value, { level: 0 })));
  } catch {
    return refuse('rows.fileKind');
  }
}

/** The parts that are needed, unpacked only when all of them say that they are small, and never to more than they say. */
function unpacked(bytes: Uint8Array): Result<Record<string, Uint8Array>> {
  let [size, count] = [0, 0];
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        size += originalSize;
        count += 1;
        return size <= MOST_BYTES && count <= MOST_PARTS;
      },
    });
    return size > MOST_BYTES || count > MOST_PARTS ? refuse('rows.fileTooBig') : ok(parts);
  } catch {
    return refuse('rows.fileKind');
  }
}

async function firstSheet(workbook: Uint8Array): Promise<Cells> {
  const rows: string[][] = [];
  let filled = 0;
  for await (const { index, values } of streamXlsxRows(workbook)) {
    if (index >= LOOKED_AT || filled >= READ_ROWS) break;
    // Rows that nobody wrote anything into are not in the file: the others keep their places.
    while (rows.length < index) rows.push([]);
    const row = values.map(cellText);
    if (row.some((cell) => cell !== '')) filled += 1;
    rows.push(row);
  }
  return rows;
}

type CellValue = string | number | boolean | Date | null;

/** As somebody would have typed it. A number that lost digits shows that it did. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}
