// How many files of src/ a message passes on its way: `npm run files` prints it, with `-- --list` also which, with `-- --cold`
// for the first message of its kind in a new process. A file is passed when a function of it runs between the press and 300 ms
// after the answer; that it is loaded is not enough. The program is the built one over lowdb, in a process of its own for each
// moment, and the message comes as a page sends it: over Direct Line, with the live stream open (not with `-- --no-stream`).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { pressed, registrationSteps } from '../bench/guide.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** All that is known of what is in src/. */
const program = join(root, 'dist', 'bot', 'main.js');
const built = pathToFileURL(join(root, 'dist/')).href;
/** For what is still done when a message is answered: mail, the stream. */
const settled = 300;
const [isListed, isCold, isUnstreamed] = ['--list', '--cold', '--no-stream'].map((flag) => process.argv.includes(flag));
const say = (line: string) => process.stdout.write(`${line}\n`);

type Step = readonly [title: string, filled: Readonly<Record<string, string>>];
/** What is done last is what is looked at: a sentence, or a button with what is filled in before. */
interface Moment {
  readonly name: string;
  readonly who: { readonly operator: string; readonly login: string; readonly password: string };
  /** `n`: which customer it is about. */
  steps(n: number): readonly (string | Step)[];
  /** What can be read in the end. */
  readonly shows: string;
}
const agent = { operator: 'konnect', login: 'agent1', password: 'konnect-demo-1' };
const manager = { operator: 'telenet', login: 'fleet1', password: 'telenet-demo-1' };
const moments: readonly Moment[] = [
  { name: 'sentence', who: manager, steps: () => ['suspends le 0470 00 00 01 demain'], shows: 'J’ai compris' },
  { name: 'confirm', who: agent, steps: registrationSteps, shows: 'Client enregistré' },
  { name: 'first card', who: agent, steps: (n) => registrationSteps(n).slice(0, 1), shows: 'étape 1 sur 5' },
];

const Ran = z.object({ functionName: z.string(), ranges: z.array(z.object({ startOffset: z.int(), count: z.int() })) });
const Coverage = z.object({ result: z.array(z.object({ url: z.string(), functions: z.array(Ran) })) });
/** Not an error. */
const Reported = z.object({ result: z.looseObject({}) });
const Entered = z.object({ token: z.string(), conversationId: z.string() });
const Said = z.object({ activities: z.array(z.record(z.string(), z.unknown())), watermark: z.string() });

/** Gives the files in which a function ran since it was asked last. */
type RanSince = () => Promise<string[]>;
async function covering(inspector: WebSocket): Promise<RanSince> {
  const ask = async (method: string, params = {}) => {
    inspector.send(JSON.stringify({ id: 0, method, params }));
    const [data] = await once(inspector, 'message');
    return Reported.parse(JSON.parse(String(data))).result;
  };
  await ask('Profiler.enable');
  await ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await ask('Runtime.runIfWaitingForDebugger');
  return async () => {
    const { result } = Coverage.parse(await ask('Profiler.takePreciseCoverage'));
    // The code of the module itself is a function without a name that begins where the file does.
    const ran = result.filter(({ functions }) =>
      functions.some(({ functionName, ranges: [all] }) => all?.count && (functionName !== '' || all.startOffset > 0)),
    );
    const own = ran.filter(({ url }) => url.startsWith(built));
    return own.map(({ url }) => `src/${url.slice(built.length).replace(/\.js$/, '.ts')}`).toSorted();
  };
}

/** A conversation of its own. Gives the files of its last step. */
async function play(url: string, moment: Moment, n: number, ranSince: RanSince): Promise<string[]> {
  const call = async (path: string, headers: Record<string, string>, body?: unknown) => {
    const posted = { method: 'POST', body: JSON.stringify(body) };
    const sent = { headers: { 'Content-Type': 'application/json', ...headers }, ...(body !== undefined && posted) };
    const answer = await fetch(`${url}${path}`, sent);
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    return answer;
  };
  const { operator, login, password } = moment.who;
  const signedIn = await call(`/${operator}/sign-in`, {}, { login, password });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const entered = await call(`/${operator}/token`, { cookie }, {});
  const { token, conversationId } = Entered.parse(await entered.json());
  const path = `/v3/directline/conversations/${conversationId}`;
  const Authorization = `Bearer ${token}`;
  const stream = new WebSocket(`${url.replace('http', 'ws')}${path}/stream?t=${token}&watermark=0`);
  await once(stream, 'message');
  if (isUnstreamed) stream.close();
  const said = async (mark: string) =>
    Said.parse(await (await call(`${path}/activities?watermark=${mark}`, { Authorization })).json());
  let last = await said('0');
  let passed: string[] = [];
  for (const step of moment.steps(n)) {
    const message = typeof step === 'string' ? { text: step } : { value: pressed(last.activities, ...step) };
    await pause(settled);
    await ranSince();
    await call(`${path}/activities`, { Authorization }, { type: 'message', from: { id: 'me' }, ...message });
    await pause(settled);
    passed = await ranSince();
    last = await said(last.watermark);
  }
  stream.terminate();
  if (!JSON.stringify(last.activities).includes(moment.shows)) throw new Error(`nothing shows ${moment.shows}`);
  return passed;
}

async function found(stream: Readable, wanted: RegExp): Promise<string> {
  for await (const line of createInterface({ input: stream, signal: AbortSignal.timeout(20_000) })) {
    const [match] = wanted.exec(line) ?? [];
    if (match !== undefined) return match;
  }
  throw new Error('the program did not start: is it built?');
}

/** Plays a moment twice, the first time to warm up, or once. */
async function measure(moment: Moment): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-files-'));
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' };
  const running = spawn(process.execPath, ['--inspect-wait=127.0.0.1:0', program], { cwd: root, env });
  const ended = once(running, 'exit');
  try {
    const inspector = new WebSocket(await found(running.stderr, /ws:\S+/));
    await once(inspector, 'open');
    const ranSince = await covering(inspector);
    const url = await found(running.stdout, /http:\/\/127\.0\.0\.1:\d+/);
    if (!isCold) await play(url, moment, 0, ranSince);
    return await play(url, moment, 1, ranSince);
  } finally {
    running.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  }
}

say('| moment | files | by folder |\n|---|---|---|');
const lists: string[] = [];
for (const moment of moments) {
  const passed = await measure(moment);
  lists.push(passed.join('\n'));
  const folders = passed.map((file) => file.split('/')[1] ?? '');
  const by = [...new Set(folders)].map((one) => `${one} ${folders.filter((other) => other === one).length}`);
  say(`| ${moment.name} | ${passed.length} | ${by.join(', ')} |`);
}
if (isListed) say(['', ...moments.map(({ name }, index) => `${name}:\n${lists[index]}\n`)].join('\n'));
