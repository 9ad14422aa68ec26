import type { Words } from '../../speech/words.js';
import { onceRead } from '../days/onceRead.js';
import { phrasesIn } from '../days/phrases.js';
import { asWords, termsOf } from './tokens.js';

/** Whether a sentence asks whether something is so (`whether` in sentences.json), which its very first words do: "0470 00 07 01 is lost" tells something. */
export function asksWhether(text: string, words: Words): boolean {
  const said = ` ${termsOf(text).join(' ')} `;
  const begins = (one: string) => said.startsWith(` ${one} `);
  // "Is it possible to" is politeness.
  return phrases(words, 'sentences:whether').some(begins) && !phrases(words, 'sentences:filler').some(begins);
}

/**
 * Whether a sentence asks who, when, which or why: somebody wants to know something, and have nothing done. It begins with
 * such a word (`toKnow` in sentences.json), after politeness and numbers: "the colleague who left" asks nothing.
 */
export function asksWho(text: string, words: Words): boolean {
  const asking = phrases(words, 'sentences:toKnow');
  const before = polite(words, 'all');
  let rest = ` ${asWords(text)} `;
  for (;;) {
    if (asking.some((one) => rest.startsWith(` ${one} `))) return true;
    const said = before.find((one) => rest.startsWith(` ${one} `));
    if (said === undefined) return false;
    rest = rest.slice(said.length + 1);
  }
}

/** Whether a sentence names what is left out ("all but", `except` in sentences.json). */
export function excludes(text: string, words: Words): boolean {
  const said = ` ${asWords(text)} `;
  return phrases(words, 'sentences:except').some((one) => said.includes(` ${one} `));
}

type List = `sentences:${'toKnow' | 'whether' | 'filler' | 'except'}`;

/** The longest first. */
const phrases = onceRead((words, list: List) => phrasesIn(words, list).map(asWords).sort(longestFirst));
const polite = onceRead((words, _: 'all') =>
  [...phrasesIn(words, 'sentences:filler'), ...phrasesIn(words, 'sentences:small')].map(asWords).sort(longestFirst),
);
const longestFirst = (one: string, other: string): number => other.length - one.length;
