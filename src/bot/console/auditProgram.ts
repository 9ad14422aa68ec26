import { z } from 'zod';
import { askControl } from '../control/socket.js';
import { loadConfig } from '../start/config.js';
import { runCommand } from './runProgram.js';

const usage = 'usage: npm run audit -- verify';

const Verified = z.array(
  z.object({ operator: z.string(), seals: z.int(), lines: z.int(), problems: z.array(z.string()) }),
);

await runCommand(verify);

/** Asks the running program whether its audit is as it was written. */
async function verify([what, more]: string[]): Promise<string> {
  if (what !== 'verify' || more !== undefined) throw new Error(usage);
  const asked = await askControl(loadConfig(process.env).dataDir, 'audit.verify', {});
  if (asked === undefined) throw new Error('no program runs here: start it first');
  if ('problem' in asked) throw new Error(asked.problem);
  const found = Verified.parse(asked.answer);
  const told = found.flatMap(({ operator, seals, lines, problems }) => [
    `${operator}: ${lines} lines in ${seals} seals, ${problems.length === 0 ? 'as they were written' : 'NOT as they were written'}`,
    ...problems.map((problem) => `  ${problem}`),
  ]);
  if (found.some(({ problems }) => problems.length > 0)) throw new Error(told.join('\n'));
  return told.join('\n');
}
