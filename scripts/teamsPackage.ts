// Writes the app that people install in Teams: `npm run teams:package [-- <operator> [<folder>]]`. docs/teams.md says how it gets there.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadConfig } from '../src/bot/start/config.js';
import { appSettings } from '../src/bot/teamsApp/settings.js';
import { loadOperators } from '../src/bot/words/operators.js';
import { packaged } from './teams/package.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const Package = z.object({ version: z.string() });

async function run([name, folder = 'var/teams']: string[]): Promise<string> {
  const config = loadConfig(process.env);
  const { settings, problems } = appSettings(process.env, config.bot);
  if (settings === undefined) throw new Error(['The app’s package cannot be written:', ...problems].join('\n  - '));
  const operators = await loadOperators(`${root}/operators`, name === undefined ? config.operators : [name]);
  const { version } = Package.parse(JSON.parse(await readFile(`${root}/package.json`, 'utf8')));
  const into = resolve(folder);
  await mkdir(into, { recursive: true });
  const written: string[] = [];
  for (const [id, operator] of operators) {
    const file = join(into, `${id}.zip`);
    await writeFile(file, await packaged(root, operator, { settings, version }));
    written.push(file);
  }
  return written.map((file) => `Written: ${file}`).join('\n');
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
