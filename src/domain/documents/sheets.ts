import type { Readings } from '../terms/cells.js';
import type { Result } from '../terms/result.js';

/** Reads tables: what people paste, and what they send as a file. Nothing of them is kept. */
export interface Sheets {
  /** Pasted rows, by whatever separator they have: a spreadsheet's clipboard has tabs. */
  ofText(text: string): Readings;
  /**
   * The first sheet of a file that was sent in a conversation, found by its address: a workbook (XLSX) or a text with
   * separators, told by its content and not by its name. Refused: it is not there (`rows.fileGone`), no table
   * (`rows.fileKind`), locked or too old (`rows.fileLocked`), or holds more than anybody's list (`rows.fileTooBig`).
   */
  ofFile(conversation: string, address: string): Promise<Result<Readings>>;
}
