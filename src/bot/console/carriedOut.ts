import type { Command } from 'commander';

/** Does what the command line says. What goes wrong is a sentence and an exit code: a stack would hide it. */
export async function carriedOut(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
