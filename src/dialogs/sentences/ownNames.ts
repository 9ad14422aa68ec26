import type { Operator } from '../../domain/operator/index.js';
import { languages } from '../../domain/terms/language.js';
import { calledOf, labelOf, type Words } from '../../speech/words.js';
import type { Procedure } from '../definition/procedure.js';
import { likeness } from './likeness.js';
import { termsOf, wordsOf } from './tokens.js';

/** What the operator calls something that it sells, and the words that people have for such a thing. */
interface OwnName {
  readonly words: readonly string[];
  readonly stands: readonly string[];
}

type Names = readonly OwnName[];
/** An operator's data never change once they are read. */
const known = new WeakMap<Operator, WeakMap<Words, Names>>();

/** One word of a name stands in many a sentence by chance. */
const FEWEST = 2;
/** Words that are less like each other are two. */
const SAME_WORD = 0.8;

/**
 * The words of a sentence with what the operator sells called by its kind: "change 0470… to Mobile Europe" is said of a plan. So
 * a name counts as the thing's own word does, whatever the operator calls what it sells.
 */
export function inKind(
  said: readonly string[],
  words: Words,
  operator: Operator,
  procedures: Iterable<Procedure>,
): string[] {
  const names = ownNames(words, operator, procedures);
  return names.reduce<string[]>((rest, name) => replaced(rest, name), [...said]);
}

/** Whether a text is the name of something that is sold and nothing else but numbers, as it is read in a list. */
export function isOnlyName(text: string, words: Words, operator: Operator, procedures: Iterable<Procedure>): boolean {
  const said = wordsOf(text);
  return ownNames(words, operator, procedures).some((name) => {
    const at = placeOf(name, said);
    const around = at === -1 ? said : [...said.slice(0, at), ...said.slice(at + name.words.length)];
    return at !== -1 && !around.some((word) => /\p{L}/u.test(word));
  });
}

const placeOf = ({ words }: OwnName, said: readonly string[]): number =>
  said.findIndex((_, from) => words.every((word, place) => likeness(said[from + place] ?? '', word) >= SAME_WORD));

function replaced(said: readonly string[], name: OwnName): string[] {
  const { words, stands } = name;
  const at = placeOf(name, said);
  return at === -1 ? [...said] : [...said.slice(0, at), ...stands, ...said.slice(at + words.length)];
}

/** The longest first. */
function ownNames(words: Words, operator: Operator, procedures: Iterable<Procedure>): Names {
  const ofOperator = known.get(operator) ?? new WeakMap<Words, Names>();
  known.set(operator, ofOperator);
  const there = ofOperator.get(words);
  if (there !== undefined) return there;
  const names = [...procedures].flatMap(({ id, fields }) =>
    fields.flatMap(({ name, pick }) => {
      const texts = pick?.list.names?.(operator) ?? [];
      if (texts.length === 0) return [];
      const [called = labelOf(words, id, name)] = calledOf(words, id, name);
      return texts
        .flatMap((text) => (typeof text === 'string' ? [text] : languages.flatMap((one) => text[one] ?? [])))
        .map((text) => ({ words: wordsOf(text), stands: termsOf(called) }))
        .filter((one) => one.words.length >= FEWEST);
    }),
  );
  const found = names.toSorted((one, other) => other.words.length - one.words.length);
  ofOperator.set(words, found);
  return found;
}
