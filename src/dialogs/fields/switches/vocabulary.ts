import type { Choice } from '../../../domain/terms/choices.js';
import type { Words } from '../../../speech/words.js';
import { bare, phrasesIn } from '../../days/phrases.js';
import type { Field } from '../../definition/procedure.js';

/** A part of what is said that means something: switches, or what they are told. */
export type Part =
  | { readonly ids: readonly string[] /** "All", by no name of theirs. */; readonly every?: true }
  | { readonly on: boolean };

/** Phrases, as words with single blanks, and what each means; a phrase may name several switches ("SMS"). */
export interface Vocabulary {
  readonly meanings: ReadonlyMap<string, Part>;
  /** Words without a meaning of their own. */
  readonly small: ReadonlySet<string>;
  /** The most words that a phrase has. */
  readonly longest: number;
}

/**
 * What can be said of these switches: their titles, what the procedure's words call them (`choices.<field>.<value>`), on and off in
 * general and as the procedure says it (`choices.<field>.on`, `.off`: "bar"), and "all".
 */
export function vocabularyOf(
  { procedure, name }: Field,
  all: readonly Choice[],
  words: Words,
  said: 'typed' | 'sentence',
): Vocabulary {
  const own = (value: string) => phrasesIn(words, `${procedure}:choices.${name}.${value}`);
  const small = smallWords(words);
  const meanings = new Map<string, Part>();
  const add = (phrases: readonly string[], part: Part) => {
    for (const phrase of phrases.map(bare))
      if (phrase !== '') meanings.set(phrase, together(meanings.get(phrase), part));
  };
  // In a sentence "on the 0470" and "aus Belgien" turn nothing on or off.
  if (said === 'typed') {
    const open = all.filter(({ closed }) => closed === undefined);
    add(words.list('common:said.all'), { ids: open.map(({ value }) => value), every: true });
    add(words.list('common:said.on'), { on: true });
    add(words.list('common:said.off'), { on: false });
  }
  add(own('on'), { on: true });
  add(own('off'), { on: false });
  const states = new Map(meanings);
  for (const { value, title, also = [] } of all)
    add(
      [title, ...also, ...own(value)].map((phrase) => withoutState(phrase, states)),
      { ids: [value] },
    );
  return { meanings, small, longest: Math.max(1, ...[...meanings.keys()].map((phrase) => phrase.split(' ').length)) };
}

/** A phrase may name several switches. */
const together = (before: Part | undefined, part: Part): Part =>
  before !== undefined && 'ids' in before && 'ids' in part ? { ...before, ids: [...before.ids, ...part.ids] } : part;

const smallWords = (words: Words): ReadonlySet<string> =>
  new Set(
    [
      ...words.list('common:said.and'),
      ...phrasesIn(words, 'sentences:small'),
      ...phrasesIn(words, 'sentences:filler'),
    ].flatMap((phrase) => bare(phrase).split(' ')),
  );

/** A title often begins with what it does, such as "Bar incoming calls": what is barred is its name. */
function withoutState(title: string, states: ReadonlyMap<string, Part>): string {
  const terms = bare(title).split(' ');
  const isState = (term: string | undefined) => 'on' in (states.get(term ?? '') ?? { ids: [] });
  const from = isState(terms[0]) ? 1 : 0;
  const until = isState(terms.at(-1)) ? terms.length - 1 : terms.length;
  return terms.slice(from, until).join(' ');
}

/** A part of a text: a phrase that means something, or a word. */
export interface Piece {
  readonly phrase: string;
  readonly part?: Part | undefined;
  /** A comma stands before it. */
  readonly breaks: boolean;
}

/** The parts of a text in their order, the longest phrases first. */
export function piecesOf(text: string, { meanings, longest }: Vocabulary): Piece[] {
  const terms = text.split(/[,;\n]/).flatMap((segment, index) =>
    bare(segment)
      .split(' ')
      .filter((term) => term !== '')
      .map((term, at) => ({ term, breaks: index > 0 && at === 0 })),
  );
  const phrase = (at: number, length: number) =>
    terms
      .slice(at, at + length)
      .map(({ term }) => term)
      .join(' ');
  const pieces: Piece[] = [];
  for (let at = 0; at < terms.length; ) {
    const most = Math.min(longest, terms.length - at);
    const lengths = Array.from({ length: most }, (_, index) => most - index);
    const length = lengths.find((one) => meanings.has(phrase(at, one))) ?? 1;
    const said = phrase(at, length);
    pieces.push({ phrase: said, part: meanings.get(said), breaks: terms[at]?.breaks === true });
    at += length;
  }
  return pieces;
}

/** The parts of a text that mean something, and the words that mean nothing here. */
export function partsOf(text: string, vocabulary: Vocabulary, numbered: readonly string[]) {
  const parts: Part[] = [];
  const rest: string[] = [];
  for (const { phrase, part = numberedPart(phrase, numbered) } of piecesOf(text, vocabulary)) {
    if (part !== undefined) parts.push(part);
    else if (!vocabulary.small.has(phrase)) rest.push(phrase);
  }
  return { parts, rest };
}

function numberedPart(term: string, numbered: readonly string[]): Part | undefined {
  const id = /^\d{1,2}$/.test(term) ? numbered[Number(term) - 1] : undefined;
  return id === undefined ? undefined : { ids: [id] };
}
