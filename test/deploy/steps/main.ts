import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../../support/freePort.js';
import { root, type Stage, type Step, stages } from '../recipe.js';

/**
 * `npm run deploy:steps`: carries out the Dockerfile. Where a container engine runs, by that; everywhere, step by step in a temporary folder
 * in which each stage has a root of its own. Then the program that came of it is started, as the demo, and its health check has to say yes.
 */

const run = promisify(execFile);
const READY_WITHIN = 60_000;

const top = await mkdtemp(join(tmpdir(), 'guichet-steps-'));
try {
  await byEngine();
  const all = await stages();
  for (const stage of all) await carryOut(stage);
  const image = all.at(-1);
  if (image === undefined) throw new Error('the Dockerfile has no stage');
  await startImage(image);
  process.stdout.write('Every step of the Dockerfile was carried out, and what came of it is healthy.\n');
} finally {
  await rm(top, { recursive: true, force: true });
}

async function byEngine(): Promise<void> {
  const hasEngine = await run('docker', ['info']).then(
    () => true,
    () => false,
  );
  if (!hasEngine)
    return void process.stdout.write('No container engine runs here: the steps are carried out one by one.\n');
  await run('docker', ['build', '--tag', 'guichet:steps', root], { maxBuffer: 64 * 1024 * 1024 });
  process.stdout.write('The engine has built it.\n');
}

/** A path within a stage's own root. */
function within(stage: string, path: string, folder: string): string {
  return path.startsWith('/') ? join(top, stage, path) : join(top, stage, folder, path);
}

function folderOf({ steps }: Stage): string {
  return steps.find(({ keyword }) => keyword === 'WORKDIR')?.words[0] ?? '/';
}

async function carryOut(stage: Stage): Promise<void> {
  const folder = folderOf(stage);
  await mkdir(within(stage.name, folder, '/'), { recursive: true });
  for (const step of stage.steps) {
    if (step.keyword === 'COPY') await copy(stage, step);
    if (step.keyword !== 'RUN') continue;
    process.stdout.write(`${stage.name}: ${step.text}\n`);
    const options = { cwd: within(stage.name, folder, '/'), maxBuffer: 64 * 1024 * 1024 };
    await run('sh', ['-c', step.text], options);
  }
}

/** As Docker does it: several go into a folder; a folder's contents become those of the target. */
async function copy(stage: Stage, { words, flags }: Step): Promise<void> {
  const folder = folderOf(stage);
  const from = flags.get('from');
  const target = words.at(-1) ?? '.';
  for (const source of words.slice(0, -1)) {
    const path = from === undefined ? join(root, source) : within(from, source, '/');
    const isInto = target.endsWith('/') || target === './';
    await cp(path, within(stage.name, isInto ? join(target, basename(source)) : target, folder), { recursive: true });
  }
}

/** The program as the image starts it, but as the demo on this machine. */
async function startImage(stage: Stage): Promise<void> {
  const port = await freePort();
  const cwd = within(stage.name, folderOf(stage), '/');
  const env = { PATH: process.env.PATH, MODE: 'demo', PORT: String(port), DATA_DIR: within(stage.name, '/data', '/') };
  const [command = '', ...args] = jsonOf(stage, 'CMD');
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [check = '', ...checked] = jsonOf(stage, 'HEALTHCHECK');
    for (const end = Date.now() + READY_WITHIN; ; await delay(500)) {
      const healthy = await run(check, checked, { env }).then(
        () => true,
        () => false,
      );
      if (healthy) break;
      if (Date.now() > end || child.exitCode !== null) throw new Error('what came of it is not healthy');
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  if (child.exitCode !== 0) throw new Error(`it ended with ${child.exitCode}`);
}

/** The JSON form of an instruction, behind whatever stands before it. */
function jsonOf({ steps }: Stage, keyword: string): readonly string[] {
  const text = steps.find((step) => step.keyword === keyword)?.text ?? '';
  return z.array(z.string()).parse(JSON.parse(text.slice(text.indexOf('["'))));
}
