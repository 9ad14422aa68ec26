import type { Choice } from '../../domain/terms/choices.js';
import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import type { Answers, Field, Procedure } from '../definition/procedure.js';
import { pick } from '../fields/picking.js';
import { likeness } from './likeness.js';
import { termsOf } from './tokens.js';

/** More choices than this are not read through. */
const MOST_CHOICES = 100;
/** Words that are less like each other are two. */
const SAME_WORD = 0.7;
/** So much of a title must be said. */
const OF_TITLE = 0.6;
/** The best must be better than the next by this. */
const CLEAR = 0.03;

/**
 * The choice of a field that a text names: by a phrase for it (`choices` in the procedure's words), by its title or the part of it
 * that the others have not, or by its value. Undefined where none is named, or two alike.
 */
export async function chosenIn(
  { id }: Procedure,
  field: Field,
  { text, words }: { readonly text: string; readonly words: Words },
  answers: Answers,
  turn: Turn,
): Promise<string | undefined> {
  const { choices } = await pick(field, answers, turn, { page: 0, pageSize: MOST_CHOICES });
  const said = termsOf(text);
  const codes = new Set(plain(text).split(/[\s,;]+/));
  const shared = counted(choices);
  const scored = choices
    .map(({ value, title }) => {
      const phrases = phrasesIn(words, `${id}:choices.${field.name}.${value}`);
      const byPhrase = Math.max(0, ...phrases.map((phrase) => phraseScore(termsOf(phrase), said)));
      const byCode = codes.has(plain(value)) && /\d/.test(value) ? 3 : 0;
      return { value, score: Math.max(byCode, byPhrase, titleScore(title, said, shared)) };
    })
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined || first.score === 0) return undefined;
  return second !== undefined && first.score - second.score < CLEAR ? undefined : first.value;
}

/** More than 1 where all words of the phrase are said: the more there are and the closer they stand, the clearer. */
function phraseScore(phrase: readonly string[], said: readonly string[]): number {
  const found = phrase.map((word) => bestOf(word, said));
  if (found.length === 0 || found.some(({ like }) => like < SAME_WORD)) return 0;
  const like = found.reduce((sum, one) => sum + one.like, 0) / found.length;
  const together = found.every(({ at }, index) => index === 0 || at === (found[index - 1]?.at ?? 0) + 1);
  return like + 0.1 * found.length + (together ? 0.1 : 0);
}

function bestOf(word: string, said: readonly string[]): { like: number; at: number } {
  const likes = said.map((one) => (/\d/.test(word) ? Number(one === word) : likeness(one, word)));
  const like = Math.max(0, ...likes);
  return { like, at: likes.indexOf(like) };
}

/** How many of the choices have a term in their title. */
function counted(choices: readonly Choice[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title } of choices) {
    for (const term of new Set(termsOf(title))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** How much of a title is said, from 0 to 1: what other titles have as well counts little. */
function titleScore(title: string, said: readonly string[], shared: ReadonlyMap<string, number>): number {
  const terms = [...new Set(termsOf(title))];
  const weigh = (term: string) => 1 / (shared.get(term) ?? 1) ** 2;
  const total = terms.reduce((sum, term) => sum + weigh(term), 0);
  const found = terms.reduce((sum, term) => {
    const { like } = bestOf(term, said);
    return sum + (like < SAME_WORD ? 0 : like * weigh(term));
  }, 0);
  return total > 0 && found / total >= OF_TITLE ? found / total : 0;
}
