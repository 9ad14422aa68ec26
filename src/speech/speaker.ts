import type { Language } from '../domain/terms/language.js';
import { type Format, makeFormat, type Writes } from './format.js';
import type { Words } from './words.js';

/** What things are put in words with: a language's words, and how it writes figures, days and money. */
export interface Speaker {
  readonly words: Words;
  readonly format: Format;
}

/** Who speaks for an operator in a language: in the chat, in mail, SMS and files alike. */
export type SpeakerOf = (language: Language, operator: string) => Speaker;

/** Speakers over the words there are. `writesOf` gives how an operator writes times and money: its profile. */
export function makeSpeakers(
  wordsOf: (language: Language, operator: string) => Words,
  writesOf: (operator: string) => Writes,
): SpeakerOf {
  const known = new Map<string, Speaker>();
  return (language, operator) => {
    const name = `${language} ${operator}`;
    const words = wordsOf(language, operator);
    const speaker = known.get(name) ?? { words, format: makeFormat(words, writesOf(operator)) };
    known.set(name, speaker);
    return speaker;
  };
}
