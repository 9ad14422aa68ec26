import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Makes an empty folder an installation like ours, to which words are added and in which operators' data are changed. The files of
 * words are links to ours, of which there are a thousand: they are written with `writeWords`.
 */
export async function installationIn(folder: string): Promise<void> {
  for (const part of ['cards', 'dist']) await symlink(join(root, part), join(folder, part));
  await cp(join(root, 'operators'), join(folder, 'operators'), { recursive: true });
  await linked(join(root, 'locales'), join(folder, 'locales'));
}

/** Writes a file of words of such an installation. Never through a link: that would change ours. */
export async function writeWords(file: string, words: object): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(words));
}

/** Folders of one's own, in which every file is a link. */
async function linked(from: string, to: string): Promise<void> {
  await mkdir(to);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const [there, here] = [join(from, entry.name), join(to, entry.name)];
      return entry.isDirectory() ? linked(there, here) : symlink(there, here);
    }),
  );
}
