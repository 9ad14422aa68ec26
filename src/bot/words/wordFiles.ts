import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), z.array(z.string()), Tree])));
/** Words by name; in `said`, lists of words that mean the same. */
export interface Tree {
  [key: string]: string | string[] | Tree;
}

/** The words of a language, by file. */
export type Files = Readonly<Record<string, Tree>>;

/** All words of an installation: by language, then by file. */
export type AllWords = Readonly<Record<string, Files>>;

/** The words of one language as they stand in its files, by the file's name. Throws as `wordFiles` and `readWords` do. */
export async function readLanguage(folder: string): Promise<Files> {
  const files = await wordFiles(folder);
  const entries = await Promise.all([...files].map(async ([name, file]) => [name, await readWords(file)] as const));
  return Object.fromEntries(entries);
}

/**
 * Where each file of words of a language lies, by its name: a procedure's in its noun's folder. The name is what keys start
 * with, so two files of one name are thrown at.
 */
export async function wordFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const file of await filesIn(folder)) {
    const name = basename(file, '.json');
    const other = files.get(name);
    if (other !== undefined) throw new Error(`${file}: ${other} has the same name`);
    files.set(name, file);
  }
  return files;
}

/** Node's own recursion looks into one folder after the other, which takes five times as long. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return path.endsWith('.json') ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Throws on a file that is no tree of texts. */
async function readWords(file: string): Promise<Tree> {
  const read = Tree.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}
