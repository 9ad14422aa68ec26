import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
/** What the program reads beside its own code. */
const peer = join('bench', 'references', 'peer');
const beside = ['cards', 'locales', 'operators', 'migrations', 'node_modules', 'package.json', 'dist'];

/**
 * Compiles the program and the bench once, into a folder: what is measured runs without a loader, as it does when it is
 * installed, and all of it is of one state of the sources.
 */
export async function build(folder: string): Promise<void> {
  await mkdir(folder);
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // Types are `npm run typecheck`'s.
  const options = ['--noEmit', 'false', '--noCheck', '--rootDir', root, '--outDir', folder];
  await run(process.execPath, [compiler, '-p', join(root, 'tsconfig.json'), ...options]);
  await run(process.execPath, [join(root, 'scripts', 'assets.mjs')]);
  for (const name of beside) {
    // The types of the words are read from locales/, so the compiler copies some of it.
    await rm(join(folder, name), { recursive: true, force: true });
    await symlink(join(root, name), join(folder, name));
  }
  // What the third reference reads beside its code; the code itself is compiled.
  await cp(join(root, peer), join(folder, peer), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  const keeper = join('test', 'support', 'postgresKeeper.mjs');
  await cp(join(root, keeper), join(folder, keeper));
}
