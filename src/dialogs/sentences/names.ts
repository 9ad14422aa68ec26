import type { Words } from '../../speech/words.js';
import { phrasesIn } from '../days/phrases.js';
import { likeness } from './likeness.js';
import { wordsOf } from './tokens.js';

/** Words that are as like a known one as this are that one in another form. */
const SAME_WORD = 0.75;
const KNOWN = [
  ...(['sentences:filler', 'sentences:small', 'sentences:number', 'sentences:toKnow'] as const),
  ...(['sentences:since', 'sentences:until', 'sentences:aroundDays'] as const),
] as const;

/** What may be names in a sentence: its words that are no words of the procedure and no politeness, those that stand together as one. */
export function namesIn(text: string, procedure: string, words: Words): string[][] {
  const phrases = [
    words.say(`${procedure}:title`),
    ...phrasesIn(words, `${procedure}:phrases`),
    ...KNOWN.flatMap((list) => phrasesIn(words, list)),
  ];
  const known = [...new Set(phrases.flatMap(wordsOf))];
  const runs: string[][] = [[]];
  for (const word of wordsOf(text)) {
    if (known.some((one) => likeness(one, word) >= SAME_WORD)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}
