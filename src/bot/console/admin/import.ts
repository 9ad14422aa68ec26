import { rm } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { progress } from '@clack/prompts';
import { Command } from 'commander';
import { z } from 'zod';
import { ImportKindName } from '../../../domain/imports/kinds.js';
import { RowVerdict } from '../../control/rowVerdict.js';
import { type Importer, type Judgement, judgeFile, type RefusedRow, writeFile } from '../files/importing.js';
import { refusedFile } from '../files/refusedFile.js';
import { openTable, type TableFile } from '../files/tableFile.js';
import { asked, say } from './asked.js';

const Columns = z.array(z.string());
const Verdicts = z.array(RowVerdict);
const Options = z.object({
  kind: z.string().optional(),
  check: z.boolean().default(false),
  skipRefused: z.boolean().default(false),
  invite: z.boolean().default(false),
});

/** So many of those that are refused are shown; all of them stand in the file. */
const SHOWN = 10;

/** What an operator has, from a file: judged as a whole first, and written only where nothing is refused. */
export function importCommand(by: string): Command {
  return new Command('import')
    .description('takes in what an operator has, from a CSV, XLSX or JSON Lines file; see docs/importing.md')
    .argument('<operator>')
    .argument('<file>', 'what it holds is said by the beginning of its name, such as lines-2026.csv, or by --kind')
    .option('--kind <kind>', ImportKindName.options.join(', '))
    .option('--check', 'only says what would come of it')
    .option('--skip-refused', 'takes in the others where some rows are refused')
    .option('--invite', 'of new accounts: mails each an invitation')
    .action(async (operator: string, path: string, given: unknown) => {
      const options = Options.parse(given);
      const kind = options.kind ?? kindOf(path);
      const importer = await importerOf({ by, operator, kind }, options.invite);
      if (!(await imported(path, importer, options))) process.exitCode = 1;
    });
}

/** Throws where the name says nothing. */
function kindOf(path: string): string {
  const name = basename(path);
  const kind = ImportKindName.options.find((one) => name.startsWith(one) && !/^[a-z]/.test(name.slice(one.length)));
  if (kind === undefined) throw new Error(`say with --kind what is in it: ${ImportKindName.options.join(', ')}`);
  return kind;
}

/** The running program, asked about rows of a kind. */
export async function importerOf(
  of: { by: string; operator: string; kind: string },
  invites: boolean,
): Promise<Importer> {
  const columns = await asked('import.columns', of, Columns);
  return {
    columns,
    judge: (rows) => asked('import.judge', { ...of, rows }, Verdicts),
    write: async (rows) => {
      await asked('import.rows', { ...of, rows, invites }, z.object({}));
    },
  };
}

/** Judges a file, and takes it in where nothing keeps it from that. Gives whether everything is in, or would be. */
export async function imported(
  path: string,
  importer: Importer,
  options: Pick<z.output<typeof Options>, 'check' | 'skipRefused'>,
): Promise<boolean> {
  const file = await openTable(path);
  const judgement = await judged(path, file, importer);
  const bad = judgement.refused.size;
  const { added, changed, same } = judgement.counts;
  say(`${added} new, ${changed} changed, ${same} as they are, ${bad} refused`);
  if (options.check) return bad === 0;
  if (bad > 0 && !options.skipRefused) {
    say('Nothing was imported. Mend the rows, or say --skip-refused to take in the others.');
    return false;
  }
  await withProgress('Importing', (tell) => writeFile(file, importer, judgement, { progress: tell }));
  say('Imported.');
  return bad === 0;
}

/** The rows that are refused are shown, and written into a file beside it. */
async function judged(path: string, file: TableFile, importer: Importer): Promise<Judgement> {
  const refusedPath = `${path.slice(0, path.length - extname(path).length)}.refused.csv`;
  await rm(refusedPath, { force: true });
  const headings = file.headings.length > 0 ? file.headings : importer.columns;
  const columns = headings.filter((heading) => importer.columns.includes(heading));
  let refused: ReturnType<typeof refusedFile> | undefined;
  const shown: string[] = [];
  const add = (row: RefusedRow) => {
    refused ??= refusedFile(refusedPath, columns);
    refused.add(row);
    if (shown.length < SHOWN) shown.push(`row ${row.at}${row.column && `, ${row.column}`}: ${row.why}`);
  };
  const judgement = await withProgress('Checking', (tell) =>
    judgeFile(file, importer, { refused: add, progress: tell }),
  );
  await refused?.end();
  for (const line of shown) say(line);
  if (refused !== undefined) say(`All that are refused, and why: ${refusedPath}`);
  return judgement;
}

/** Shows somebody who looks on how far it is; a file, or another program, gets no bar. */
export async function withProgress<T>(what: string, work: (tell: (rows: number) => void) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work(() => {});
  const bar = progress({ indicator: 'timer' });
  let rows = 0;
  bar.start(what);
  try {
    return await work((more) => {
      rows += more;
      bar.advance(1, `${what}: ${rows} rows`);
    });
  } finally {
    bar.stop(`${what}: ${rows} rows`);
  }
}
