import { fileTypeFromBuffer } from 'file-type';
import type { SentFile } from '../../domain/documents/uploads.js';
import { textIn } from '../sheets/encoding.js';

/** Nobody takes it. */
const UNKNOWN = 'application/octet-stream';
/** What Office kept everything in before 2007: which program's it is, only its name tells. */
const COMPOUND = 'application/x-cfb';
const inCompound: Readonly<Record<string, string>> = { doc: 'application/msword', xls: 'application/vnd.ms-excel' };
/** What has no signature: texts. */
const inText: Readonly<Record<string, string>> = { csv: 'text/csv', txt: 'text/plain' };

/**
 * What a file is, by what is in it. Its name and the type that a browser gives it are somebody's word: they only tell apart what
 * looks the same inside. A program that is called a picture is a program, and is refused as one.
 */
export async function contentTypeOf({ name, contentType, bytes }: SentFile): Promise<string> {
  const ending = /\.([^.\s]+)\s*$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === COMPOUND) return inCompound[ending] ?? UNKNOWN;
  if (found !== undefined) return found.mime;
  if (textIn(bytes) === undefined) return UNKNOWN;
  if (ending !== '') return inText[ending] ?? UNKNOWN;
  return contentType === 'text/csv' ? contentType : 'text/plain';
}
