import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import i18next, { type i18n as I18n } from 'i18next';
import { z } from 'zod';
import { type Language, languages } from '../../domain/terms/language.js';
import { plain, spellings } from '../../domain/terms/plainText.js';
import { numberFormat } from '../../speech/format.js';
import type { Words, WordValues } from '../../speech/words.js';
import { folderWith, type OperatorFolders } from './operators.js';
import { operatorWords } from './operatorWords.js';
import { withTerms } from './terms.js';
import { type AllWords, readLanguage } from './wordFiles.js';

/** The words of a language: an operator's, where it has some of its own, else everybody's. */
export type WordsOf = (language: Language, operator?: string) => Words;

/** Where operators' data lie, and which of them are served. */
export interface OwnWords {
  readonly folder: OperatorFolders;
  readonly operators: Iterable<string>;
}

/**
 * Reads the files of `locales/<language>/`, one namespace each, and lays operators' own words over them. `missing` is told of
 * a word that is not there; the key stands in its place. Throws on a file that is no tree of texts, on a word or a noun of an
 * operator's that `locales/` does not have, and on a noun that no glossary has.
 */
export async function loadWords(folder: string, missing: (key: string) => void, own?: OwnWords): Promise<WordsOf> {
  const found = (await readdir(folder)).flatMap((name) => languages.filter((language) => language === name));
  const entries = await Promise.all(
    found.map(async (language) => [language, await readLanguage(join(folder, language))] as const),
  );
  const base: AllWords = Object.fromEntries(entries);
  const everybodys = await wordsFrom(base, missing);
  const ofOperator = new Map<string, ReadonlyMap<Language, Words>>();
  const { folder: folders = '', operators = [] } = own ?? {};
  const read = await Promise.all(
    [...operators].map(
      async (operator) => [operator, await operatorWords(await folderWith(folders, operator), operator, base)] as const,
    ),
  );
  for (const [operator, all] of read) if (all !== undefined) ofOperator.set(operator, await wordsFrom(all, missing));
  return (language, operator = '') => {
    const words = (ofOperator.get(operator) ?? everybodys).get(language);
    if (words === undefined) throw new Error(`there are no words in ${language}`);
    return words;
  };
}

async function wordsFrom(all: AllWords, missing: (key: string) => void): Promise<ReadonlyMap<Language, Words>> {
  const found = languages.filter((language) => Object.hasOwn(all, language));
  const instance = i18next.createInstance();
  await instance.init({
    resources: Object.fromEntries(found.map((language) => [language, withTerms(all[language] ?? {}, language)])),
    lng: found[0] ?? 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => missing(`${namespace}:${key}`),
  });
  const lists = found.map((language) => [language, listsIn(instance, language)] as const);
  const listOfAll = cached((key: Parameters<Words['listOfAll']>[0]) => lists.flatMap(([, list]) => list(key)));
  return new Map(lists.map(([language, list]) => [language, { ...wordsIn(instance, language), list, listOfAll }]));
}

/** Numbers as the language writes them: 1,001, or 1.001, or 1 001. */
const asRead = (value: string | number, language: Language): string =>
  typeof value === 'number' ? numberFormat(language).format(value) : value;
const allAsRead = (values: WordValues, language: Language): WordValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asRead(value, language)]));

/** What stands in the place of placeholders. i18next looks here for the language of a text that stands in another one, too. */
const replacing = (values: WordValues, language: Language): WordValues => ({
  ...allAsRead(values, language),
  lng: language,
});

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/;
/** A text in parts, every second one the name of a placeholder; undefined where there is more to it than that. */
function partsOf(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string' || text.includes('$t(')) return undefined;
  const parts = text.split(PLACEHOLDER);
  return parts.some((part) => part.includes('{{')) ? undefined : parts;
}

const isEmpty = (values: WordValues): boolean => Object.keys(values).length === 0;

function wordsIn(instance: I18n, language: Language): Pick<Words, 'language' | 'say' | 'has' | 'lines'> {
  const t = instance.getFixedT(language);
  // The key as its own default is what lets i18next's types take the keys of procedures.
  const fixed = cached((key: Parameters<Words['say']>[0]) => t(key, { defaultValue: key }));
  const known = cached((key: Parameters<Words['has']>[0]) => instance.exists(key, { lng: language }));
  const filled = fillingIn(instance, language);
  return {
    language,
    say: (key, values = {}) =>
      isEmpty(values)
        ? fixed(key)
        : (filled(key, values) ?? t(key, { ...values, replace: replacing(values, language), defaultValue: key })),
    has: (key, values = {}) => (isEmpty(values) ? known(key) : instance.exists(key, { ...values, lng: language })),
    lines: (key) => (known(key) ? List.parse(t(key, { returnObjects: true, defaultValue: key })) : []),
  };
}

/**
 * Fills in most words without i18next, which reads a text anew each time. Undefined for those that are left to it: their
 * form depends on the values, a value is missing, or there is no such word.
 */
function fillingIn(instance: I18n, language: Language): (key: string, values: WordValues) => string | undefined {
  const partsIn = cached((key: string) => {
    const [file = '', ...path] = key.split(':');
    return partsOf(instance.getResource(language, file, path.join('.')));
  });
  return (key, values) => {
    if (values.count !== undefined || values.context !== undefined) return undefined;
    let text = '';
    for (const [at, part] of (partsIn(key) ?? []).entries()) {
      const value = at % 2 === 0 ? part : values[part];
      if (value === undefined) return undefined;
      text += asRead(value, language);
    }
    return text === '' ? undefined : text;
  };
}

const List = z.array(z.string());

/** A list as it stands in its file: i18next looks at each of its texts at length. Undefined where there is something to fill in. */
function asWritten(instance: I18n, language: Language, key: string): readonly string[] | undefined {
  const [file = '', ...path] = key.split(':');
  const { data } = List.safeParse(instance.getResource(language, file, path.join('.')));
  return data?.every((one) => !one.includes('{{') && !one.includes('$t(')) ? data : undefined;
}

function listsIn(instance: I18n, language: Language): Words['list'] {
  const t = instance.getFixedT(language);
  return cached((key: Parameters<Words['list']>[0]) => {
    const list = asWritten(instance, language, key) ?? List.parse(t(key, { returnObjects: true, defaultValue: key }));
    // Phrases are compared by likeness: there the other way to write an umlaut is one letter more.
    return key.includes(':said.') ? [...new Set(list.flatMap(spellings))] : list.map(plain);
  });
}

/** What is read once never changes. */
function cached<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
