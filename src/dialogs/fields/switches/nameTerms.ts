import type { Words } from '../../../speech/words.js';
import { bare } from '../../days/phrases.js';
import type { Vocabulary } from './vocabulary.js';

/** The words that switches are called by, and which of them have each. */
export type SwitchTerms = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The words of all names, but for those that say on or off, "all", and small ones. What names several at once ("SMS in and out") tells
 * none of them from the others.
 */
export function nameTerms({ meanings, small }: Vocabulary, words: Words): SwitchTerms {
  const all = words.list('common:said.all').flatMap((phrase) => bare(phrase).split(' '));
  const states = [...meanings].flatMap(([phrase, part]) => ('on' in part ? [phrase] : []));
  const without = new Set([...all, ...states, ...small]);
  const named = [...meanings].flatMap(([phrase, part]) => ('ids' in part ? [{ phrase, ids: part.ids }] : []));
  const own = termsOf(named.filter(({ ids }) => ids.length === 1));
  const terms = new Map([...termsOf(named), ...own]);
  return new Map([...terms].filter(([term]) => !without.has(term)));
}

function termsOf(names: readonly { readonly phrase: string; readonly ids: readonly string[] }[]) {
  const terms = new Map<string, ReadonlySet<string>>();
  for (const { phrase, ids } of names)
    for (const term of phrase.split(' ')) terms.set(term, new Set([...(terms.get(term) ?? []), ...ids]));
  return terms;
}

/** The switches that are called by a word, whatever its ending. Undefined: it is no word of theirs. */
export function likeIn(terms: SwitchTerms, word: string): ReadonlySet<string> | undefined {
  const found = [...terms].filter(([term]) => isSameWord(term, word)).flatMap(([, ids]) => [...ids]);
  return found.length === 0 ? undefined : new Set(found);
}

/** So many letters of a word are not its ending. */
const STEM = 4;
/** An ending has so many letters at the most. */
const ENDING = 3;

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  const stem = Math.max(STEM, shorter - (ENDING - 1));
  return (
    Math.max(one.length, other.length) - shorter <= ENDING &&
    shorter >= STEM &&
    one.slice(0, stem) === other.slice(0, stem)
  );
}
