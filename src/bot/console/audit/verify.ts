import { Command } from 'commander';
import { z } from 'zod';
import { asked, say } from '../admin/asked.js';

const Verified = z.array(
  z.object({ operator: z.string(), seals: z.int(), lines: z.int(), problems: z.array(z.string()) }),
);

/** Asks the running program whether its audit is as it was written. */
export function verifyCommand(): Command {
  return new Command('verify').description('looks whether the audit is as it was written').action(async () => {
    const found = await asked('audit.verify', {}, Verified);
    const told = found.flatMap(({ operator, seals, lines, problems }) => [
      `${operator}: ${lines} lines in ${seals} seals, ${problems.length === 0 ? 'as they were written' : 'NOT as they were written'}`,
      ...problems.map((problem) => `  ${problem}`),
    ]);
    if (found.some(({ problems }) => problems.length > 0)) throw new Error(told.join('\n'));
    say(told.join('\n'));
  });
}
