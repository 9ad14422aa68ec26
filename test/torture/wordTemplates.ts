import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { operatorWords } from '../../src/bot/words/operatorWords.js';
import { withTerms } from '../../src/bot/words/terms.js';
import { type AllWords, readLanguage } from '../../src/bot/words/wordFiles.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { plainBlanks } from '../support/seen.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A sentence of a words' file, as it can be recognised in what is read: holes stand for anything. */
interface Template {
  readonly key: string;
  readonly pattern: RegExp;
  /** How much of it is fixed: where two fit, the longer is meant. */
  readonly fixed: number;
}

const Words = z.record(z.string(), z.json());
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function templateOf(key: string, sentence: string): Template {
  const parts = plainBlanks(sentence).split(/\{\{\w+\}\}/);
  const source = parts.map(escaped).join('[^]{0,300}?');
  return {
    // Of all its forms: for one or many, of a line that is masculine, where nothing stands beside it.
    key: key.replace(/_.*$/, ''),
    pattern: new RegExp(source),
    fixed: parts.join('').length,
  };
}

const flat = (value: z.output<typeof z.json>, path: string): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
};

/** The sentences for refusals in each language, an operator's own in the place of everybody's, with its nouns. */
export type Problems = (operator: string, language: Language) => readonly Template[];

/** Reads `problems.json` of all languages as the program does. */
export async function loadProblems(): Promise<Problems> {
  const operators = await readdir(join(root, 'operators'));
  const base: AllWords = Object.fromEntries(
    await Promise.all(
      languages.map(async (language) => [language, await readLanguage(join(root, 'locales', language))] as const),
    ),
  );
  const known = new Map<string, Template[]>();
  for (const operator of operators) {
    const all = (await operatorWords(join(root, 'operators'), operator, base)) ?? base;
    for (const language of languages) {
      const { problems } = withTerms(all[language] ?? {}, language);
      const found = flat(Words.parse(problems), '');
      known.set(
        `${operator} ${language}`,
        found.map(([key, sentence]) => templateOf(key, sentence)),
      );
    }
  }
  return (operator, language) => known.get(`${operator} ${language}`) ?? [];
}

/** The codes whose sentences stand in what was read. Of two that begin at the same place, the longer. */
export function problemsIn(templates: readonly Template[], read: string): string[] {
  const found = templates.flatMap((one) => {
    const at = read.search(one.pattern);
    return at === -1 ? [] : [{ ...one, at }];
  });
  const codes = found
    .filter((one) => !found.some(({ at, fixed }) => at === one.at && fixed > one.fixed))
    .map(({ key }) => key);
  return [...new Set(codes)];
}
