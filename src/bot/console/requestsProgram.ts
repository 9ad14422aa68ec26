import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Request, RequestAnswer } from '../../domain/records/request.js';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { requestsText } from './requestsText.js';
import { runCommand } from './runProgram.js';

/** `npm run requests -- …`: what people ask the operator's staff, and answering it, of a running Guichet. */

const usage = [
  'usage: npm run requests -- list',
  'npm run requests -- take <reference>',
  'npm run requests -- answer <reference> "<text>"',
  'npm run requests -- close <reference>',
  'npm run requests -- reopen <reference>',
  'npm run requests -- file <reference> <number> [<folder>]',
].join('\n       ');

const Entries = z.array(
  z.object({
    ...Request.pick({
      ...{ operator: true, organisation: true, reference: true, subject: true, message: true },
      ...{ reach: true, context: true, state: true, at: true },
    }).shape,
    ...{ name: z.string(), login: z.string(), topic: z.string().optional() },
    given: z.array(z.object({ label: z.string(), value: z.string() })),
    files: z.array(z.string()),
    answers: z.array(RequestAnswer.omit({ attachments: true, account: true }).extend({ files: z.array(z.string()) })),
  }),
);
const Content = z.object({ name: z.string(), base64: z.base64() });

await runCommand(run);

async function run([what, reference, more, folder]: string[]): Promise<string> {
  if (what === 'list') return requestsText(Entries.parse(await asked('requests.list', {})));
  if (reference === undefined) throw new Error(usage);
  if (what === 'take') return `${z.string().parse(await asked('requests.take', { reference }))} in progress`;
  if (what === 'close') return `${z.string().parse(await asked('requests.close', { reference }))} closed`;
  if (what === 'reopen') return `${z.string().parse(await asked('requests.reopen', { reference }))} open again`;
  if (more === undefined) throw new Error(usage);
  if (what === 'file') return save(reference, Number(more), folder ?? '.');
  if (what !== 'answer') throw new Error(usage);
  return `${z.string().parse(await asked('requests.answer', { reference, text: more }))} answered`;
}

/** Writes a file of a request into a folder, over none that is there. Its name was made safe when it was sent. */
async function save(reference: string, number: number, folder: string): Promise<string> {
  const { name, base64 } = Content.parse(await asked('requests.file', { reference, number }));
  const path = join(folder, `${reference}-${number}-${basename(name)}`);
  await writeFile(path, Buffer.from(base64, 'base64'), { flag: 'wx', mode: 0o600 });
  return path;
}

/** The running program holds the store and tells the answer at once, so it has to run. */
async function asked(name: string, input: object): Promise<unknown> {
  const said = await askControl(loadConfig(process.env).dataDir, name, input);
  if (said === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  if ('problem' in said) throw new Error(said.problem);
  return said.answer;
}
