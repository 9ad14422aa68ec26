import { plain, visible } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { onceRead } from '../days/onceRead.js';
import { phrasesIn } from '../days/phrases.js';
import { likeness } from './likeness.js';
import { procedurePhrases } from './procedurePhrases.js';
import { wordsOf } from './tokens.js';

/** Words that are as like a known one as this are that one in another form. */
const SAME_WORD = 0.75;
const KNOWN = [
  ...(['sentences:filler', 'sentences:small', 'sentences:number', 'sentences:toKnow'] as const),
  ...([
    'sentences:since',
    'sentences:until',
    'sentences:upTo',
    'sentences:lasting',
    'sentences:aroundDays',
    'sentences:dayWords',
  ] as const),
] as const;
/** "Anna's": the apostrophe parts it from the name. */
const GENITIVE = 's';

/** Words that stand together and may be a name. */
interface Run {
  /** As they were typed. */
  readonly words: readonly string[];
  /** The word before them and the one after, as `plain`; '' for none. */
  readonly before: string;
  readonly after: string;
}

/** What may be names in a sentence: its words that are no words of the procedure and no politeness, those that stand together as one. */
export const namesIn = (text: string, procedure: string, words: Words): string[][] =>
  runsIn(text, procedure, words).map((run) => [...run.words]);

/**
 * Those among them that the sentence says something belongs to: after "of" (`whose` in sentences.json), beside "number", or
 * with a genitive. `capital`: only what is written as names are, for a sentence that may say much else.
 */
export function ownersIn(text: string, procedure: string, words: Words, { capital }: { capital: boolean }): string[][] {
  const [whose, number] = [listed(words, 'sentences:whose'), listed(words, 'sentences:number')];
  const isNumber = (word: string) => number.some((one) => likeness(one, word) >= SAME_WORD);
  const isOwner = ({ before, after }: Run) =>
    whose.includes(before) || isNumber(before) || isNumber(after) || after === GENITIVE;
  return runsIn(text, procedure, words)
    .filter((run) => isOwner(run) && (!capital || run.words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))))
    .map((run) => [...run.words]);
}

/**
 * A text without what is written as somebody's name and is no word that is known: whose line it is says nothing of what is wanted. Where
 * all nouns are written so, only what stands together and is unknown is left out.
 */
export function withoutNames(text: string, words: Words, knows: (word: string, least?: number) => boolean): string {
  const isKnown = (name: string) => wordsOf(name).some((word) => knows(word));
  const without = text.replaceAll(FULL_NAME, (name) => (isKnown(name) ? name : ' '));
  if (words.language === 'de') return withoutOwners(without, words, (word) => knows(word, SAME_WORD));
  return without.replaceAll(NAME, (name) => (isKnown(name) ? name : ' '));
}

/** Where all nouns have capitals, what is unknown and stands after a word of belonging is a name: “Anschlüsse von Muster”. */
function withoutOwners(text: string, words: Words, knows: (word: string) => boolean): string {
  const whose = new Set(listed(words, 'sentences:whose'));
  return text.replaceAll(OWNER, (both, before: string, name: string) =>
    whose.has(plain(before)) && !wordsOf(name).some(knows) ? before : both,
  );
}

const OWNER = /(?<![\p{L}\p{M}])(\p{L}+) (\p{Lu}\p{Ll}[\p{L}\p{M}-]*)/gu;

/** Two words with capitals and more that stand together, wherever they do. */
const FULL_NAME = /(?<!\p{L})\p{Lu}\p{Ll}[\p{L}\p{M}-]*(?: \p{Lu}\p{Ll}[\p{L}\p{M}-]*)+/gu;

/** A word with a capital that does not begin the text or a sentence. */
const NAME = /(?<=[\p{L}\d,;’']\s?)(?<![\p{L}])\p{Lu}\p{Ll}[\p{L}\p{M}-]*/gu;

const listed = onceRead((words, list: 'sentences:whose' | 'sentences:number') =>
  phrasesIn(words, list).flatMap(wordsOf),
);

/** The words of a procedure, and of politeness. */
const knownTo = onceRead((words, procedure: string) => {
  const phrases = [...procedurePhrases(words, procedure), ...KNOWN.flatMap((list) => phrasesIn(words, list))];
  return [...new Set(phrases.flatMap(wordsOf))];
});

function runsIn(text: string, procedure: string, words: Words): Run[] {
  const known = knownTo(words, procedure);
  const typed = typedWords(text);
  const isWord = typed.map(plain).map((word) => known.some((one) => likeness(one, word) >= SAME_WORD));
  // "Femke De Proef": a small word within a name is written as names are.
  const isWithin = (at: number) =>
    isWord[at - 1] === false && isWord[at + 1] === false && /^\p{Lu}\p{Ll}{0,2}$/u.test(typed[at] ?? '');
  const isKnown = isWord.map((is, at) => is && !isWithin(at));
  const starts = typed.flatMap((_, at) => (isKnown[at] === false && isKnown[at - 1] !== false ? [at] : []));
  return starts.map((from) => {
    const length = isKnown.slice(from).indexOf(true);
    const until = length === -1 ? typed.length : from + length;
    const [before = '', after = ''] = [typed[from - 1], typed[until]];
    return { words: typed.slice(from, until), before: plain(before), after: plain(after) };
  });
}

/** The words of a text as they were typed, without what is a value: the same as `wordsOf`, before they are made plain. */
const typedWords = (text: string): string[] =>
  visible(text)
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => !/[\d@]/.test(word))
    .flatMap((word) => word.match(/[\p{L}\p{M}]+/gu) ?? [])
    .filter((word) => wordsOf(word).length === 1);
