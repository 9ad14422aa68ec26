import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import i18next, { type i18n as I18n } from 'i18next';
import { z } from 'zod';
import type { Words } from '../dialogs/words.js';
import { plain } from '../domain/choices.js';
import { type Language, languages } from '../domain/language.js';

const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), z.array(z.string()), Tree])));
interface Tree {
  [key: string]: string | string[] | Tree;
}

/** The words of a language. */
export type WordsOf = (language: Language) => Words;

/**
 * Reads `locales/<language>/*.json`, one namespace a file. `missing` is told of a word that is not there; the key stands
 * in its place. Throws on a file that is no tree of texts.
 */
export async function loadWords(folder: string, missing: (key: string) => void): Promise<WordsOf> {
  const found = (await readdir(folder)).flatMap((name) => languages.filter((language) => language === name));
  const entries = await Promise.all(
    found.map(async (language) => [language, await readLanguage(join(folder, language))]),
  );
  const instance = i18next.createInstance();
  await instance.init({
    resources: Object.fromEntries(entries),
    lng: found[0] ?? 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => missing(`${namespace}:${key}`),
  });
  const lists = found.map((language) => [language, listsIn(instance, language)] as const);
  const listOfAll = cached((key) => lists.flatMap(([, list]) => list(key)));
  const made = new Map<Language, Words>(
    lists.map(([language, list]) => [language, { ...wordsIn(instance, language), list, listOfAll }]),
  );
  return (language) => {
    const words = made.get(language);
    if (words === undefined) throw new Error(`there are no words in ${language}`);
    return words;
  };
}

function wordsIn(instance: I18n, language: Language): Pick<Words, 'language' | 'say' | 'has'> {
  const t = instance.getFixedT(language);
  return {
    language,
    // The key as its own default is what lets i18next's types take the keys of procedures.
    say: (key, values = {}) => t(key, { ...values, defaultValue: key }),
    has: (key) => instance.exists(key, { lng: language }),
  };
}

const List = z.array(z.string());

function listsIn(instance: I18n, language: Language): Words['list'] {
  const t = instance.getFixedT(language);
  return cached((key) => List.parse(t(key, { returnObjects: true, defaultValue: key })).map(plain));
}

/** Lists never change once they are read. */
function cached(make: Words['list']): Words['list'] {
  const known = new Map<string, readonly string[]>();
  return (key) => {
    const list = known.get(key) ?? make(key);
    known.set(key, list);
    return list;
  };
}

/** The words of one language as they stand in its files, by the file's name. Throws on a file that is no tree of texts. */
export async function readLanguage(folder: string): Promise<Record<string, Tree>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
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
