import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Kept, Learnt } from '../../dialogs/learning/classifier.js';
import { learn } from '../../dialogs/learning/learn.js';
import type { Phrase } from '../../dialogs/learning/phrase.js';
import type { Language } from '../../domain/terms/language.js';

/** What stands before the weights in a file, on a line of its own: grams in the order of their places, numbers as bytes. */
const Head = z.object({
  meanings: z.array(z.string()),
  grams: z.array(z.string()),
  rarity: z.base64(),
  unknown: z.number(),
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
const VERSION = 5;

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

const NEW_LINE = '\n';

const base64 = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function fileWith({ meanings, places, rarity, unknown, weights, step, biases }: Learnt): Buffer {
  const head: z.input<typeof Head> = {
    ...{ meanings: [...meanings], grams: [...places.keys()], unknown, step },
    ...{ rarity: base64(rarity), biases: base64(biases) },
  };
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(head)}${NEW_LINE}`), bytes]), { level: 9 });
}

function learntIn(content: Buffer): Learnt {
  const file = gunzipSync(content);
  const end = file.indexOf(NEW_LINE);
  const { grams, rarity, biases, ...head } = Head.parse(JSON.parse(file.toString('utf8', 0, end)));
  return {
    ...head,
    places: new Map(grams.map((gram, place) => [gram, place])),
    rarity: floats(rarity),
    weights: new Int8Array(file.subarray(end + NEW_LINE.length)),
    biases: floats(biases),
  };
}

/** A copy of its own: parts of a pool begin where no number may. */
const floats = (text: string): Float32Array => new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
