import { termsOf } from './tokens.js';

/** "48*17", "17 x 23,50", "4 + 5", "15 % of 2480": no number of a line, day or code is written so. */
const SUM = /\d\s*[*×x]\s*\d|\d\s*%\s*\p{L}{1,3}\s+\d|\d\s+[+÷]\s+\d/iu;
/** Whoever says more around it wants something of which there are so many. */
const MOST_WORDS = 6;

/** Whether a text asks for nothing but a sum, which is none of what is done here. */
export const isSum = (text: string): boolean =>
  SUM.test(text) && termsOf(text).filter((term) => /\p{L}/u.test(term)).length <= MOST_WORDS;
