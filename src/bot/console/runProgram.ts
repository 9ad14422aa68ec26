import type { Command } from 'commander';
import { printable } from './printable.js';

/** Runs a command of the terminal on its arguments and prints what it says. */
export const runCommand = (run: (args: string[]) => Promise<string>): Promise<void> =>
  orSaid(async () => {
    process.stdout.write(`${printable(await run(process.argv.slice(2)))}\n`);
  });

/** Does what the command line says, of a program that has subcommands. */
export const runProgram = (program: Command): Promise<void> => orSaid(() => program.parseAsync());

/** What goes wrong is one sentence and exit code 1: a stack would hide it. */
async function orSaid(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 1;
  }
}
