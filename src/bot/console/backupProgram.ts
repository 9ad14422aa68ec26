import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { backupKeys, loadKeys } from '../start/keys.js';
import { ofPostgres } from '../start/openStore.js';
import { backupStopped, restoreTo } from './backup.js';
import { runCommand } from './runProgram.js';

const usage =
  'usage: npm run backup -- <folder for backups>\n       npm run restore -- <backup> [--force] [--unsigned]';

const Report = z.object({
  folder: z.string(),
  rows: z.record(z.string(), z.int()),
  conversations: z.int(),
  archiveFiles: z.int(),
  uploads: z.int(),
  bytes: z.int(),
});

await runCommand(run);

async function run(args: string[]): Promise<string> {
  const options = { force: { type: 'boolean' }, unsigned: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [what, path, more] = positionals;
  if (path === undefined || more !== undefined) throw new Error(usage);
  const config = loadConfig(process.env);
  const { dataDir } = config;
  if (config.storeUrl !== undefined) throw new Error(ofPostgres);
  const keys = backupKeys(await loadKeys(config));
  if (what === 'backup') return told('Backed up to', await backup(dataDir, resolve(path), keys[0]));
  if (what !== 'restore') throw new Error(usage);
  const restored = await restoreTo(
    dataDir,
    path,
    new Date(),
    values.force ?? false,
    values.unsigned ? undefined : keys,
  );
  const kept = restored.kept === undefined ? '' : `\nWhat was there before is in ${restored.kept}`;
  return told('Restored to', restored) + kept;
}

/** A running program holds its store: it does it itself. */
async function backup(dataDir: string, target: string, key: Uint8Array | undefined) {
  const asked = await askControl(dataDir, 'backup', { target });
  if (asked === undefined) return backupStopped(dataDir, target, new Date(), key);
  if ('problem' in asked) throw new Error(asked.problem);
  return Report.parse(asked.answer);
}

function told(
  verb: string,
  { folder, rows, conversations, archiveFiles, uploads, bytes }: z.output<typeof Report>,
): string {
  const tables = Object.entries(rows).map(([table, count]) => `  ${table.padEnd(16)}${count}`);
  return [
    `${verb} ${folder}`,
    ...tables,
    `  ${'conversations'.padEnd(16)}${conversations}`,
    `  ${'archive files'.padEnd(16)}${archiveFiles}`,
    `  ${'sent files'.padEnd(16)}${uploads}`,
    `${(bytes / 1e6).toFixed(1)} MB, read back and checked. The keys are not in it: keep them apart.`,
  ].join('\n');
}
