import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';

/** The places of a list that have a word of their own, in their order; the last of the list stands last. */
export const ordinals = [
  ...(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'] as const),
  'last',
] as const;

/** A text beyond this names no place of a list. */
const LONGEST = 100;

/** A place of a list in a word: "the second", "le deuxième choix", "последний". */
export interface Ordinal {
  /** The word as it was said, plain. */
  readonly word: string;
  /** The place in a list that has so many items, from 1. */
  placeIn(length: number): number;
  /** Whether a title has a word of this place in it: then the text may mean that title. */
  isIn(title: string): boolean;
}

/**
 * The one ordinal that a text is, up to the tenth and "last", in whatever language. Before it may stand what `calls` a place of
 * a list; after it the words under `said.listNumber`, `said.row` and `said.ordinals.after`, and politeness. Undefined: it says more than that.
 */
export function ordinalIn(text: string, words: Words, calls: (before: string) => boolean): Ordinal | undefined {
  if (text.length > LONGEST) return undefined;
  const said = termsOf(text);
  const known = ordinals.map((place) => ({ place, forms: words.listOfAll(`common:said.ordinals.${place}`) }));
  const [found, ...others] = said.flatMap((word, at) => {
    const one = known.find(({ forms }) => forms.includes(word));
    return one === undefined ? [] : [{ ...one, word, at }];
  });
  if (found === undefined || others.length > 0) return undefined;
  if (!calls(said.slice(0, found.at).join(' ')) || !isNothing(said.slice(found.at + 1).join(' '), words))
    return undefined;
  return {
    word: found.word,
    placeIn: (length) => (found.place === 'last' ? length : ordinals.indexOf(found.place) + 1),
    isIn: (title) => termsOf(title).some((word) => found.forms.includes(word)),
  };
}

/** What calls a number a place of a list: "option", "number"; "row". */
export const placeWords = (words: Words): string[] => [
  ...words.listOfAll('common:said.listNumber'),
  ...words.listOfAll('common:said.row'),
];

/** Words with what belongs to them ("2-й"), without the stops around them. */
const termsOf = (text: string): string[] =>
  plain(text)
    .split(/[\s,;()]+/)
    .map((word) => word.replace(/[.:!]+$/, ''))
    .filter((word) => word !== '');

/** Whether what stands behind an ordinal adds nothing to it: "one", "in the list", "please". */
function isNothing(after: string, words: Words): boolean {
  const polite = ['', ...words.listOfAll('common:said.please')];
  const called = ['', ...placeWords(words), ...words.listOfAll('common:said.ordinals.after')];
  return called.some((one) => polite.some((end) => after === [one, end].filter((part) => part !== '').join(' ')));
}
