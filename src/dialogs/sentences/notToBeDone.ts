import type { Words } from '../../speech/words.js';
import { onceRead } from '../days/onceRead.js';
import { phrasesIn } from '../days/phrases.js';
import { likeness } from './likeness.js';
import { procedurePhrases } from './procedurePhrases.js';
import { clausesOf, deniedIn } from './takenBack.js';
import { termsOf } from './tokens.js';

/** Words that are less like each other are two. */
const SAME_WORD = 0.75;

/** What a procedure's phrases begin or end with, where its verb is, and what those deny that themselves say no. */
interface Said {
  readonly verbs: readonly string[];
  readonly denied: readonly string[];
}

/**
 * Whether somebody says that what a procedure does is not to be done: "do not block …", « ne bloque pas », "не блокируй", "nicht
 * sperren". What people say with a "not" to have it done ("the card does not work") is none, nor what another clause wants done.
 */
export function isNotToBeDone(text: string, procedure: string, words: Words): boolean {
  const denied = [...deniedIn(text, words)].filter((word) => isTelling(word, words));
  if (denied.length === 0) return false;
  const said = saidFor(words, procedure);
  const isVerb = (word: string) => isLike(word, said.verbs);
  const saysSo = besideNot(text, words).some((word) => isLike(word, said.denied));
  const wanted = clausesOf(text).filter((clause) => !clause.some((word) => nots(words, 'all').has(word)));
  return denied.some(isVerb) && !saysSo && !wanted.flat().some((word) => isTelling(word, words) && isVerb(word));
}

const isLike = (word: string, among: readonly string[]): boolean =>
  among.some((one) => likeness(one, word) >= SAME_WORD);

const nots = onceRead((words, _: 'all') => new Set(phrasesIn(words, 'sentences:not').flatMap(termsOf)));
const idle = onceRead((words, _: 'all') => {
  const lists = ['sentences:small', 'sentences:filler', 'sentences:number', 'sentences:not'] as const;
  return new Set(lists.flatMap((list) => phrasesIn(words, list)).flatMap(termsOf));
});
/** What stands right beside a word for no. */
const besideNot = (text: string, words: Words): string[] =>
  clausesOf(text)
    .flatMap((said) =>
      said.flatMap((word, at) => (nots(words, 'all').has(word) ? [said[at - 1], said[at + 1], said[at + 2]] : [])),
    )
    .flatMap((word) => (word !== undefined && isTelling(word, words) ? [word] : []));

const isTelling = (word: string, words: Words): boolean => !/\d/.test(word) && !idle(words, 'all').has(word);

const saidFor = onceRead((words, procedure: string): Said => {
  const texts = procedurePhrases(words, procedure);
  const phrases = texts.map(termsOf);
  // The verb alone is what is wanted, whatever stands beside it.
  const alone = new Set(phrases.filter(({ length }) => length === 1).flat());
  const isNegated = (phrase: readonly string[]) => phrase.some((word) => nots(words, 'all').has(word));
  const ends = phrases
    .filter((phrase) => !isNegated(phrase))
    .flatMap((phrase) => [phrase[0] ?? '', phrase.at(-1) ?? '']);
  return {
    verbs: [...new Set(ends)].filter((word) => isTelling(word, words)),
    denied: [...new Set(texts.flatMap((text) => besideNot(text, words)))].filter((word) => !alone.has(word)),
  };
});
