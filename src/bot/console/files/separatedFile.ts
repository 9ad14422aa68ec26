import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { detectDelimiter } from 'hucre/csv';
import { z } from 'zod';
import { encodingOf } from '../../sheets/encoding.js';

/** So much of a text says what it is written in and what its cells are parted by, in bytes. */
const LOOKED_AT = 64 * 1024;
/** A first line that tells a spreadsheet the separator. */
const TOLD = /^\uFEFF?sep=(?<separator>[^\r\n])\r?\n/i;

const Line = z.array(z.string());

/** The lines of a text with separators, whatever office program wrote it. Throws where it is no text, or stops being one. */
export async function* textLines(path: string): AsyncGenerator<string[]> {
  const beginning = await beginningOf(path);
  const encoding = encodingOf(beginning);
  if (encoding === undefined) throw new Error(`${path} is no text: save it as CSV`);
  const text = new TextDecoder(encoding).decode(beginning);
  const told = TOLD.exec(text)?.groups?.separator;
  const parser = parse({
    delimiter: told ?? detectDelimiter(text),
    ...{ bom: true, relax_column_count: true, from_line: told === undefined ? 1 : 2 },
  });
  // What goes wrong is thrown to whoever reads.
  pipeline(createReadStream(path), decoder(encoding), parser, () => {});
  for await (const line of parser) yield Line.parse(line);
}

/** Bytes as text. Fails at the first that are none. */
function decoder(encoding: string): Transform {
  const decoding = new TextDecoder(encoding, { fatal: true });
  const decoded = (bytes: Uint8Array | undefined): string => {
    try {
      return decoding.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new Error(`the file begins in ${encoding} and does not go on in it: save it in UTF-8`);
    }
  };
  const step = (done: (error: Error | null, text?: string) => void, bytes?: Uint8Array) => {
    try {
      done(null, decoded(bytes));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return new Transform({
    encoding: 'utf8',
    transform: (bytes: Uint8Array, _, done) => step(done, bytes),
    flush: (done) => step(done),
  });
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
