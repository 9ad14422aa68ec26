import { readFile } from 'node:fs/promises';
import i18next from 'i18next';
import { z } from 'zod';

const Words = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

/** A text of words.fr.json. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export async function loadWords(): Promise<Say> {
  const file = new URL('words.fr.json', import.meta.url);
  const translation = Words.parse(JSON.parse(await readFile(file, 'utf8')));
  const instance = i18next.createInstance();
  await instance.init({ lng: 'fr', resources: { fr: { translation } }, interpolation: { escapeValue: false } });
  return (key, values = {}) => instance.t(key, { defaultValue: key, ...values });
}
