/** A phrase of the trade by its words, and what is meant by it. */
export interface Phrase {
  readonly means: string;
  readonly words: readonly string[];
}
