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
  /** The demo's data do not take what is meant, or what it goes by: this was said, and there was nothing to fill. */
  readonly refused: number;
  /** Filled, though no sentence names them. */
  readonly others: number;
  /** Sentences of which all is right, and nothing else filled. */
  readonly whole: number;
  readonly sentences: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of these sentences as they stand right after them: at once, whatever began. */
export const fieldsAtOnce = (heard: readonly Heard[]): FieldCount =>
  counted(heard.map((one) => verdictsOf(one.sentence, one.fields)));

/** The same of what began: a name that was asked about among those who have it counts as right, and so does what is read after that. */
export const fieldsBegun = (heard: readonly Heard[]): FieldCount => counted(heard.map(verdictsBegun));

/** What became of each field, with the questions that were left answered. */
export function verdictsBegun({ sentence, began }: Heard): Verdicts {
  const first = verdictsOf(sentence, began?.fields ?? {});
  if (began === undefined) return first;
  const { typed, refused, answers } = began.walked;
  const last = verdictsOf(sentence, answers).named;
  const named = first.named.map((one) => {
    if (one.verdict !== 'missing') return one;
    const now = last.find(({ field }) => field === one.field) ?? one;
    if (now.verdict !== 'missing') return typed.includes(one.field) ? one : now;
    return refused === undefined ? one : { ...one, verdict: 'refused' as const };
  });
  return { named, others: first.others };
}

function counted(verdicts: readonly Verdicts[]): FieldCount {
  const count = (is: Verdict) => verdicts.flatMap(({ named }) => named.filter(({ verdict }) => verdict === is)).length;
  const isWhole = ({ named, others }: Verdicts) =>
    others.length === 0 && named.every(({ verdict }) => verdict === 'right');
  return {
    named: verdicts.flatMap(({ named }) => named).length,
    right: count('right'),
    missing: count('missing'),
    wrong: count('wrong'),
    refused: count('refused'),
    others: verdicts.flatMap(({ others }) => others).length,
    whole: verdicts.filter(isWhole).length,
    sentences: verdicts.length,
  };
}

type Verdict = 'right' | 'missing' | 'wrong' | 'refused';
export interface Verdicts {
  readonly named: readonly { readonly field: string; readonly verdict: Verdict; readonly is: unknown }[];
  /** Fields that are filled and not named. */
  readonly others: readonly string[];
}

/** Whether each field that a sentence names was filled with what it means. */
export function verdictsOf({ means, fields = {} }: Sentence, filled: Fields): Verdicts {
  const named = Object.entries(fields).map(([field, value]) => {
    const is = filled[field];
    const verdict: Verdict =
      is === undefined ? 'missing' : isSame(fieldOf(means, field), value, is) ? 'right' : 'wrong';
    return { field, verdict, is };
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
