import type { Language } from '../../domain/terms/language.js';
import { gramsOf } from './grams.js';
import type { Phrase } from './phrase.js';

/** Looked up once: it is millions of steps. */
const { exp, max } = Math;

/** How likely each meaning is, from 0 to 1, all together 1. */
export type Likelihoods = ReadonlyMap<string, number>;

/** What was learnt of phrases: which grams there are, and what each says for or against each meaning. */
export interface Learnt {
  readonly meanings: readonly string[];
  /** Each gram's place among the weights. */
  readonly places: ReadonlyMap<string, number>;
  /** By place: how rare it is among the phrases. */
  readonly rarity: Float32Array;
  /** What a gram weighs that no phrase has. */
  readonly unknown: number;
  /** By place, then by meaning, each in steps of `step`. */
  readonly weights: Int8Array;
  readonly step: number;
  readonly biases: Float32Array;
}

/** What was learnt of these phrases before, if it was kept. */
export type Kept = (operator: string, language: Language, phrases: readonly Phrase[]) => Learnt | undefined;

/** One score of two, each from 0 to 1: how like a phrase it is, and how likely by what was learnt. */
export type Together = (phrase: number, likely: number) => number;

/** A text as places and what each says, together of length 1. */
export interface Vector {
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** So much of what no phrase has counts: strange words make all meanings less likely. */
const OF_UNKNOWN = 0.35;

/** How likely each meaning is for a text with these words. Nothing for a text of which no gram is known. */
export function likelihoods(learnt: Learnt, words: readonly string[]): Likelihoods {
  const vector = vectorOf(learnt, words);
  if (vector.places.length === 0) return new Map();
  const shares = softmax(scoresOf(learnt, vector));
  return new Map(learnt.meanings.map((means, at) => [means, shares[at] ?? 0]));
}

/** A text's grams by TF-IDF: the oftener it has one and the fewer phrases do, the more that says. */
export function vectorOf(
  { places, rarity, unknown }: Pick<Learnt, 'places' | 'rarity' | 'unknown'>,
  words: readonly string[],
): Vector {
  const found: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [gram, count] of gramsOf(words)) {
    const place = places.get(gram);
    const often = 1 + Math.log(count);
    const value = often * (place === undefined ? unknown * OF_UNKNOWN : (rarity[place] ?? 0));
    squares += value * value;
    if (place === undefined) continue;
    found.push(place);
    values.push(value);
  }
  const length = Math.sqrt(squares) || 1;
  return { places: found, values: values.map((value) => value / length) };
}

/** What the weights say of a text, by meaning, in steps of `step`, before they are made shares of 1. */
export function scoresOf({ weights, step, biases }: Weights, { places, values }: Vector): Float64Array {
  const scores = Float64Array.from(biases);
  for (let index = 0; index < places.length; index++) {
    const from = (places[index] ?? 0) * scores.length;
    const value = (values[index] ?? 0) * step;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + (weights[from + at] ?? 0) * value;
  }
  return scores;
}

/** Weights as they are kept, or as they are while they are learnt. */
export interface Weights extends Pick<Learnt, 'step' | 'biases'> {
  readonly weights: Int8Array | Float32Array;
}

export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((one, other) => max(one, other), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** What only one phrase or two have says little of others: most grams, and nothing is decided worse without them. */
const FEWEST = 3;

/** The grams of phrases that several have, with how rare each is among them. */
export function gramsIn(phrases: readonly Phrase[]): Pick<Learnt, 'places' | 'rarity' | 'unknown'> {
  const counts = new Map<string, number>();
  for (const { words } of phrases)
    for (const gram of gramsOf(words).keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= FEWEST);
  const rarity = shared.map(([, count]) => Math.log(1 + phrases.length / count));
  const places = new Map(shared.map(([gram], place) => [gram, place]));
  return { places, rarity: Float32Array.from(rarity), unknown: Math.log(1 + phrases.length) };
}
