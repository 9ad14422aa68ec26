import { asSaid } from '../../dialogs/conversation/control.js';
import { type Language, languages } from '../../domain/terms/language.js';
import type { SaidKey } from '../../speech/words.js';
import type { WordsOf } from '../words/words.js';

/** What works without a code, and what ends reading. */
const kinds = ['stop', 'start', 'help', 'exit'] as const;
export type SaidKind = (typeof kinds)[number];

/** A word with the language that it is of. */
export interface SaidWord {
  readonly kind: SaidKind;
  readonly language: Language;
}

const keyOf = {
  stop: 'common:said.texting.stop',
  start: 'common:said.texting.start',
  help: 'common:said.texting.help',
  exit: 'common:said.texting.exit',
} as const satisfies Record<SaidKind, SaidKey>;

/** The word that a text is and nothing else, in whatever language; `preferred` first, where several have it. */
export function wordSaid(text: string, words: WordsOf, preferred: Language): SaidWord | undefined {
  const said = asSaid(text);
  for (const language of [preferred, ...languages])
    for (const kind of kinds) if (words(language).list(keyOf[kind]).includes(said)) return { kind, language };
  return undefined;
}

/** Whether more of a long answer is asked for. */
export const asksMore = (text: string, words: WordsOf, language: Language): boolean =>
  words(language).listOfAll('common:said.more').includes(asSaid(text));
