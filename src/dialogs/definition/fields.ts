import { z } from 'zod';
import type { Check, Days } from '../../domain/door/check.js';
import type { List } from '../../domain/door/list.js';

/** What a definition has to know of a field's kind. All that a kind can do stands in `fields/kind.ts`. */
export interface Traits {
  /** It is answered from a list, so that it needs a `pick`. */
  readonly listed: boolean;
  /** Its answer says what the procedure does. */
  readonly action: boolean;
  /** The list that it brings along, which needs no other answer; without one, a definition gives it with `pick`. */
  readonly list?: List<object> | undefined;
  /** The checks that it brings along: they come before those of a definition. */
  readonly checks?: readonly Brought[];
  /** When it is not asked, by other answers of its group. */
  readonly skip?: { readonly after: readonly string[]; applies(known: Known): boolean } | undefined;
}
type Known = Readonly<Record<string, unknown>>;
/** A check that a field brings along, and the fields beside it whose answers it needs. */
export interface Brought {
  readonly after: readonly string[];
  kept(...of: Parameters<Check<Known>>): ReturnType<Check<object>>;
  readonly days?: Days | undefined;
}
/** What is asked here of a field, before it has a name and a screen, too. */
interface Schemed {
  readonly schema: z.ZodType;
}

const kinds = new WeakMap<z.ZodType, Traits>();

/** Makes a schema one of this kind. */
export function ofKind<T extends z.ZodType>(schema: T, kind: Traits): T {
  kinds.set(schema, kind);
  return schema;
}

/** The kind of a field's schema, seen through `.optional()`. Throws for a schema that no kind made. */
export function traitsOf(schema: z.ZodType): Traits {
  const kind = kinds.get(schema);
  if (kind !== undefined) return kind;
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : undefined;
  if (inner instanceof z.ZodType) return traitsOf(inner);
  throw new Error('a field is made by one of the kinds in dialogs/fields');
}

/** Marks a schema whose values are picked from a list: a definition that gives it none does not compile. */
export const picked = <T extends z.ZodType>(schema: T) => schema.brand<'picked'>();
/** What is picked from a list. */
export type Picked = z.core.$brand<'picked'>;

/** Whether its answer says what the procedure does. */
export const isAction = ({ schema }: Schemed): boolean => traitsOf(schema).action;

/** Whether it may be left empty. */
export const isOptional = ({ schema }: Schemed): boolean =>
  !isCarried({ schema }) && schema.safeParse(undefined).success;

const carriedFields = new WeakSet<z.ZodType>();
/** What the assistant gives when it starts the procedure. Nobody is asked for it; where it is not given, it has no part. */
export function carried<T extends z.ZodType>(schema: T): z.ZodOptional<T> {
  const optional = schema.optional();
  carriedFields.add(optional);
  return optional;
}
export const isCarried = ({ schema }: Schemed): boolean => carriedFields.has(schema);

const narrowing = new WeakSet<z.ZodType>();
/**
 * What narrows a list that is shown at once: nobody is asked for it, but a sentence may name it, and it can be chosen where
 * the list stands.
 */
export function narrows<T extends z.ZodType>(schema: T): z.ZodOptional<T> {
  const optional = carried(schema);
  narrowing.add(optional);
  return optional;
}
export const isNarrowing = ({ schema }: Schemed): boolean => narrowing.has(schema);

/** A field that may be skipped, but has to be answered when it is asked: whoever gets the answers has to look. */
export const ifAsked = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> => schema;

/** The same of all fields of a group: of a screen that may be skipped as a whole. */
export function allIfAsked<G extends z.ZodRawShape>(
  group: G,
): { [F in keyof G]: z.ZodType<z.output<G[F]> | undefined> };
export function allIfAsked<G extends z.ZodRawShape>(group: G): G {
  return group;
}

/** The same fields, each of which may be left empty. */
export function optional<G extends z.ZodRawShape>(group: G): { [F in keyof G]: z.ZodOptional<G[F]> };
export function optional(group: Record<string, z.ZodType>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(group).map(([name, schema]) => [name, schema.optional()]));
}
