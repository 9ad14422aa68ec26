import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { asText, csvForm } from '../../../speech/csv.js';
import { type RefusedRow, WHY_HEADINGS } from './importing.js';

/** Rows that were not taken, as they stood, with why: to be mended there and read again. */
export interface RefusedFile {
  add(row: RefusedRow): void;
  /** Once all of it is on disk. */
  end(): Promise<void>;
}

/** Begins such a file, in the place of one that is there. */
export function refusedFile(path: string, columns: readonly string[]): RefusedFile {
  const lines = stringify({ ...csvForm('en'), columns: [...columns, ...WHY_HEADINGS], header: true });
  const file = lines.pipe(createWriteStream(path, { mode: 0o600 }));
  return {
    add: ({ cells, column, why }) => {
      lines.write([...columns.map((name) => guarded(cells[name] ?? '')), column, why]);
    },
    end: async () => {
      lines.end();
      await finished(file);
    },
  };
}

/** A cell that no spreadsheet takes for a formula; a number in international form stays one. */
export const guarded = (cell: string): string => (/^\+\d+$/.test(cell) ? cell : asText(cell));
