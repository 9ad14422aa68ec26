import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { percentile } from '../cpu.js';
import type { Measured, Place } from '../measuring.js';
import { type Channel, cloud, directLine } from './channel.js';
import { type Person, signIn } from './people.js';

const rounds = 5;
const script = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The demo's own. */
const demo = { login: 'agent1', password: 'konnect-demo-1' };

interface Program {
  readonly process: ChildProcess;
  readonly url: string;
}

/** Milliseconds from the start of the process to the first answered message, of the echo bot and of Guichet; medians. */
export async function start({ folder, storeUrl }: Place): Promise<Measured> {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', ...(storeUrl && { STORE_URL: storeUrl }) };
  const guichet = () => run([script('../../src/bot/main.js')], env);
  const first = await guichet();
  const person = { ...(await signIn(first.url, demo.login, demo.password)), object: '' };
  await end(first);
  const teams = await cloud();
  const echo = () => run([script('../references/echoMain.js'), teams.serviceUrl], process.env);
  const nobody = { token: '', conversationId: '', object: randomUUID() };
  const times: { guichet: number[]; echo: number[] } = { guichet: [], echo: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.guichet.push(await untilAnswered(guichet, directLine, person));
    times.echo.push(await untilAnswered(echo, teams, nobody));
  }
  await teams.close();
  return { guichet: percentile(times.guichet, 0.5), echo: percentile(times.echo, 0.5) };
}

async function untilAnswered(begin: () => Promise<Program>, channel: Channel, person: Person): Promise<number> {
  const began = performance.now();
  const program = await begin();
  const talk = await channel.enter(program.url, person);
  await talk.send({ text: 'menu' }, 1);
  const milliseconds = performance.now() - began;
  talk.close();
  await end(program);
  return milliseconds;
}

/** Starts a program that prints its address when it listens. */
async function run(program: readonly string[], env: NodeJS.ProcessEnv): Promise<Program> {
  const started = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(started.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) return { process: started, url };
  }
  throw new Error(`${program[0]} did not say where it listens`);
}

async function end({ process: running }: Program): Promise<void> {
  const ended = once(running, 'exit');
  running.kill('SIGTERM');
  await ended;
}
