import type { ParseKeys } from 'i18next';
import type { Language } from '../domain/terms/language.js';

export type WordValues = Readonly<Record<string, string | number>>;

type Files = ['common', 'desk', 'problems', 'sms', 'subscribers', 'teams', 'web'];
/** A word of the files that are always there. `src/i18next.d.ts` gives the type checker their keys. */
export type FixedKey = ParseKeys<Files>;
/**
 * A word of a procedure's own file, `locales/<language>/<noun>/<procedure>.json`. Where one of its answers is an action,
 * `confirm`, `effect`, `done` and `next` may be there for each of them, as `confirm_suspend`: see `contextOf`. An `effect` may
 * have plural forms for one line and several. `nothing` is said where there is nothing that it could be carried out with,
 * `about` on the button that begins it about what is shown ("Undo this order"), where that is not the title, `narrowText` where
 * its list is narrowed in plain text by an example of its own. `help_own`, `guide_own`: to whoever is bound to one line (`ofOwn`).
 * `ordered`: as `done`, where a back end carries it out that has not done so yet.
 * `forUser`: who can do it, to such a person, where that is more than that the administrator can.
 */
export type ProcedureKey =
  | `${string}:${'title' | 'note' | 'again' | 'help' | 'guide' | 'confirm' | 'effect' | 'done' | 'ordered' | 'next' | 'nothing' | 'about' | 'narrowText' | 'guide_own' | 'forUser'}`
  | `${string}:${'screens' | 'facts'}.${string}`
  | `${string}:fields.${string}.${'label' | 'hint' | 'why'}`;
/** A word of a letter, in `locales/<language>/mail.json`. */
export type LetterKey = `mail:${string}`;
/**
 * A list of what people say (docs/sentences.md): to have a procedure carried out, to choose something in it or to name a field
 * of it, which stand in its own file, or in every sentence, in `locales/<language>/sentences.json`.
 */
export type PhraseKey =
  | `${string}:${'phrases' | 'phrases_more' | `choices.${string}.${string}` | `fields.${string}.called`}`
  | `sentences:${string}`;
export type WordKey = FixedKey | ProcedureKey | LetterKey;
/** Words that people may say for the same thing, such as all that mean "cancel". */
export type SaidKey = ParseKeys<Files, { returnObjects: true }> & `common:said.${string}`;

/**
 * The words of one language, from `locales/<language>/`. Keys are `<file>:<path>`, e.g. `problems:value.email`.
 * Placeholders are filled with what is given, numbers as the language writes them; `count` chooses the plural form.
 */
export interface Words {
  readonly language: Language;
  say(key: WordKey, values?: WordValues): string;
  /** Whether there is such a word: for hints that a field may have. */
  has(key: WordKey | PhraseKey, values?: WordValues): boolean;
  /** A text that stands in lines of its own, such as a procedure's `guide`; none where there is no such word. */
  lines(key: ProcedureKey): readonly string[];
  /** All that mean the same in this language, as `plain` compares them. */
  list(key: SaidKey | PhraseKey): readonly string[];
  /** The same of all languages together. */
  listOfAll(key: SaidKey): readonly string[];
}

/** A word that a file may do without: then ''. */
export const sayIfAny = (words: Words, key: WordKey, values?: WordValues): string =>
  words.has(key, values) ? words.say(key, values) : '';

/** For the words that depend on what a procedure does: `confirm_suspend` where it is there, else `confirm`. */
export const contextOf = (action: string | undefined): WordValues => (action === undefined ? {} : { context: action });

/** For the words that are others to whoever has one line and chooses none: `help_own`. */
export const ofOwn = ({ boundTo }: { readonly boundTo?: string | undefined }): WordValues =>
  boundTo === undefined ? {} : { context: 'own' };

/** What the person has after the yes, with so many lines; where nobody has chosen any yet, as of several. '' where nothing is said. */
export const effectWords = (words: Words, procedure: string, action: string | undefined, lines = 2): string =>
  sayIfAny(words, `${procedure}:effect`, { ...contextOf(action), count: lines });

/** "Label: text" in plain text, with the colon of the language. */
export const labelled = (words: Words, label: string, text: string): string =>
  words.say('common:labelled', { label, text });

/** What a procedure's words call a field. */
export const labelOf = (words: Words, procedure: string, field: string): string =>
  words.say(`${wordsOfField(words, procedure, field)}.label`);

/** What a procedure's words say of a field beside its label; '' where they say nothing. */
export const ofField = (
  words: Words,
  procedure: string,
  field: string,
  part: 'hint' | 'why',
  values?: WordValues,
): string => sayIfAny(words, `${wordsOfField(words, procedure, field)}.${part}`, values);

/** What people call a field beside its label. */
export function calledOf(words: Words, procedure: string, field: string): readonly string[] {
  const key = `${wordsOfField(words, procedure, field)}.called` as const;
  return words.has(key) ? words.list(key) : [];
}

/** Where the words of a field stand: in its procedure's own file, else among those that many procedures ask (`fields.json`). */
function wordsOfField(words: Words, procedure: string, field: string) {
  const own = `${procedure}:fields.${field}` as const;
  const shared = `fields:fields.${field}` as const;
  return words.has(`${own}.label`) || !words.has(`${shared}.label`) ? own : shared;
}
