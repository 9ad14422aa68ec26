import { join } from 'node:path';
import { operatorWords } from '../../src/bot/words/operatorWords.js';
import { withTerms } from '../../src/bot/words/terms.js';
import type { Language } from '../../src/domain/terms/language.js';
import { base, root } from '../../test/house/shownTexts.js';
import { plainBlanks } from '../../test/support/seen.js';
import { dataPairs, dayPairs, type Kind, type Pair, regionPairs, wordPairs } from './pairs.js';

/** What a text of one language may be in another: none where it has no words of its own, such as a number. `kind`: only as that. */
export type Translated = (text: string, kind?: Kind) => readonly string[];

/**
 * Texts of the operator's own language in another one, by their meaning: the word with the same key, the operator's data in
 * both languages, what people say. Several words may read alike in one language and not in the other.
 */
export async function translator(operator: string, own: Language, other: Language): Promise<Translated> {
  const all = (await operatorWords(join(root, 'operators'), operator, base)) ?? base;
  const [from, to] = [own, other].map((language) => withTerms(all[language] ?? {}, language));
  const words = wordPairs(from ?? {}, to ?? {});
  const pairs = [
    // What people say comes before texts that read alike, and so does a title.
    ...words.filter(({ kind }) => kind !== 'shown'),
    ...words.filter(({ kind }) => kind === 'shown'),
    ...(await dataPairs(operator, own, other)),
    ...regionPairs(own, other),
    ...dayPairs(own, other),
  ];
  const pieces = piecesOf(pairs);
  return (text, kind) => {
    if (kind !== undefined)
      return inOther(
        plainBlanks(text),
        pairs.filter((one) => one.kind === kind),
      );
    if (own === other) return [text];
    const found = inOther(plainBlanks(text), pairs);
    return [...new Set([...found, ...(found.length === 0 ? inPieces(plainBlanks(text), pieces) : []), text])];
  };
}

/**
 * What a text may be in the other language: the same text, the same in other capitals, or one that it fills; its parts, such
 * as a label in a longer one, are put into it too.
 */
function inOther(wanted: string, pairs: readonly Pair[]): string[] {
  const same = pairs.filter(({ own }) => own === wanted);
  const asSaid = folded(wanted);
  // An empty field says nothing, as a question mark would that asks for help.
  const alike = same.length > 0 || asSaid === '' ? same : pairs.filter(({ own }) => folded(own) === asSaid);
  return alike.length > 0 ? alike.map(({ other }) => other) : pairs.flatMap((one) => filledIn(one, wanted, pairs));
}

const folded = (text: string): string => text.toLowerCase().replace(/\s*[?.!]+$/u, '');

/** A name that is said with what is to become of it has so many words at most: "отключить запрет на переоформление". */
const LONGEST_PIECE = 6;

function piecesOf(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { own, other, kind } of pairs) {
    if (kind === 'state' || kind === 'data') found.set(folded(own), found.get(folded(own)) ?? other);
  }
  return found;
}

/** What is said in several pieces, each as long as it can be; none where one of them is no piece that is known. */
function inPieces(text: string, pieces: ReadonlyMap<string, string>): string[] {
  const words = text.split(/\s+/);
  const said: string[] = [];
  for (let at = 0; at < words.length; ) {
    const lengths = Array.from({ length: LONGEST_PIECE }, (_, index) => LONGEST_PIECE - index);
    const whole = (length: number) => folded(words.slice(at, at + length).join(' '));
    const long = lengths.find((length) => pieces.has(whole(length)));
    if (long === undefined) return [];
    said.push(pieces.get(whole(long)) ?? '');
    at += long;
  }
  return [said.join(' ')];
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** The other language's text, with what stands in the place of its placeholders; none where this is another text. */
function filledIn({ own, other }: Pair, wanted: string, pairs: readonly Pair[]): string[] {
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
