import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MB = 1024 * 1024;

/** What whoever runs a command of `npm run admin` waits for, and how many megabytes more this process has at the most meanwhile. */
export async function adminTimed(
  env: Readonly<Record<string, string>>,
  ...command: readonly string[]
): Promise<{ readonly said: string; readonly seconds: number; readonly megabytes: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 200);
  const begun = performance.now();
  const program = new URL('../../src/bot/console/adminProgram.js', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...command], {
    env: { ...process.env, ...env },
  }).finally(() => clearInterval(watching));
  return { said: stdout, seconds: (performance.now() - begun) / 1000, megabytes: (most - before) / MB };
}
