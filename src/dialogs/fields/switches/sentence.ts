import type { Choice } from '../../../domain/terms/choices.js';
import type { Switched } from '../../../domain/terms/switched.js';
import type { Words } from '../../../speech/words.js';
import { bare, phrasesIn } from '../../days/phrases.js';
import type { Field } from '../../definition/procedure.js';
import type { SentenceParts } from '../sentenceParts.js';
import { likeIn, nameTerms, type SwitchTerms } from './nameTerms.js';
import { toldIn } from './said.js';
import { type Part, type Piece, piecesOf, vocabularyOf } from './vocabulary.js';

/**
 * What a sentence tells to be on or off; undefined where it tells nothing, or where not all of what it says is understood. A word
 * may name several ("SMS"): another one beside it says which of them ("SMS, incoming"), and nothing is turned beyond that.
 */
export function saidSwitches(
  { rest, words, excludes }: SentenceParts,
  field: Field,
  all: readonly Choice[],
): Switched | undefined {
  const vocabulary = vocabularyOf(field, all, words, 'sentence');
  const pieces = piecesOf(rest, vocabulary);
  const not = new Set(phrasesIn(words, 'sentences:not').map(bare));
  if (excludes || pieces.some(({ phrase }) => not.has(phrase))) return undefined;
  const parts = partsIn(segmentsOf(pieces, words), nameTerms(vocabulary, words));
  if (parts === undefined) return undefined;
  const meant = toldIn(parts).flatMap(({ ids, on }) =>
    on === undefined ? [] : ids.map((id): [string, boolean] => [id, on]),
  );
  return meant.length === 0 ? undefined : Object.fromEntries(meant);
}

type Segment = readonly Piece[];

const isState = ({ part }: Piece): boolean => part !== undefined && 'on' in part;
const isName = ({ part }: Piece): boolean => part !== undefined && 'ids' in part;

/** What is said of one kind of thing: "and", a comma, and a second "on" or "off" begin another. */
function segmentsOf(pieces: readonly Piece[], words: Words): Segment[] {
  const and = new Set(words.list('common:said.and').map(bare));
  const segments: Piece[][] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    const isSecond = isState(piece) && open.some(isState) && open.some(isName);
    if (piece.breaks || and.has(piece.phrase) || isSecond) {
      segments.push(open);
      open = [];
    }
    open.push(piece);
  }
  return [...segments, open];
}

/** Names, and on or off, in their order. Undefined where a segment says something that nothing of it has, or leaves open what is meant. */
function partsIn(segments: readonly Segment[], terms: SwitchTerms): Part[] | undefined {
  const parts: Part[] = [];
  for (const segment of segments) {
    const named = namedIn(segment, terms);
    const others = segments.filter((one) => one !== segment).flatMap((one) => one.filter((piece) => !isState(piece)));
    if (named === undefined || isLeftOpen(named, others, terms)) return undefined;
    const [first] = segment.filter(isName);
    for (const piece of segment) {
      if (piece === first) parts.push({ ids: named.ids });
      else if (piece.part !== undefined && 'on' in piece.part) parts.push(piece.part);
    }
  }
  return parts;
}

/** The switches that all names and telling words of a segment have in common. */
interface Named {
  readonly ids: readonly string[];
  /** More than one word says which. */
  readonly isTold: boolean;
}

function namedIn(segment: Segment, terms: SwitchTerms): Named | undefined {
  const names = segment.flatMap(({ part }) => (part !== undefined && 'ids' in part ? [part.ids] : []));
  const telling = segment.filter(({ part }) => part === undefined).flatMap(({ phrase }) => likeIn(terms, phrase) ?? []);
  const [first, ...more] = [...names, ...telling.map((ids) => [...ids])];
  if (first === undefined) return { ids: [], isTold: true };
  const ids = first.filter((id) => more.every((one) => one.includes(id)));
  return names.length === 0 || ids.length === 0 ? undefined : { ids, isTold: more.length > 0 };
}

/** Whether a word elsewhere may say which of several is meant: "SMS and incoming calls". */
const isLeftOpen = ({ ids, isTold }: Named, others: readonly Piece[], terms: SwitchTerms): boolean =>
  !isTold &&
  ids.length > 1 &&
  others
    .flatMap(({ phrase }) => phrase.split(' '))
    .some((word) => {
      const like = likeIn(terms, word);
      return like !== undefined && ids.some((id) => like.has(id)) && ids.some((id) => !like.has(id));
    });
