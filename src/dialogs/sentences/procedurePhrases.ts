import type { Words } from '../../speech/words.js';
import { phrasesIn } from '../days/phrases.js';

/** What people say to have a procedure begun: its title, its phrases, and what an operator of its own adds to them. */
export const procedurePhrases = (words: Words, procedure: string): readonly string[] => [
  words.say(`${procedure}:title`),
  ...phrasesIn(words, `${procedure}:phrases`),
  ...phrasesIn(words, `${procedure}:phrases_more`),
];
