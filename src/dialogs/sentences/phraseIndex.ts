import type { Phrase } from '../learning/phrase.js';
import { lettersOf, likeness, mayBeLike, mayBeOne } from './likeness.js';

export interface Match {
  readonly means: string;
  /** From 0 to 1: how much of the phrase is in the sentence, and of the sentence in the phrase. */
  readonly score: number;
}

/** A phrase by the places of its words in the vocabulary, and what they weigh together. */
interface Indexed {
  readonly means: string;
  readonly words: readonly number[];
  readonly weight: number;
}

/** The places of the words that a word is like, in their order, with how like. Most words are like a few. */
type Likenesses = ReadonlyMap<number, number>;

/** A sentence, looked at before it is compared with each phrase. */
interface Heard {
  /** By the sentence's words: which words of the vocabulary each is like, and how much. */
  readonly likenesses: readonly Likenesses[];
  /** What each of the sentence's words weighs, and all of them. */
  readonly weights: readonly number[];
  readonly total: number;
}

/**
 * What of the phrase is in the sentence counts more than the other way round, as people say more than is needed; but
 * for phrases of one word and two, by the number of words, which stand in many a sentence by chance.
 */
const OF_PHRASE = [0, 0.35, 0.55];
const OF_LONGER = 0.65;
/** What a word weighs that is in no phrase. */
const UNKNOWN = 0.5;
/** What is not said but stands behind a value is less than what is said. */
const IMPLIED = 0.6;
/** A sentence has no more words. */
const MOST_WORDS = 40;

/** Phrases, looked up by sentences that are like them. */
export class PhraseIndex {
  private readonly vocabulary: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly letters: readonly number[];
  private readonly weights: readonly number[];
  private readonly phrases: readonly Indexed[];
  /** By the places of words: the places of the phrases that have them. */
  private readonly having: readonly (readonly number[])[];
  /** What words of the vocabulary are like: as they are said most often, it is looked for once. */
  private readonly known = new Map<string, Likenesses>();

  constructor(phrases: readonly Phrase[]) {
    const distinct = phrases.map(({ means, words }) => ({ means, words: [...new Set(words)] }));
    const counts = new Map<string, number>();
    for (const word of distinct.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.vocabulary = [...counts.keys()];
    this.letters = this.vocabulary.map(lettersOf);
    // A word that many phrases have tells little.
    const rarest = Math.log(1 + phrases.length);
    this.weights = [...counts.values()].map((count) => Math.log(1 + phrases.length / count) / rarest);
    const places = new Map(this.vocabulary.map((word, place) => [word, place]));
    this.phrases = distinct.map(({ means, words }) => {
      const found = words.map((word) => places.get(word) ?? 0);
      return { means, words: found, weight: found.reduce((sum, place) => sum + (this.weights[place] ?? 0), 0) };
    });
    const having: number[][] = this.vocabulary.map(() => []);
    this.phrases.forEach(({ words }, phrase) => {
      for (const place of words) having[place]?.push(phrase);
    });
    this.having = having;
    this.places = places;
  }

  /** Whether a word, or one at least as like it as this, is in any phrase. */
  knows(word: string, least = 0): boolean {
    return [...this.likenesses(word).values()].some((like) => like >= least);
  }

  /**
   * What a sentence means by its words, the likeliest first, each meaning once. `implied`: words that count as said
   * where a phrase has them, and that a phrase may do without.
   */
  match(sentence: readonly string[], implied: readonly string[] = []): Match[] {
    const heard = this.hear([...new Set(sentence)].slice(0, MOST_WORDS), implied);
    const best = new Map<string, number>();
    for (const phrase of this.near(heard)) {
      const score = this.score(phrase, heard);
      if (score > (best.get(phrase.means) ?? 0)) best.set(phrase.means, score);
    }
    return [...best].map(([means, score]) => ({ means, score })).sort((one, other) => other.score - one.score);
  }

  /** The phrases that have a word that is like one of the sentence's; the others are nothing like it. */
  private near({ likenesses }: Heard): Indexed[] {
    const found = new Set(likenesses.flatMap((row) => [...row.keys()].flatMap((place) => this.having[place] ?? [])));
    return this.phrases.filter((_, phrase) => found.has(phrase));
  }

  private hear(said: readonly string[], implied: readonly string[]): Heard {
    const likenesses = [
      ...said.map((word) => this.likenesses(word)),
      ...implied.map((word) => new Map([...this.likenesses(word)].map(([place, like]) => [place, IMPLIED * like]))),
    ];
    const weights = likenesses.map((row, index) => (index < said.length ? this.weightOf(row) : 0));
    return { likenesses, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  }

  private likenesses(word: string): Likenesses {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    const row = new Map<number, number>();
    const own = lettersOf(word);
    this.vocabulary.forEach((known, place) => {
      if (!mayBeOne(word, known)) return;
      if (!mayBeLike(own, this.letters[place] ?? 0, Math.max(word.length, known.length))) return;
      const like = likeness(word, known);
      if (like > 0) row.set(place, like);
    });
    // Of what people write, nothing is kept but words that everybody can read in `locales/`.
    if (this.places.has(word)) this.known.set(word, row);
    return row;
  }

  /** A word weighs as much as the known word that is most like it. */
  private weightOf(row: Likenesses): number {
    let [most, weight] = [0, UNKNOWN];
    for (const [place, like] of row) if (like > most) [most, weight] = [like, this.weights[place] ?? UNKNOWN];
    return weight;
  }

  private score({ words, weight }: Indexed, { likenesses, weights, total }: Heard): number {
    let found = 0;
    let covered = 0;
    for (const place of words) {
      let most = 0;
      for (const row of likenesses) most = Math.max(most, row.get(place) ?? 0);
      found += most * (this.weights[place] ?? 0);
    }
    if (found === 0 || total === 0) return 0;
    likenesses.forEach((row, index) => {
      let most = 0;
      for (const place of words) most = Math.max(most, row.get(place) ?? 0);
      covered += most * (weights[index] ?? 0);
    });
    const share = OF_PHRASE[words.length] ?? OF_LONGER;
    return share * (found / weight) + (1 - share) * (covered / total);
  }
}
