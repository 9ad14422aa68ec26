import type { Language } from '../domain/language.js';

export type WordValues = Readonly<Record<string, string | number>>;

/**
 * The words of one language, from `locales/<language>/`. Keys are `<file>:<path>`, e.g. `problems:value.email`.
 * Placeholders are filled with what is given; `count` chooses the plural form.
 */
export interface Words {
  readonly language: Language;
  say(key: string, values?: WordValues): string;
  /** Whether there is such a word: for hints that a field may have. */
  has(key: string): boolean;
  /** A list of words, such as all that mean "cancel". */
  list(key: string): readonly string[];
}
