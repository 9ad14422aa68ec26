import type { Sheets } from '../../domain/documents/sheets.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Readings } from '../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { textIn } from './encoding.js';
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
  const text = textIn(bytes);
  return text === undefined ? refuse('rows.fileKind') : ok(separated(text));
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
