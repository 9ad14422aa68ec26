import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files, Tree } from '../../src/bot/words/wordFiles.js';
import type { Language } from '../../src/domain/terms/language.js';
import { root } from '../../test/house/shownTexts.js';
import { plainBlanks } from '../../test/support/seen.js';

/** What people say for on and off; what else they say or choose by its name; the operator's data; what is only shown. */
export type Kind = 'state' | 'said' | 'data' | 'shown';

/** A text that is shown in both languages. */
export interface Pair {
  readonly own: string;
  readonly other: string;
  readonly kind: Kind;
}

const pair = (own: string, other: string, kind: Kind): Pair => ({
  own: plainBlanks(own),
  other: plainBlanks(other),
  kind,
});

/** The kind of what stands below this key. */
function kindBelow(key: string, above: Kind): Kind {
  if (above === 'said') return key === 'on' || key === 'off' ? 'state' : 'said';
  return key === 'said' || key === 'choices' || key === 'title' ? 'said' : above;
}

export function wordPairs(from: Files | Tree, to: Files | Tree, above: Kind = 'shown'): Pair[] {
  return Object.entries(from).flatMap(([name, value]) => {
    const [there, kind] = [to[name], kindBelow(name, above)];
    if (typeof value === 'string')
      return typeof there === 'string'
        ? [...(name === 'narrowText' ? quoted(value, there) : []), pair(value, there, kind)]
        : [];
    // Words that weigh nothing mean nothing by themselves.
    if (name === 'small') return [];
    if (Array.isArray(value)) {
      // What people say: any of the other language's means the same.
      const [first] = Array.isArray(there) ? there : [];
      return first === undefined ? [] : value.map((said) => pair(said, first, kind));
    }
    return typeof there === 'object' && !Array.isArray(there) ? wordPairs(value, there, kind) : [];
  });
}

/** What a text gives as an example of what can be said, where it gives one. */
function quoted(own: string, other: string): Pair[] {
  const [one, two] = [own, other].map((text) => [...text.matchAll(QUOTED)].map(([, said = '']) => said.trim()));
  // What stands for anything that is looked for is put into it.
  const [said, there] = [one, two].map((all) => all?.[0]?.replace('…', '{{sought}}'));
  return one?.length === 1 && two?.length === 1 && said && there ? [pair(said, there, 'said')] : [];
}
const QUOTED = /[«„“]([^«»„“”]+)[»“”]/gu;

export async function dataPairs(operator: string, own: Language, other: Language): Promise<Pair[]> {
  const folder = join(root, 'operators', operator);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'glossary.json');
  const read = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return read.flatMap((data: unknown) => pairsIn(data, own, other));
}

function pairsIn(data: unknown, own: Language, other: Language): Pair[] {
  if (typeof data !== 'object' || data === null) return [];
  const entries: Readonly<Record<string, unknown>> = { ...data };
  // A name, or what people call a thing by.
  const [[theirs], mine] = [textsOf(entries[other]), textsOf(entries[own])];
  if (theirs !== undefined && mine.length > 0) return mine.map((one) => pair(one, theirs, 'data'));
  return [
    ...byItsName(entries.name, entries.also, own, other),
    ...Object.values(entries).flatMap((inner) => pairsIn(inner, own, other)),
  ];
}

/** What people call a thing by can be said with the name that it is read by in the other language. */
function byItsName(name: unknown, also: unknown, own: Language, other: Language): Pair[] {
  const [called, read] = [also, name].map((texts) => (typeof texts === 'object' ? { ...texts } : {}));
  const [theirs] = typeof name === 'string' ? [name] : textsOf(read?.[other]);
  return theirs === undefined ? [] : textsOf(called?.[own]).map((one) => pair(one, theirs, 'data'));
}

const textsOf = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string');

/** Today and its neighbours are called as the platform calls them. */
export function dayPairs(own: Language, other: Language): Pair[] {
  const [mine, theirs] = [own, other].map((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  return [-1, 0, 1].map((day) => pair(mine?.format(day, 'day') ?? '', theirs?.format(day, 'day') ?? '', 'data'));
}

/** Countries have their names from the platform. */
export function regionPairs(own: Language, other: Language): Pair[] {
  const [mine, theirs] = [own, other].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  return ['CD', 'CG', 'BE', 'AO'].map((code) => pair(mine?.of(code) ?? code, theirs?.of(code) ?? code, 'data'));
}
