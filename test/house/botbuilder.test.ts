import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const record = 'docs/adr/0043-botbuilder-is-archived.md';
/** An import of botbuilder's packages; the clients of Direct Line are others, and go on. */
const imports = /from '(botbuilder|botframework-(connector|schema|streaming))[^']*'/;
/** A bot as one would write it with botbuilder alone, which ours is compared with. */
const compared = 'bench/references/';

/** The files of a folder that import botbuilder. */
async function knowing(folder: string): Promise<string[]> {
  const files = (await readdir(join(root, folder), { recursive: true })).filter((file) => /\.m?ts$/.test(file));
  const texts = files.map(
    async (file) => [`${folder}/${file}`, await readFile(join(root, folder, file), 'utf8')] as const,
  );
  return (await Promise.all(texts)).flatMap(([file, text]) => (imports.test(text) ? [file] : []));
}

it('is known to the files that the record names, and to no other', async () => {
  const known = (await Promise.all(['src', 'test', 'bench', 'scripts'].map(knowing))).flat();
  const text = await readFile(join(root, record), 'utf8');
  const [, section = ''] = text.split('## Who knows it');
  const [listed = ''] = section.split('\n## ');
  const rows = [...listed.matchAll(/^\| `(src\/[^`]+)`/gm), ...listed.matchAll(/`(test\/support\/[^`]+)`/g)];
  const named = rows.map(([, file]) => file);
  expect(named.length).toBeGreaterThan(1);
  expect(known.filter((file) => !file.startsWith(compared)).sort()).toEqual(named.sort());
});
