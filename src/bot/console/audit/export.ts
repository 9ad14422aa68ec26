import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { askControlLines } from '../../control/socket.js';
import { loadConfig } from '../../start/config.js';

/** A line of the audit, and not a seal or the end of the file. */
const Line = z.looseObject({ id: z.string() });

/** The audit of some days, as JSON Lines. */
export function exportCommand(by: string): Command {
  return new Command('export')
    .description(
      'writes the lines of the audit of these days, oldest first, as JSON Lines; that it was done is one of them',
    )
    .requiredOption('--operator <id>')
    .requiredOption('--from <day>', 'the first, such as 2026-11-01, where the operator is')
    .requiredOption('--to <day>', 'the last')
    .option('--file <name>', 'a new file, for its owner alone; without it, standard output')
    .action(async ({ file, ...period }: Record<string, string>) => {
      let count = 0;
      const lines = async function* () {
        for await (const line of await askControlLines(loadConfig(process.env).dataDir, 'audit.export', {
          ...period,
          by,
        })) {
          if (Line.safeParse(line).success) count += 1;
          yield `${JSON.stringify(line)}\n`;
        }
      };
      const to = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600, flags: 'wx' });
      await pipeline(Readable.from(lines()), to, { end: file !== undefined });
      process.stderr.write(`${count} lines\n`);
    });
}
