import { plain } from '../../../domain/terms/plainText.js';
import type { Turn } from '../../conversation/turn.js';
import type { Answers, Field } from '../../definition/procedure.js';
import { pick } from '../picking.js';

/** Whose lines a text names: the name as it was said, and the lines that it finds. */
export interface NamedLines {
  readonly name: string;
  readonly lines: readonly string[];
}

/** So many searches one sentence may cost. */
const MOST_SEARCHES = 24;
/** More lines of one name than this are as good as many. */
const MOST_LINES_OF_NAME = 10;
/** So many words a name has at the most. */
const LONGEST_NAME = 3;
/** What is left of a word without its ending is as long as this at least. */
const SHORTEST = 4;

/**
 * The first name in these runs of words that somebody has who is in the list, as a search at the question finds them: the
 * longest first. Endings do not count ("Нурлана", "Annas"); a word in the middle of another is no name.
 */
export async function linesNamed(
  runs: readonly (readonly string[])[],
  field: Field,
  answers: Answers,
  turn: Turn,
): Promise<NamedLines | undefined> {
  for (const words of runs.flatMap(partsOf).slice(0, MOST_SEARCHES / 3)) {
    for (const name of [words, cut(words, 1), cut(words, 2)]) {
      const lines = await withName(name, field, answers, turn);
      if (lines.length > 0) return { name: words.join(' '), lines };
    }
  }
  return undefined;
}

/** All parts of a run of words, the longest first. */
function partsOf(run: readonly string[]): string[][] {
  const lengths = [...Array(Math.min(LONGEST_NAME, run.length)).keys()].map((length) => length + 1).reverse();
  const parts = lengths.flatMap((length) =>
    run.slice(0, run.length - length + 1).map((_, from) => run.slice(from, from + length)),
  );
  return parts.filter((words) => words.every((word) => word.length >= SHORTEST));
}

const cut = (words: readonly string[], letters: number): string[] =>
  words.map((word) => word.slice(0, Math.max(SHORTEST, word.length - letters)));

async function withName(name: readonly string[], field: Field, answers: Answers, turn: Turn): Promise<string[]> {
  const find = { text: name.join(' '), page: 0, pageSize: MOST_LINES_OF_NAME };
  const { choices } = await pick(field, answers, turn, find);
  return choices.flatMap(({ value, facts = [] }) => {
    const said = facts.flatMap((fact) => ('text' in fact ? (plain(fact.text).match(/\p{L}+/gu) ?? []) : []));
    return name.every((word) => said.some((one) => one.startsWith(plain(word)))) ? [value] : [];
  });
}
