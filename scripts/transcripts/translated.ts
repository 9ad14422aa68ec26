import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operatorWords } from '../../src/bot/words/operatorWords.js';
import { withTerms } from '../../src/bot/words/terms.js';
import type { Files, Tree } from '../../src/bot/words/wordFiles.js';
import type { Language } from '../../src/domain/terms/language.js';
import { base, root } from '../../test/house/shownTexts.js';
import { plainBlanks } from '../../test/support/seen.js';

/** What a text of one language may be in another: none where it has no words of its own, such as a number. */
export type Translated = (text: string) => readonly string[];

/** A text that is shown in both languages. */
interface Pair {
  readonly own: string;
  readonly other: string;
}

/**
 * Texts of the operator's own language in another one, by their meaning: the word with the same key, the operator's data in
 * both languages, what people say. Several words may read alike in one language and not in the other.
 */
export async function translator(operator: string, own: Language, other: Language): Promise<Translated> {
  if (own === other) return (text) => [text];
  const all = (await operatorWords(join(root, 'operators'), operator, base)) ?? base;
  const [from, to] = [own, other].map((language) => withTerms(all[language] ?? {}, language));
  const pairs = [
    ...wordPairs(from ?? {}, to ?? {}),
    ...(await dataPairs(operator, own, other)),
    ...regionPairs(own, other),
  ];
  return (text) => [...new Set([...inOther(plainBlanks(text), pairs), text])];
}

/** What a text may be in the other language; its parts, such as a label in a longer one, are put into it too. */
const inOther = (wanted: string, pairs: readonly Pair[]): string[] =>
  pairs.flatMap((one) => filledIn(one, wanted, pairs));

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** The other language's text, with what stands in the place of its placeholders; none where this is another text. */
function filledIn({ own, other }: Pair, wanted: string, pairs: readonly Pair[]): string[] {
  if (own === wanted) return [other];
  if (!own.includes('{{') || own.replaceAll(PLACEHOLDER, '').trim().length < 3) return [];
  const names = [...own.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const parts = own.split(/\{\{\s*\w+\s*\}\}/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const found = wanted.match(new RegExp(`^${parts.join('(.+)')}$`, 'u'));
  if (found === null) return [];
  const values = names.map((name, at) => [name, waysToSay(found[at + 1] ?? '', pairs)] as const);
  return values.reduce<string[]>(
    (texts, [name, ways]) => texts.flatMap((text) => ways.map((way) => text.replaceAll(`{{${name}}}`, () => way))),
    [other.replaceAll(PLACEHOLDER, '{{$1}}')],
  );
}

/** A part of a longer text: as it may be in the other language, its own parts as they may be there, "20, 30 jours · 60,00 USD", or as it is. */
function waysToSay(value: string, pairs: readonly Pair[]): string[] {
  const parts = value.split(' · ').map((part) => inOther(part, pairs)[0] ?? part);
  return [...new Set([...inOther(value, pairs), parts.join(' · '), value])];
}

const pair = (own: string, other: string): Pair => ({ own: plainBlanks(own), other: plainBlanks(other) });

function wordPairs(from: Files | Tree, to: Files | Tree): Pair[] {
  return Object.entries(from).flatMap(([name, value]) => {
    const there = to[name];
    if (typeof value === 'string') return typeof there === 'string' ? [pair(value, there)] : [];
    if (Array.isArray(value)) {
      // What people say: any of the other language's means the same.
      const [first] = Array.isArray(there) ? there : [];
      return first === undefined ? [] : value.map((said) => pair(said, first));
    }
    return typeof there === 'object' && !Array.isArray(there) ? wordPairs(value, there) : [];
  });
}

async function dataPairs(operator: string, own: Language, other: Language): Promise<Pair[]> {
  const folder = join(root, 'operators', operator);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'glossary.json');
  const read = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return read.flatMap((data: unknown) => pairsIn(data, own, other));
}

function pairsIn(data: unknown, own: Language, other: Language): Pair[] {
  if (typeof data !== 'object' || data === null) return [];
  const entries: Readonly<Record<string, unknown>> = { ...data };
  const [mine, theirs] = [entries[own], entries[other]];
  if (typeof mine === 'string' && typeof theirs === 'string') return [pair(mine, theirs)];
  return Object.values(entries).flatMap((inner) => pairsIn(inner, own, other));
}

/** Countries have their names from the platform. */
function regionPairs(own: Language, other: Language): Pair[] {
  const [mine, theirs] = [own, other].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  return ['CD', 'CG', 'BE', 'AO'].map((code) => pair(mine?.of(code) ?? code, theirs?.of(code) ?? code));
}
