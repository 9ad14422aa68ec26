import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { StoreDamaged } from './errors.js';

/** The first line of a journal. The `lines` after it are the snapshot it begins with; what follows came later. */
export const Header = z.object({ format: z.string(), schema: z.int().positive(), lines: z.int().nonnegative() });
export type Header = z.output<typeof Header>;

export interface JournalEntry {
  /** From 1; the header is line 1. */
  readonly line: number;
  readonly value: unknown;
}
export interface JournalText {
  readonly header: Header;
  readonly entries: readonly JournalEntry[];
  /** The file ends in the middle of a line, which was therefore never acknowledged. */
  readonly torn: boolean;
}

const Line = z.object({ n: z.int(), entry: z.unknown() });
const sumLength = '{"sum":"00000000",'.length;
const newline = 0x0a;

const checksum = (rest: string | Buffer): string => crc32(rest).toString(16).padStart(8, '0');

/** One line for an entry, which is JSON: with its number and a checksum over all that follows the checksum. */
export function encodeLine(line: number, entry: string): string {
  const rest = `"n":${line},"entry":${entry}}`;
  return `{"sum":"${checksum(rest)}",${rest}\n`;
}

function decodeLine(file: string, line: number, text: Buffer): unknown {
  const rest = text.subarray(sumLength);
  if (text.toString('latin1', 0, sumLength) !== `{"sum":"${checksum(rest)}",`) {
    throw new StoreDamaged(file, line, 'the line does not agree with its checksum');
  }
  const { n, entry } = Line.parse(JSON.parse(`{${rest.toString('utf8')}`));
  if (n !== line) throw new StoreDamaged(file, line, `line ${n} stands here, so lines are missing or doubled`);
  return entry;
}

/** The byte ranges of the whole lines, and whether a torn one follows them. */
function splitLines(bytes: Buffer): { lines: Buffer[]; torn: boolean } {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) return { lines, torn: true };
  // A power cut can keep the end of a write and lose its beginning, which then reads as zeros; JSON never has those.
  const unwritten = lines.at(-1)?.includes(0) ?? false;
  return { lines: unwritten ? lines.slice(0, -1) : lines, torn: unwritten };
}

/**
 * The lines of a journal, each checked. Only a torn last line is left out; it cannot be one of the snapshot, which was
 * synced before it got its name. Throws StoreDamaged for anything else.
 */
export function decodeJournal(file: string, bytes: Buffer): JournalText {
  const { lines, torn } = splitLines(bytes);
  const [first, ...entries] = lines.map((text, index) => ({
    line: index + 1,
    value: decodeLine(file, index + 1, text),
  }));
  const header = Header.safeParse(first?.value);
  if (!header.success) throw new StoreDamaged(file, 1, 'the first line is not the header of a journal');
  if (entries.length < header.data.lines) {
    throw new StoreDamaged(file, lines.length + 1, `the snapshot ends here and should have ${header.data.lines} lines`);
  }
  return { header: header.data, entries, torn };
}

/**
 * The entries of a whole journal that is read piece by piece, so that others can work meanwhile. Throws StoreDamaged,
 * also for a torn line.
 */
export async function* checkedLines(file: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(newline) + 1;
    rest = bytes.subarray(end);
    for (const text of splitLines(bytes.subarray(0, end)).lines) {
      line += 1;
      yield decodeLine(file, line, text);
    }
  }
  if (rest.length > 0) throw new StoreDamaged(file, line + 1, 'the line has no end');
}
