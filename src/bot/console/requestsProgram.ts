import { z } from 'zod';
import { Request } from '../../domain/records/request.js';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { requestsText } from './requestsText.js';
import { runCommand } from './runProgram.js';

/** `npm run requests -- list|answer|close`: what people ask the operator's staff, and answering it, of a running Guichet. */

const usage =
  'usage: npm run requests -- list\n       npm run requests -- answer <reference> "<text>"\n       npm run requests -- close <reference>';

const Entries = z.array(
  Request.omit({ id: true, account: true, conversation: true }).extend({ name: z.string(), login: z.string() }),
);

await runCommand(run);

async function run([what, reference, text]: string[]): Promise<string> {
  if (what === 'list') return requestsText(Entries.parse(await asked('requests.list', {})));
  if (reference === undefined) throw new Error(usage);
  if (what === 'close') return `${z.string().parse(await asked('requests.close', { reference }))} closed`;
  if (what !== 'answer' || text === undefined) throw new Error(usage);
  return `${z.string().parse(await asked('requests.answer', { reference, text }))} answered`;
}

/** The running program holds the store and tells the answer at once, so it has to run. */
async function asked(name: string, input: object): Promise<unknown> {
  const said = await askControl(loadConfig(process.env).dataDir, name, input);
  if (said === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  if ('problem' in said) throw new Error(said.problem);
  return said.answer;
}
