import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { runCommand } from './runProgram.js';

/**
 * `npm run person -- export …`: everything held about a customer, or about somebody of a company, as JSON; `erase …` takes somebody of
 * a company out of the books of a running Guichet.
 */

const usage = [
  'usage: npm run person -- export --operator <id> --login <administrator> --document <type>:<country>:<number>',
  '       npm run person -- export|erase --operator <id> --login <manager> --email <address> | --phone <number>',
  'The password is read from the terminal, or from standard input.',
].join('\n');

const Wanted = z.object({ operator: z.string(), login: z.string() });
const text = { type: 'string' } as const;
const options = { operator: text, login: text, document: text, email: text, phone: text };

await runCommand(run);

async function run(args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const wanted = Wanted.safeParse(values);
  const { document, email, phone } = values;
  const what = positionals[0] ?? '';
  const isOne = [document, email, phone].filter((one) => one !== undefined).length === 1;
  if (!wanted.success || !isOne || !(what === 'export' || (what === 'erase' && document === undefined)))
    throw new Error(usage);
  const input = { ...wanted.data, ...personOf(document), email, phone, password: await password() };
  const said = await askControl(loadConfig(process.env).dataDir, `person.${what}`, input);
  if (said === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  if ('problem' in said) throw new Error(said.problem);
  return JSON.stringify(said.answer, null, 2);
}

/** A customer's document, as `passport:CD:OP0000001`. */
function personOf(document: string | undefined) {
  if (document === undefined) return {};
  const [documentType, country, documentNumber] = document.split(':');
  return { documentType, country, documentNumber };
}

async function password(): Promise<string> {
  process.stderr.write('Password: ');
  const terminal = createInterface({ input: process.stdin });
  for await (const line of terminal) return line;
  return '';
}
