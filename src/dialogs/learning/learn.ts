import { gramsIn, type Learnt, scoresOf, softmax, type Vector, vectorOf, type Weights } from './classifier.js';
import type { Phrase } from './phrase.js';

/** Looked up once: it is millions of steps. */
const { abs, sqrt } = Math;

/** How often all phrases are gone through, how far each step goes, and how much weights are drawn back to nothing. */
const ROUNDS = 4;
const STEP = 0.2;
const DRAWN_BACK = 0.0005;
/** A meaning without a gram says little for itself: it moves less. */
const OF_BIAS = 0.3;
/** An error below this teaches nothing. */
const LEAST = 0.001;

/** A phrase as it is learnt from. */
interface Example {
  readonly text: string;
  readonly vector: Vector;
  readonly meaning: number;
  /** The fewer phrases a meaning has, the more each counts. */
  readonly counts: number;
}

/** What is changed while it learns: the weights, and how far each has moved. */
interface Learning extends Weights {
  readonly weights: Float32Array;
  readonly moved: Float32Array;
  readonly biasMoved: Float32Array;
}

/**
 * Learns from phrases what their meanings are: a logistic regression over all meanings, whose steps get the smaller the further a
 * weight has moved (AdaGrad). The same phrases in the same order always give the same weights. The phrases are all that it learns from.
 */
export function learn(all: readonly Phrase[]): Learnt {
  const phrases = all.filter(({ words }) => words.length > 0);
  const grams = gramsIn(phrases);
  const meanings = [...new Set(phrases.map(({ means }) => means))];
  const examples = examplesOf(phrases, meanings, grams);
  const size = grams.places.size * meanings.length;
  const learning: Learning = {
    weights: new Float32Array(size),
    step: 1,
    biases: new Float32Array(meanings.length),
    moved: new Float32Array(size).fill(1e-6),
    biasMoved: new Float32Array(meanings.length).fill(1e-6),
  };
  for (let round = 0; round < ROUNDS; round++)
    for (const example of inOrderOf(round, examples)) learnFrom(example, learning);
  return { meanings, ...grams, ...inSteps(learning.weights), biases: learning.biases };
}

/** So many steps a weight has to each side: twice as many bring a point more that is right, and make a file half as long again. */
const STEPS = 15;

function inSteps(weights: Float32Array): Pick<Learnt, 'weights' | 'step'> {
  const most = weights.reduce((one, weight) => Math.max(one, abs(weight)), 0);
  const step = most / STEPS || 1;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / step)), step };
}

function examplesOf(
  phrases: readonly Phrase[],
  meanings: readonly string[],
  grams: Pick<Learnt, 'places' | 'rarity' | 'unknown'>,
): Example[] {
  const counts = new Map<string, number>();
  for (const { means } of phrases) counts.set(means, (counts.get(means) ?? 0) + 1);
  const usual = phrases.length / meanings.length;
  return phrases.map(({ means, words }) => ({
    text: `${means} ${words.join(' ')}`,
    vector: vectorOf(grams, words),
    meaning: meanings.indexOf(means),
    counts: sqrt(usual / (counts.get(means) ?? 1)),
  }));
}

function learnFrom({ vector, meaning, counts }: Example, learning: Learning): void {
  const shares = softmax(scoresOf(learning, vector));
  const wrong: { readonly at: number; readonly by: number }[] = [];
  for (let at = 0; at < shares.length; at++) {
    const by = ((shares[at] ?? 0) - (at === meaning ? 1 : 0)) * counts;
    if (abs(by) >= LEAST) wrong.push({ at, by });
  }
  move(vector, wrong, learning);
  const { biases, biasMoved } = learning;
  for (const { at, by } of wrong) {
    const moved = (biasMoved[at] ?? 0) + by * by;
    biasMoved[at] = moved;
    biases[at] = (biases[at] ?? 0) - (STEP * OF_BIAS * by) / sqrt(moved);
  }
}

/** Moves the weights of a text's grams for the meanings that were thought too likely, or not likely enough. */
function move(
  { places, values }: Vector,
  wrong: readonly { readonly at: number; readonly by: number }[],
  { weights, moved, biases }: Learning,
): void {
  for (let index = 0; index < places.length; index++) {
    const from = (places[index] ?? 0) * biases.length;
    const value = values[index] ?? 0;
    for (const { at, by } of wrong) {
      const weight = from + at;
      const now = weights[weight] ?? 0;
      const step = by * value + DRAWN_BACK * now;
      const sum = (moved[weight] ?? 0) + step * step;
      moved[weight] = sum;
      weights[weight] = now - (STEP * step) / sqrt(sum);
    }
  }
}

/**
 * The examples in another order each round, which goes by each one's own words: so that a phrase that is added comes in somewhere, and
 * moves no other.
 */
const inOrderOf = (round: number, examples: readonly Example[]): Example[] =>
  examples
    .map((example) => ({ example, place: hashOf(`${round} ${example.text}`) }))
    .sort((one, other) => one.place - other.place)
    .map(({ example }) => example);

/** A number that looks like chance, the same for the same text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The last letters would hardly count: they are mixed once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
