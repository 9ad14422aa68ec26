import { z } from 'zod';
import { Money } from '../domain/money.js';
import { personName, textLine } from '../domain/values/text.js';

/** How a field is asked and shown: each kind has one card form and one text form (`kinds/`). */
export type Kind =
  | { readonly kind: 'text'; readonly max: number; readonly style: 'Text' | 'Tel' | 'Email'; readonly many?: true }
  | { readonly kind: 'choice' | 'many' }
  | { readonly kind: 'date' | 'period' | 'toggle' }
  | { readonly kind: 'amount'; readonly currency: string }
  | { readonly kind: 'file'; readonly most: number }
  | { readonly kind: 'secret'; readonly max: number };

const kinds = z.registry<Kind>();

/** The kind of a field's schema, seen through `.optional()`. Throws for a schema that no kind made. */
export function kindOf(schema: z.ZodType): Kind {
  const kind = kinds.get(schema);
  if (kind !== undefined) return kind;
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : undefined;
  if (inner instanceof z.ZodType) return kindOf(inner);
  throw new Error('a field is made by one of the kinds in fields.ts');
}

const asKind = <T extends z.ZodType>(schema: T, kind: Kind): T => {
  kinds.add(schema, kind);
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
export const message = (max: number) => asKind(textLine(max).clone(), { kind: 'text', max, style: 'Text', many: true });

/** One of the choices that `pick` gives. */
export const choice = () => asKind(z.string('value.choice').min(1, 'value.missing').max(100), { kind: 'choice' });
/** Several of them, at least one, at the most `most`. */
export const many = (most: number) =>
  asKind(z.array(z.string().max(100)).min(1, 'value.missing').max(most, 'value.choices'), { kind: 'many' });
/** A number (MSISDN) out of those that `pick` finds. */
export const line = choice;
/** Several numbers; more than 1,000 are refused. */
export const lines = () => many(1000);

/** A day, yyyy-mm-dd. */
export const date = () => asKind(z.iso.date('value.date'), { kind: 'date' });
/** From one day to another, both included. */
export const period = () =>
  asKind(
    z
      .object({ from: z.iso.date('value.date'), until: z.iso.date('value.date') }, 'value.period')
      .refine(({ from, until }) => from <= until, 'value.periodOrder'),
    { kind: 'period' },
  );
/** An amount of money of at least nothing, in one currency. */
export const amount = (currency: string) =>
  asKind(
    Money.refine((money) => money.currency === currency && money.minor >= 0, 'value.amount'),
    { kind: 'amount', currency },
  );
/** Yes or no. */
export const toggle = () => asKind(z.boolean('value.yesNo'), { kind: 'toggle' });

/** A file that somebody sent: where it is kept, never its content. */
const SentFile = z.object({ name: z.string().max(200), contentType: z.string().max(100), url: z.string().max(500) });
/** Up to `most` files. */
export const file = (most: number) =>
  asKind(z.array(SentFile, 'value.file').min(1, 'value.file').max(most, 'value.fileTooMany'), { kind: 'file', most });

/** Something nobody may read again, such as a new password: sealed before it is kept, shown as dots. */
export const secret = (max: number) =>
  asKind(z.string().min(1, 'value.missing').max(2000, 'value.tooLong'), { kind: 'secret', max });
