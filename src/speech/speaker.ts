import type { Format } from './format.js';
import type { Words } from './words.js';

/** What things are put in words with: a language's words, and how it writes figures, days and money. */
export interface Speaker {
  readonly words: Words;
  readonly format: Format;
}
