import { printable } from './printable.js';

/** Runs a command of the terminal on its arguments and prints what it says. An error is one line, and exit code 1. */
export async function runCommand(run: (args: string[]) => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${printable(await run(process.argv.slice(2)))}\n`);
  } catch (error) {
    process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 1;
  }
}
