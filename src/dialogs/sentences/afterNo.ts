import { plain, visible } from '../../domain/terms/plainText.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import { controlOf } from '../conversation/control.js';
import type { Turn } from '../conversation/turn.js';
import { chatIn } from '../conversation/unfit.js';
import { phrasesIn } from '../days/phrases.js';
import { termsOf } from './tokens.js';

/** A text beyond this is no value after a "no". */
const LONGEST = 120;
/** A name has so many words at the most. */
const MOST_WORDS = 4;

/** What is said in the place of an answer: "no, Mbuyi". */
export interface AfterNo {
  readonly value: string;
  /** It is nothing but a name or a value: "no, I do not have one" is not. */
  readonly isBare: boolean;
}

/** A "no", and what parts it from the rest: "no. 12" is a number of a house. */
const NO = /^\s*(?<no>\p{L}{2,})(?:\s*(?<sign>[,;!\u2013\u2014])\s*|\s+)(?<rest>\S.*)$/u;
const WORD = /\p{L}[\p{L}\p{M}]*|\d+/gu;

/**
 * What follows a "no" in whatever language: after a sign, or after "it is". Undefined: the text begins with none, is something
 * that has its own sense, such as a control or thanks, or may be a secret.
 */
export function afterNo(text: string, turn: Turn): AfterNo | undefined {
  const { words, operator, speaking } = turn;
  const { no = '', sign, rest = '' } = NO.exec(visible(text).slice(0, LONGEST))?.groups ?? {};
  if (text.length > LONGEST || looksSecret(text)) return undefined;
  if (!words.listOfAll('common:said.no').includes(plain(no))) return undefined;
  const spoken = [words, ...operator.profile.languages.map((language) => speaking(language).words)];
  const joined = afterIs(rest, spoken);
  const value = withoutThanks(joined ?? (sign === undefined ? '' : rest), spoken);
  const hasOwnSense = chatIn(value, words) !== undefined || controlOf(undefined, value, words) !== undefined;
  return value === '' || hasOwnSense ? undefined : { value, isBare: isBare(value, spoken) };
}

/** What stands after "it is", "c’est", "это". Undefined: the text does not begin so. */
function afterIs(text: string, spoken: readonly Words[]): string | undefined {
  const is = new Set(spoken.flatMap((words) => words.list('common:said.is').flatMap(termsOf)));
  const small = new Set(spoken.flatMap((words) => phrasesIn(words, 'sentences:small')));
  let isSaid = false;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const said = plain(word);
    if (isSaid && !is.has(said)) return text.slice(index);
    if (!is.has(said) && !small.has(said)) return undefined;
    isSaid ||= is.has(said);
  }
  return undefined;
}

/** A value without its stop, and without what is said after a comma out of politeness. */
function withoutThanks(text: string, spoken: readonly Words[]): string {
  const polite = new Set(
    spoken.flatMap((words) => [...phrasesIn(words, 'sentences:filler'), ...words.list('common:said.please')]),
  );
  const parts = text.split(',');
  while (parts.length > 1 && polite.has(plain(parts.at(-1) ?? '').replace(/[.!]+$/, ''))) parts.pop();
  return parts
    .join(',')
    .trim()
    .replace(/(?<=\p{L}{2})[.!]+$/u, '');
}

/** Whether a text is a name or a value, and no sentence: it has no word that only sentences have. "N’Sele" has a letter of its own. */
function isBare(text: string, spoken: readonly Words[]): boolean {
  const said = termsOf(text);
  const known = new Set(spoken.flatMap(ofSentences).flatMap(termsOf));
  const isWritten = /\d/.test(text) || text.split(/\s+/).every((word) => /^\p{Lu}/u.test(word));
  return (
    said.length <= MOST_WORDS &&
    (said.length === 1 || isWritten) &&
    !said.some((word) => word.length > 1 && known.has(word))
  );
}

const ofSentences = (words: Words): readonly string[] => [
  ...(['sentences:small', 'sentences:filler', 'sentences:toKnow'] as const).flatMap((list) => phrasesIn(words, list)),
  ...(['common:said.no', 'common:said.yes', 'common:said.skip', 'common:said.correct'] as const).flatMap((list) =>
    words.list(list),
  ),
];
