import type { Sheets } from '../../domain/documents/sheets.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import { MOST_ROWS, type Readings } from '../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { encodingOf, textIn } from './encoding.js';
import { separated } from './separated.js';
import { workbookCells } from './workbook.js';

/** Tables out of what was uploaded in a conversation. An address of another conversation, or of elsewhere, has no file. */
export const createSheets = (uploads: Pick<Uploads, 'find'>): Sheets => ({
  ofText: separated,
  ofFile: async (conversation, address) => {
    const [id = '', of] = address.split('/').reverse();
    const file = of === conversation ? await uploads.find(conversation, id) : undefined;
    return file === undefined ? refuse('rows.fileGone') : readingsIn(file.bytes);
  },
});

/** A list of the most rows, each of a thousand signs: a text beyond that is nobody's list, and is not read. */
const MOST_TEXT = 1024 * 1024;
/** The same of a hundred columns: each cell costs its reader more than what is in it. */
const MOST_CELLS = 100 * MOST_ROWS;
/** A file's beginning says whether it is a text. */
const BEGINNING = 64 * 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What Office kept everything in before 2007, and keeps what has a password in now. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** What a file holds is said by its first bytes: its name and the type that a browser gives it are somebody's word. */
async function readingsIn(bytes: Uint8Array): Promise<Result<Readings>> {
  if (startsWith(bytes, ZIP)) {
    const cells = await workbookCells(bytes);
    return cells.ok ? ok([cells.value]) : cells;
  }
  if (startsWith(bytes, COMPOUND)) return refuse('rows.fileLocked');
  if (bytes.length > MOST_TEXT)
    return refuse(encodingOf(bytes.subarray(0, BEGINNING)) === undefined ? 'rows.fileKind' : 'rows.fileTooBig');
  const text = textIn(bytes);
  if (text === undefined) return refuse('rows.fileKind');
  return mayHaveMore(text, MOST_CELLS) ? refuse('rows.fileTooBig') : ok(separated(text));
}

/** Whether a text may have more cells than this, by whatever separator: counted without reading it. */
function mayHaveMore(text: string, cells: number): boolean {
  const ends = /[;,|\t\n\r]/g;
  let count = 0;
  while (count <= cells && ends.test(text)) count += 1;
  return count > cells;
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
