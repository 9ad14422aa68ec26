import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), z.array(z.string()), Tree])));
/** Words by name; in `said`, lists of words that mean the same. */
export interface Tree {
  [key: string]: string | string[] | Tree;
}

/**
 * The words of one language as they stand in its files, by the file's name: those of a procedure lie in its noun's folder.
 * Throws on a file that is no tree of texts, and on two of one name.
 */
export async function readLanguage(folder: string): Promise<Record<string, Tree>> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
  const twice = files.find((name) => files.some((other) => other !== name && basename(other) === basename(name)));
  if (twice !== undefined) throw new Error(`${join(folder, twice)}: there is another file of this name`);
  const entries = await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const read = Tree.safeParse(JSON.parse(await readFile(file, 'utf8')));
      if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`);
      return [basename(name, '.json'), read.data] as const;
    }),
  );
  return Object.fromEntries(entries);
}
