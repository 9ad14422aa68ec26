import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { z } from 'zod';
import { verifyExport } from '../../../domain/audit/verifyExport.js';
import { askControl } from '../../control/socket.js';
import { sha256 } from '../../secrets/hashing.js';
import { loadConfig } from '../../start/config.js';
import { asked, say } from '../admin/asked.js';

const Verified = z.array(
  z.object({ operator: z.string(), seals: z.int(), lines: z.int(), problems: z.array(z.string()) }),
);
const Foreign = z.array(z.string());
/** How many things that are wrong are told of one file. */
const MOST_TOLD = 50;

/** Looks whether an exported file, or the audit of the running program, is as it was written. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('looks whether the audit of the running program, or a file that was exported, is as it was written')
    .argument('[file]', 'a file that `export` wrote')
    .action((file: string | undefined) => (file === undefined ? verifyRunning() : verifyFile(file)));
}

async function verifyRunning(): Promise<void> {
  const found = await asked('audit.verify', {}, Verified);
  const told = found.flatMap(({ operator, seals, lines, problems }) => [
    `${operator}: ${lines} lines in ${seals} seals, ${verdict(problems)}`,
    ...problems.map((problem) => `  ${problem}`),
  ]);
  if (found.some(({ problems }) => problems.length > 0)) throw new Error(told.join('\n'));
  say(told.join('\n'));
}

/** By itself; and by the store where the program runs: a file that was made anew as a whole has other seals. */
async function verifyFile(name: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(name), crlfDelay: Number.POSITIVE_INFINITY });
  const found = await verifyExport(lines, sha256);
  const { foreign, compared } = await comparedWithStore([...new Set([found.seals[0], found.seals.at(-1)])]);
  const problems = [...found.problems, ...foreign.map((id) => `the seal ${id} is not the one in the store`)];
  const { operator = '?', from = '?', until = '?' } = found.end ?? {};
  const told = [
    `${operator}, ${from} to ${until}: ${found.lines} lines, ${found.seals.length} seals, ${verdict(problems)}`,
    ...problems.slice(0, MOST_TOLD).map((problem) => `  ${problem}`),
    compared,
  ];
  if (problems.length > 0) throw new Error(told.join('\n'));
  say(told.join('\n'));
}

async function comparedWithStore(seals: readonly unknown[]) {
  const ends = seals.filter((seal) => seal !== undefined);
  if (ends.length === 0) return { foreign: [], compared: 'It has no seals to compare with a store.' };
  const said = await askControl(loadConfig(process.env).dataDir, 'audit.foreign', { seals: ends });
  if (said === undefined)
    return { foreign: [], compared: 'No store is running here: its seals were not compared with one.' };
  if ('problem' in said) throw new Error(said.problem);
  return { foreign: Foreign.parse(said.answer), compared: 'Its first and last seals were compared with the store.' };
}

const verdict = (problems: readonly string[]): string =>
  problems.length === 0 ? 'as they were written' : 'NOT as they were written';
