import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { csvForm } from '../../../speech/csv.js';
import { guarded } from '../files/refusedFile.js';
import { asked, say } from './asked.js';

const Cells = z.record(z.string(), z.string());
const Page = z.object({ columns: z.array(z.string()), rows: z.array(Cells), last: z.string().optional() });
type Page = z.output<typeof Page>;

/** What an operator has, into a file that can be imported again. */
export function exportCommand(by: string): Command {
  return new Command('export')
    .description('writes what an operator has into a new CSV or JSON Lines file, in the form in which it is imported')
    .argument('<operator>')
    .argument('<kind>')
    .argument('<file>', 'a name that ends in .csv or .jsonl')
    .action(async (operator: string, kind: string, path: string) => {
      let count = 0;
      const rows = async function* () {
        for await (const page of pages({ by, operator, kind })) {
          count += page.rows.length;
          yield page;
        }
      };
      await written(path, rows());
      say(`${count} rows written`);
    });
}

/** All that there is of a kind, page by page. */
export async function* pages(of: { by: string; operator: string; kind: string }): AsyncGenerator<Page> {
  let [after, from]: [string | undefined, number] = [undefined, 0];
  do {
    const page: Page = await asked('import.export', { ...of, after, from }, Page);
    yield page;
    after = page.last;
    from += page.rows.length;
  } while (after !== undefined);
}

/** Only its owner may read it, and nothing that is there is written over. */
async function written(path: string, all: AsyncIterable<Page>): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  if (extname(path).toLowerCase() === '.jsonl') return pipeline(Readable.from(jsonLines(all)), file);
  return pipeline(Readable.from(tableLines(all)), stringify({ ...csvForm('en'), bom: false }), file);
}

async function* jsonLines(all: AsyncIterable<Page>): AsyncGenerator<string> {
  for await (const { rows } of all) for (const cells of rows) yield `${JSON.stringify(cells)}\n`;
}

async function* tableLines(all: AsyncIterable<Page>): AsyncGenerator<string[]> {
  let isFirst = true;
  for await (const { columns, rows } of all) {
    if (isFirst) yield columns;
    isFirst = false;
    for (const cells of rows) yield columns.map((column) => guarded(cells[column] ?? ''));
  }
}
