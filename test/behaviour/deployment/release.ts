import { cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Procedure } from '../../../src/dialogs/definition/procedure.js';
import { message } from '../../../src/dialogs/fields/index.js';
import { procedures } from '../../../src/dialogs/procedures/index.js';
import { languages } from '../../../src/domain/terms/language.js';

const top = fileURLToPath(new URL('../../..', import.meta.url));
const SCREEN = 'extra';
/** What a release asks first, beside what the procedure asks. */
export type Extra = 'oldNote' | 'goneNote' | 'newNote' | 'addedNote';
const extras: readonly Extra[] = ['oldNote', 'goneNote', 'newNote', 'addedNote'];

/** All procedures as a release has them: this one asks these fields first, on a screen of their own. */
export function release(id: string, names: readonly Extra[]): readonly Procedure[] {
  const fields = names.map((name) => ({
    procedure: '',
    name,
    screen: SCREEN,
    schema: message(60),
    skips: [],
    checks: [],
  }));
  const screen = z.object(Object.fromEntries(fields.map(({ name, schema }) => [name, schema])));
  return procedures.map((one) =>
    one.id === id ? { ...one, screens: { [SCREEN]: screen, ...one.screens }, fields: [...fields, ...one.fields] } : one,
  );
}

/** The installation's folder, in which the extra fields of these procedures have words: their own names. */
export async function releaseFolder(ids: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-release-'));
  for (const part of ['cards', 'dist', 'operators']) await symlink(join(top, part), join(folder, part));
  await cp(join(top, 'locales'), join(folder, 'locales'), { recursive: true });
  for (const language of languages) {
    const words = join(folder, 'locales', language);
    const files = (await readdir(words, { recursive: true })).filter((file) => ids.includes(basename(file, '.json')));
    for (const file of files) await addWords(join(words, file));
  }
  return folder;
}

const Words = z.looseObject({ screens: z.looseObject({}), fields: z.looseObject({}) });

async function addWords(file: string): Promise<void> {
  const { screens, fields, ...words } = Words.parse(JSON.parse(await readFile(file, 'utf8')));
  const labels = Object.fromEntries(extras.map((name) => [name, { label: name }]));
  const added = { ...words, screens: { ...screens, [SCREEN]: SCREEN }, fields: { ...fields, ...labels } };
  await writeFile(file, JSON.stringify(added));
}
