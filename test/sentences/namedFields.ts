import type { Field, Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { plain, plainSigns } from '../../src/domain/terms/plainText.js';
import type { Heard, Sentence } from './measure.js';

/** How single fields that sentences name were filled. */
export interface FieldCount {
  readonly named: number;
  readonly right: number;
  /** Left to be asked. */
  readonly missing: number;
  readonly wrong: number;
  /** Filled, though no sentence names them. */
  readonly others: number;
  /** Sentences of which all is right, and nothing else filled. */
  readonly whole: number;
  readonly sentences: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of these sentences, with what they were filled with: `fields` says where that is found. */
export function countFields(heard: readonly Heard[], fields: (one: Heard) => Fields): FieldCount {
  const verdicts = heard.map((one) => verdictsOf(one.sentence, fields(one)));
  const count = (is: Verdict) => verdicts.flatMap(({ named }) => named.filter(({ verdict }) => verdict === is)).length;
  return {
    named: verdicts.flatMap(({ named }) => named).length,
    right: count('right'),
    missing: count('missing'),
    wrong: count('wrong'),
    others: verdicts.flatMap(({ others }) => others).length,
    whole: verdicts.filter(
      ({ named, others }) => others.length === 0 && named.every(({ verdict }) => verdict === 'right'),
    ).length,
    sentences: heard.length,
  };
}

type Verdict = 'right' | 'missing' | 'wrong';
interface Verdicts {
  readonly named: readonly { readonly field: string; readonly verdict: Verdict; readonly is: unknown }[];
  /** Fields that are filled and not named. */
  readonly others: readonly string[];
}

/** Whether each field that a sentence names was filled with what it means. */
export function verdictsOf({ means, fields = {} }: Sentence, filled: Fields): Verdicts {
  const named = Object.entries(fields).map(([field, value]) => {
    const is = filled[field];
    const verdict = is === undefined ? 'missing' : isSame(fieldOf(means, field), value, is) ? 'right' : 'wrong';
    return { field, verdict, is } as const;
  });
  return { named, others: Object.keys(filled).filter((field) => !Object.hasOwn(fields, field)) };
}

/** All that a sentence names, and no other. */
export function areFilled(sentence: Sentence, filled: Fields): boolean {
  const { named, others } = verdictsOf(sentence, filled);
  return others.length === 0 && named.every(({ verdict }) => verdict === 'right');
}

const procedureOf = (means: string | null): Procedure | undefined => procedures.find(({ id }) => id === means);
const fieldOf = (means: string | null, name: string): Field | undefined =>
  procedureOf(means)?.fields.find((field) => field.name === name);

/** The same meaning, however it was written down: a phone with its country or without, a code in groups, lines in any order. */
function isSame(field: Field | undefined, expected: unknown, is: unknown): boolean {
  const read = field?.schema.safeParse(expected);
  const ways = [expected, ...(read?.success ? [read.data] : [])].map(canonical);
  return ways.includes(canonical(is));
}

/** JSON with its keys in order, lists of names in order, and texts without case, accents and blanks. */
function canonical(value: unknown): string {
  // A number may be kept as what was typed.
  if (typeof value === 'string' || typeof value === 'number')
    return JSON.stringify(plain(plainSigns(String(value))).replaceAll(/\s+/g, ''));
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const parts = Object.entries(value).map(([name, one]) => `${name}:${canonical(one)}`);
  return `{${parts.sort().join()}}`;
}

/** What no program can get right: fields of procedures that do not have them. Counted, and shown without the sentences. */
export function impossibleIn(sentences: readonly Sentence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { means, fields = {} } of sentences) {
    if (means !== null && procedureOf(means) === undefined) counts.set(means, (counts.get(means) ?? 0) + 1);
    for (const name of Object.keys(fields)) {
      const key = `${means}.${name}`;
      if (fieldOf(means, name) === undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
