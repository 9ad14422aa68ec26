import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { ImportKindName } from '../../../domain/imports/kinds.js';
import { asked, say } from './asked.js';
import { pages } from './export.js';
import { imported, importerOf, withProgress } from './import.js';

const Kinds = z.array(ImportKindName);
const Page = z.object({
  rows: z.array(z.record(z.string(), z.string())),
  others: z.int(),
  first: z.string().optional(),
  next: z.int().optional(),
});
type Page = z.output<typeof Page>;
const Options = z.object({
  check: z.boolean().default(false),
  skipRefused: z.boolean().default(false),
  folder: z.string().optional(),
});
type Of = { readonly by: string; readonly operator: string; readonly kind: ImportKindName };

/** So many of those that were not seen again are shown; all of them stand in the file. */
const SHOWN = 10;

/**
 * What an operator's back end has (TM Forum Open APIs), the whole of it: fetched page by page into a file, and taken in as any other file,
 * judged as a whole first. What is here and was not there is said, and stays.
 */
export function pullCommand(by: string): Command {
  return new Command('pull')
    .description('takes in what an operator has from its back end by TM Forum Open APIs; see docs/tmf.md')
    .argument('<operator>')
    .argument('[kinds...]', `all that its back end has, unless some are named: ${ImportKindName.options.join(', ')}`)
    .option('--check', 'only says what would come of it')
    .option('--skip-refused', 'takes in the others where some rows are refused')
    .option(
      '--folder <folder>',
      'where it is kept what was refused and what was not seen again; pull-<operator> unless said',
    )
    .action(async (operator: string, kinds: string[], given: unknown) => {
      const options = Options.parse(given);
      const has = await asked('pull.kinds', { by, operator }, Kinds);
      const missing = kinds.find((kind) => !has.some((one) => one === kind));
      if (missing !== undefined)
        throw new Error(`the back end of ${operator} has no ${missing}; it has ${has.join(', ')}`);
      const folder = options.folder ?? `pull-${operator}`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const kind of has.filter((one) => kinds.length === 0 || kinds.includes(one)))
        if (!(await pulled({ by, operator, kind }, folder, options))) process.exitCode = 1;
    });
}

/** One kind; what it needs was taken in before it. Gives whether everything is in, or would be. */
async function pulled(of: Of, folder: string, options: z.output<typeof Options>): Promise<boolean> {
  const path = join(folder, `${of.kind}.jsonl`);
  const importer = await importerOf(of, false);
  const key = importer.columns[0] ?? '';
  const seen = new Set<string>();
  const others = await fetched(of, path, ({ [key]: name }) => seen.add(name ?? ''));
  say(`${of.kind}: ${seen.size} in the back end${others > 0 ? `, and ${others} that are none` : ''}`);
  const isIn = seen.size === 0 || (await imported(path, importer, options));
  await unseen(of, join(folder, `${of.kind}.unseen.txt`), { key, seen });
  // What was refused can be mended in its own file; what came is somebody's data.
  await rm(path);
  return isIn;
}

/** Into a file that only its owner may read: what is broken off is not taken in. Gives how many were none of the kind. */
async function fetched(of: Of, path: string, see: (cells: Readonly<Record<string, string>>) => void): Promise<number> {
  let others = 0;
  const lines = async function* (tell: (rows: number) => void) {
    for await (const page of pagesOf(of)) {
      others += page.others;
      tell(page.rows.length);
      for (const cells of page.rows) {
        see(cells);
        yield `${JSON.stringify(cells)}\n`;
      }
    }
  };
  await rm(path, { force: true });
  await withProgress(`Fetching ${of.kind}`, (tell) =>
    pipeline(Readable.from(lines(tell)), createWriteStream(path, { mode: 0o600, flags: 'wx' })),
  );
  return others;
}

async function* pagesOf(of: Of): AsyncGenerator<Page> {
  const begun = new Set<string>();
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page: Page = await asked('pull.page', { ...of, offset }, Page);
    if (page.first !== undefined && begun.has(page.first))
      throw new Error(`the back end gives a page of ${of.kind} twice: nothing of it is taken in`);
    begun.add(page.first ?? '');
    yield page;
    offset = page.next;
  }
}

/** What is here and was not there: said, and written down. Nothing is done to it. */
async function unseen(of: Of, path: string, { key, seen }: { key: string; seen: ReadonlySet<string> }): Promise<void> {
  const missed: string[] = [];
  await rm(path, { force: true });
  for await (const { rows } of pages(of))
    for (const { [key]: name = '', state } of rows) if (!seen.has(name) && state !== 'terminated') missed.push(name);
  if (missed.length === 0) return;
  await pipeline(Readable.from(missed.map((name) => `${name}\n`)), createWriteStream(path, { mode: 0o600 }));
  for (const name of missed.slice(0, SHOWN)) say(`not seen in the back end: ${name}`);
  say(`${missed.length} ${of.kind} are here and were not seen in the back end. They stay as they are: ${path}`);
}
