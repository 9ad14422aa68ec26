import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { TableRow } from '../../../domain/terms/cells.js';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const JsonLine = z.record(z.string(), Cell);

/** The objects of a file, a line each. Throws at the first line that is none. */
export async function* jsonRows(path: string): AsyncGenerator<TableRow> {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    at += 1;
    if (line.trim() === '') continue;
    const filled = Object.entries(lineAt(at, line)).flatMap(([name, cell]) => {
      const text = textOf(cell);
      return text === '' ? [] : [[name, text] as const];
    });
    yield { at, cells: Object.fromEntries(filled) };
  }
}

function lineAt(at: number, line: string): z.output<typeof JsonLine> {
  try {
    return JsonLine.parse(JSON.parse(line));
  } catch {
    throw new Error(`line ${at} is no JSON object of texts, numbers, true, false and lists of texts`);
  }
}

function textOf(cell: z.output<typeof Cell>): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return Array.isArray(cell) ? cell.join(' ') : String(cell);
}
