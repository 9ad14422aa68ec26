import { plain } from '../../../domain/terms/plainText.js';
import type { Turn } from '../../conversation/turn.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import { pick } from '../picking.js';

/** Whose lines a text names. */
export interface NamedLines {
  /** The name as it was said. */
  readonly name: string;
  /** What finds them in the list. */
  readonly sought: string;
  /** Those that it finds, as far as they are looked through. */
  readonly lines: readonly string[];
  /** Whether these are all that have it. */
  readonly all: boolean;
}

/** So many searches one sentence may cost, for names and for those to whom something belongs. */
const MOST_SEARCHES = 24;
/** So many lines that have a few letters somewhere are looked through for the name. */
const MOST_WITH_LETTERS = 200;
/** More lines of one name than this are as good as many. */
const MOST_LINES_OF_NAME = 10;
/** So many words a name has at the most. */
const LONGEST_NAME = 3;
/** A shorter name must be somebody's as it is, but for a vowel at its end ("Зою"). */
const SHORT = 4;
/** Fewer letters are a name only where something is said to belong to it, or beside a longer one. */
const USUAL = 3;
const SHORTEST = 2;

/**
 * The first name in these runs of words that somebody has who is in the list, as a search at the question finds them: the
 * longest first. Endings do not count ("Нурлана", "Annas"); a word in the middle of another is no name. `owned`: the runs to
 * whom something belongs, in which a name may have two letters ("the number of Li").
 */
export async function linesNamed(
  runs: readonly (readonly string[])[],
  owned: readonly (readonly string[])[],
  field: Field,
  answers: Answers,
  turn: Turn,
): Promise<NamedLines | undefined> {
  const usual = partsOf(runs, USUAL);
  const theirs = new Map(partsOf(owned, SHORTEST).map((part) => [part.join(' '), part]));
  const short = [...theirs.values()].filter((part) => !usual.some((one) => one.join(' ') === part.join(' ')));
  for (const words of [...usual.slice(0, MOST_PARTS), ...short.slice(0, MOST_PARTS)]) {
    const ending = theirs.has(words.join(' ')) ? OWNED_ENDING : SHORT_ENDING;
    const [said = '', ...stems] = new Set([0, 1, 2].map((less) => cut(words, less, ending).join(' ')));
    for (const sought of [said, ...stems]) {
      const found = await withName(sought, sought === said ? 'begins' : 'stem', field, answers, turn);
      if (found.lines.length === 0) continue;
      const [stem] = stems;
      const other = sought === said && stem ? await withName(stem, 'whole', field, answers, turn) : found;
      // "Иванова": her name, or the genitive of his.
      const both = { lines: [...new Set([...found.lines, ...other.lines])], all: found.all && other.all };
      return {
        name: words.join(' '),
        sought: both.lines.length > found.lines.length ? (stem ?? said) : sought,
        ...both,
      };
    }
  }
  return undefined;
}

const MOST_PARTS = MOST_SEARCHES / 4;

/** All parts of runs of words that may be names of so many letters, the longest first. */
function partsOf(runs: readonly (readonly string[])[], fewest: number): string[][] {
  return runs.flatMap((run) => {
    const lengths = [...Array(Math.min(LONGEST_NAME, run.length)).keys()].map((length) => length + 1).reverse();
    const parts = lengths.flatMap((length) =>
      run.slice(0, run.length - length + 1).map((_, from) => run.slice(from, from + length)),
    );
    return parts.filter((words) => words.some((word) => word.length >= fewest) && words.every(isName(fewest)));
  });
}

/** "Li Wei": beside a longer one, what is written as a name is one. */
const isName = (fewest: number) => (word: string) =>
  word.length >= fewest || (word.length >= SHORTEST && /^\p{Lu}/u.test(word));

/** Words without so many letters of their endings; a short one loses at most its genitive or its vowel. */
const cut = (words: readonly string[], letters: number, ending: RegExp): string[] =>
  words.map((word) => {
    if (letters > 0 && word.length <= SHORT) return word.replace(ending, '');
    return word.slice(0, Math.max(SHORT, word.length - letters));
  });
const SHORT_ENDING = /(?<=^\p{L}{3})s$|(?<=^\p{L}{2,3})[аеёиоуыэюя]$/iu;
/** "Bos Nummer" as well as "Evas". */
const OWNED_ENDING = /(?<=^\p{L}{2,3})(?:s|[аеёиоуыэюя])$/iu;

/**
 * `begins`: as it was said, of which two letters must be all of a name. `stem`: what it may have been without its ending.
 * `whole`: only who is called so, whatever vowel ends it; not who has a longer name.
 */
async function withName(text: string, how: 'begins' | 'stem' | 'whole', field: Field, answers: Answers, turn: Turn) {
  const name = text.split(' ').map(plain);
  const isShort = name.some((word) => word.length < SHORT);
  // A few letters are in the middle of many a name.
  const find = { text, page: 0, pageSize: isShort ? MOST_WITH_LETTERS : MOST_LINES_OF_NAME };
  const { choices, total } = await pick(field, answers, turn, find);
  const isIts = (word: string, one: string) =>
    how === 'begins' && word.length < USUAL
      ? one === word
      : one.startsWith(word) && ((how !== 'whole' && word.length >= SHORT) || VOWEL.test(one.slice(word.length)));
  const lines = choices.flatMap(({ value, facts = [] }) => {
    const said = facts.flatMap((fact) => ('text' in fact ? (plain(fact.text).match(/\p{L}+/gu) ?? []) : []));
    return name.every((word) => said.some((one) => isIts(word, one))) ? [value] : [];
  });
  return { lines, all: total <= choices.length };
}
const VOWEL = /^[аеийоуыэюя]?$/;
