import { z } from 'zod';
import { MOST_LINES } from '../../domain/lines/find/selections.js';
import { problemOf } from '../../domain/terms/problems.js';
import { ok, type Result } from '../../domain/terms/result.js';
import { Sealed } from '../../domain/values/sealed.js';
import { personName, textBlock } from '../../domain/values/text.js';

/** How a field is asked and shown: each kind has one card form and one text form (`kinds.ts`). */
export type Kind =
  | { readonly kind: 'text'; readonly max: number; readonly style: 'Text' | 'Tel' | 'Email'; readonly many?: true }
  /** `action`: what is chosen is what is done, and the procedure's words go by it. */
  | { readonly kind: 'choice'; readonly action?: true }
  | { readonly kind: 'many' }
  /** Lines found by number, name or mask; the answer is the id of a selection (`domain/lines/find/selections.ts`). */
  | { readonly kind: 'lines'; readonly most: number }
  | { readonly kind: 'date' | 'period' }
  | { readonly kind: 'toggle'; readonly ticked: boolean }
  | { readonly kind: 'amount'; readonly currency: string }
  | { readonly kind: 'file'; readonly most: number }
  /** `typed` is the rule of what is typed; the field's own schema is that of the sealed text. */
  | { readonly kind: 'secret'; readonly max: number; readonly typed: (text: string) => Result<string> };

const kinds = new WeakMap<z.ZodType, Kind>();

/** The kind of a field's schema, seen through `.optional()`. Throws for a schema that no kind made. */
export function kindOf(schema: z.ZodType): Kind {
  const kind = kinds.get(schema);
  if (kind !== undefined) return kind;
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : undefined;
  if (inner instanceof z.ZodType) return kindOf(inner);
  throw new Error('a field is made by one of the kinds in fields.ts');
}

/** Whether it is answered from a list. */
export const isChoice = ({ schema }: { readonly schema: z.ZodType }): boolean =>
  ['choice', 'many', 'lines'].includes(kindOf(schema).kind);

/** Whether its answer says what the procedure does. */
export function isAction({ schema }: { readonly schema: z.ZodType }): boolean {
  const kind = kindOf(schema);
  return kind.kind === 'choice' && kind.action === true;
}

/** Whether it may be left empty. */
export const isOptional = ({ schema }: { readonly schema: z.ZodType }): boolean =>
  !isCarried({ schema }) && schema.safeParse(undefined).success;

const asKind = <T extends z.ZodType>(schema: T, kind: Kind): T => {
  kinds.set(schema, kind);
  return schema;
};

/** A typed line. `max` is what the card lets in, in characters; the schema has the rule. */
export const text = <T extends z.ZodType<string>>(schema: T, max: number): T =>
  asKind(schema.clone(), { kind: 'text', max, style: 'Text' });
export const name = () => text(personName, 60);
export const phoneText = <T extends z.ZodType<string>>(schema: T): T =>
  asKind(schema.clone(), { kind: 'text', max: 25, style: 'Tel' });
export const emailText = <T extends z.ZodType<string>>(schema: T): T =>
  asKind(schema.clone(), { kind: 'text', max: 254, style: 'Email' });
/** Several lines of free text. */
export const message = (max: number) => asKind(textBlock(max), { kind: 'text', max, style: 'Text', many: true });

const oneChoice = () => z.string('value.choice').min(1, 'value.missing').max(100, 'value.choice');
/** One of the choices that `pick` gives. */
export const choice = () => asKind(oneChoice(), { kind: 'choice' });
/** One of them, which says what the procedure does: its answer is the context of `confirm`, `effect`, `done` and `next`. */
export const action = () => asKind(oneChoice(), { kind: 'choice', action: true });
/** Several of them, at least one, at the most `most`. */
export const many = (most: number) =>
  asKind(
    z
      .array(z.string('value.choice').max(100, 'value.choice'), 'value.choice')
      .min(1, 'value.missing')
      .max(most, 'value.choices'),
    { kind: 'many' },
  );
/** One line out of those that `pick` finds. Its answer is a selection's id, as that of several is. */
export const line = () => asKind(oneChoice(), { kind: 'lines', most: 1 });
/** Several lines: those marked, or all that were found, up to `MOST_LINES`. */
export const lines = () => asKind(oneChoice(), { kind: 'lines', most: MOST_LINES });

/** A day, yyyy-mm-dd. */
export const date = () => asKind(z.iso.date('value.date'), { kind: 'date' });

const oneEnd = () => z.iso.date({ error: (issue) => (issue.input === undefined ? 'value.period' : 'value.date') });
/** From one day to another, both included. */
export const period = () =>
  asKind(
    z
      .object({ from: oneEnd(), until: oneEnd() }, 'value.period')
      .refine(({ from, until }) => from <= until, 'value.periodOrder'),
    { kind: 'period' },
  );

/** An amount of money of at least nothing, in one currency. */
export const amount = (currency: string) =>
  asKind(
    z.object(
      { minor: z.int('value.amount').nonnegative('value.amount'), currency: z.literal(currency, 'value.amount') },
      'value.amount',
    ),
    { kind: 'amount', currency },
  );

/** Yes or no. `ticked`: the card's box is ticked at first. */
export const toggle = ({ ticked = false } = {}) => asKind(z.boolean('value.yesNo'), { kind: 'toggle', ticked });

/** Pictures, PDF, plain text, tables and letters as offices write them. */
const CONTENT_TYPES =
  /^(image\/(png|jpeg|gif|webp|heic)|application\/(pdf|msword|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet))|text\/(plain|csv))$/;
/** A file that somebody sent: where it is kept, never its content. */
const SentFile = z.object(
  {
    name: z.string('value.file').min(1, 'value.file').max(200, 'value.file'),
    contentType: z.string('value.file').regex(CONTENT_TYPES, 'value.fileKind'),
    url: z
      .string('value.file')
      .max(500, 'value.file')
      .regex(/^(https?|urn):/, 'value.file'),
  },
  'value.file',
);
/** Up to `most` files. */
export const file = (most: number) =>
  asKind(z.array(SentFile, 'value.file').min(1, 'value.file').max(most, 'value.fileTooMany'), { kind: 'file', most });

/** Something nobody may read again, such as a new password: checked, then sealed before it is kept, shown as dots. */
export function secret(rule: z.ZodType<string>, max: number) {
  const typed = (text: string): Result<string> => {
    const read = rule.safeParse(text);
    return read.success ? ok(read.data) : { ok: false, problem: problemOf(read.error) };
  };
  return asKind(Sealed.clone(), { kind: 'secret', max, typed });
}

const carriedFields = new WeakSet<z.ZodType>();
/** What the assistant gives when it starts the procedure. Nobody is asked for it; where it is not given, it has no part. */
export function carried<T extends z.ZodType>(schema: T): z.ZodOptional<T> {
  const optional = schema.optional();
  carriedFields.add(optional);
  return optional;
}
export const isCarried = ({ schema }: { readonly schema: z.ZodType }): boolean => carriedFields.has(schema);

/** A field that may be skipped, but has to be answered when it is asked: whoever gets the answers has to look. */
export const ifAsked = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> => schema;
