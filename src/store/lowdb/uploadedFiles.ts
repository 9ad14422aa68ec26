import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './errors.js';
import { makeFolder, NodeFiles } from './files.js';

const described = '.json';

/**
 * Copies what people sent in conversations, `<folder>/<conversation>/<id>` with `<id>.json`, into `uploads/` of a backup.
 * A file without its description is still being written; one that is swept away meanwhile is left out.
 * Gives the folders that it made within `draft`, the inner ones first.
 */
export async function copyUploads(
  folder: string | undefined,
  draft: string,
  copy: (from: string, name: string) => Promise<void>,
): Promise<string[]> {
  const made: string[] = [];
  for (const conversation of await namesIn(folder)) {
    const own = join(folder ?? '', conversation);
    const names = (await namesIn(own)).filter((name) => name.endsWith(described));
    if (names.length === 0) continue;
    await makeFolder(new NodeFiles(), join(draft, 'uploads', conversation));
    made.push(`uploads/${conversation}`);
    for (const name of names) {
      const id = name.slice(0, -described.length);
      for (const part of [id, name]) await copyIfThere(join(own, part), draft, `uploads/${conversation}/${part}`, copy);
    }
  }
  return made.length === 0 ? [] : [...made, 'uploads'];
}

async function copyIfThere(
  from: string,
  draft: string,
  name: string,
  copy: (from: string, name: string) => Promise<void>,
): Promise<void> {
  try {
    await copy(from, name);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await rm(join(draft, name), { force: true });
  }
}

async function namesIn(folder: string | undefined): Promise<string[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  });
  return entries.filter((name) => /^[\w-]+(\.json)?$/.test(name));
}
