import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { runCommand } from './runProgram.js';

/** `npm run person -- export …`: everything held about a customer, as JSON, for an administrator of a running Guichet. */

const usage =
  'usage: npm run person -- export --operator <id> --login <administrator> --document <type>:<country>:<number>\n' +
  'The password is read from the terminal, or from standard input.';

await runCommand(run);

async function run(args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { operator: { type: 'string' }, login: { type: 'string' }, document: { type: 'string' } },
  });
  const wanted = z.object({ operator: z.string(), login: z.string(), document: z.string() }).safeParse(values);
  if (positionals[0] !== 'export' || !wanted.success) throw new Error(usage);
  const { operator, login, document } = wanted.data;
  const [documentType, country, documentNumber] = document.split(':');
  const input = { operator, login, documentType, country, documentNumber, password: await password() };
  const said = await askControl(loadConfig(process.env).dataDir, 'person.export', input);
  if (said === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  if ('problem' in said) throw new Error(said.problem);
  return JSON.stringify(said.answer, null, 2);
}

async function password(): Promise<string> {
  process.stderr.write('Password: ');
  const terminal = createInterface({ input: process.stdin });
  for await (const line of terminal) return line;
  return '';
}
