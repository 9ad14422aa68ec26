import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Kept, Learnt } from '../../dialogs/learning/classifier.js';
import { learn } from '../../dialogs/learning/learn.js';
import type { Phrase } from '../../dialogs/learning/phrase.js';
import type { Language } from '../../domain/terms/language.js';

/** As it stands in a file: grams in the order of their places, numbers as bytes. */
const File = z.object({
  meanings: z.array(z.string()),
  grams: z.array(z.string()),
  rarity: z.base64(),
  unknown: z.number(),
  weights: z.base64(),
  step: z.number(),
  biases: z.base64(),
});

/** An operator's phrases in a language, as the program says them. */
export interface Phrases {
  readonly operator: string;
  readonly language: Language;
  readonly phrases: readonly Phrase[];
}

/**
 * What was learnt of phrases when the program was built, read when it is first needed. A file is named by the phrases that it was
 * learnt from: after a change of the words there is none until the next build, and it is learnt anew.
 */
export const keptLearnt =
  (folder: string): Kept =>
  (operator, language, phrases) => {
    const name = fileOf({ operator, language, phrases });
    return namesIn(folder).includes(name) ? learntIn(readFileSync(join(folder, name))) : undefined;
  };

/** Learns what is not kept yet, and lets go of what is kept and not among these; how many it learnt, and how large the largest is. */
export function keepLearnt(
  folder: string,
  all: readonly Phrases[],
): { readonly learnt: number; readonly most: number } {
  mkdirSync(folder, { recursive: true });
  const present = new Set(namesIn(folder));
  const wanted = new Map(all.map((one) => [fileOf(one), one]));
  for (const name of present) if (!wanted.has(name)) rmSync(join(folder, name));
  const missing = [...wanted].filter(([name]) => !present.has(name));
  for (const [name, { phrases }] of missing) writeFileSync(join(folder, name), fileWith(learn(phrases)));
  const sizes = [...wanted.keys()].map((name) => readFileSync(join(folder, name)).length);
  return { learnt: missing.length, most: Math.max(0, ...sizes) };
}

/** Changes when what is written there does. */
const VERSION = 2;

function fileOf({ operator, language, phrases }: Phrases): string {
  const text = JSON.stringify([VERSION, phrases.map(({ means, words }) => [means, ...words])]);
  const print = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${operator}.${language}.${print}.gz`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const base64 = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function fileWith({ meanings, places, rarity, unknown, weights, step, biases }: Learnt): Buffer {
  const file: z.input<typeof File> = {
    ...{ meanings: [...meanings], grams: [...places.keys()], unknown, step },
    ...{ rarity: base64(rarity), weights: base64(weights), biases: base64(biases) },
  };
  return gzipSync(JSON.stringify(file));
}

function learntIn(content: Buffer): Learnt {
  const { meanings, grams, ...file } = File.parse(JSON.parse(gunzipSync(content).toString('utf8')));
  return {
    ...{ meanings, unknown: file.unknown, step: file.step },
    places: new Map(grams.map((gram, place) => [gram, place])),
    rarity: floats(file.rarity),
    weights: new Int8Array(bytes(file.weights)),
    biases: floats(file.biases),
  };
}

/** A copy of its own: parts of a pool begin where no number may. */
const bytes = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64')).buffer;
const floats = (text: string): Float32Array => new Float32Array(bytes(text));
