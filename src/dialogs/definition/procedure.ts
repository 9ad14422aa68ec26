import type { z } from 'zod';
import type { Checkable, Check as CheckOf } from '../../domain/door/check.js';
import type { Command } from '../../domain/door/command.js';
import type { List } from '../../domain/door/list.js';
import type { Query } from '../../domain/door/query.js';
import type { Choices } from '../../domain/terms/choices.js';
import type { Period } from '../../domain/terms/period.js';
import type { Result } from '../../domain/terms/result.js';
import type { Sealed } from '../../domain/values/sealed.js';
import { submitKeys } from '../conversation/submit.js';
import { isAction, type Picked, traitsOf } from './fields.js';

/** Answers by field name: never by step number, so that fields can come, go and move while people are answering. */
export type Answers = Readonly<Record<string, unknown>>;

type Screens = Record<string, z.ZodObject>;
type Join<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? { [K in keyof I]: I[K] }
  : never;
/** What a procedure has when all its screens are answered. */
export type Asked<S extends Screens> = Join<{ [K in keyof S]: z.output<S[K]> }[keyof S]>;

/** What may depend on other answers. */
interface Dependent<K> {
  readonly pick: List<K>;
  readonly skip: (known: K) => boolean;
}
/** Names the answers that a list, a check or a condition needs: it sees those and no others. */
type After<A, C extends keyof Dependent<unknown>, R> = <const N extends keyof A & string>(
  names: readonly N[],
  from: Dependent<Pick<A, N>>[C],
) => R;
/** The same of a check, which is one of a text or of days. */
type AfterChecked<A> = <const N extends keyof A & string, T extends Checkable = string>(
  names: readonly N[],
  from: CheckOf<Pick<A, N>, T>,
) => Check<T>;

// Methods, whose types are bivariant: what `after` names is parsed by the very schemas that give `K` its type, so that a
// list for some answers can be asked with the answers that were kept.
export interface Picker {
  readonly after: readonly string[];
  readonly list: {
    find(...of: Parameters<List<Answers>['find']>): Promise<Choices>;
    take?(...of: Parameters<NonNullable<List<Answers>['take']>>): Promise<Result<undefined>>;
  };
}
export interface Skip {
  readonly after: readonly string[];
  applies(known: Answers): boolean;
}
export interface Check<T extends Checkable = Checkable> {
  readonly after: readonly string[];
  kept(...of: Parameters<CheckOf<Answers, T>>): ReturnType<CheckOf<Answers, T>>;
}

/** What `with` gives, and nothing that the command would leave unread. */
type Only<W, I> = W & { readonly [K in Exclude<keyof W, keyof I>]: never };
type Ending<A, I, W = I> =
  | { readonly run: { readonly command: Command<I>; with(answers: A): Only<W, NoInfer<I>> }; readonly show?: never }
  | { readonly show: { readonly query: Query<I>; with(answers: A): Only<W, NoInfer<I>> }; readonly run?: never };

/** Only what a command can do without: a skipped field has no answer. */
type Skippable<A> = { [F in keyof A]: undefined extends A[F] ? F : never }[keyof A];
/** The screens of which each field can be without an answer, but those called as a field is: there the field is meant. */
type SkippableScreens<S extends Screens> = {
  [K in Exclude<keyof S, keyof Asked<S>>]: keyof z.output<S[K]> extends Skippable<z.output<S[K]>> ? K : never;
}[Exclude<keyof S, keyof Asked<S>>];
/** What a field's check is of. A sealed secret is no text any more: its rule stands in its kind. */
type Checks<A> = {
  readonly [F in keyof A as A[F] extends string | undefined
    ? Sealed extends A[F]
      ? string extends A[F]
        ? F
        : never
      : F
    : A[F] extends Period | undefined
      ? F
      : never]?: A[F] extends string | undefined ? Check<string> | readonly Check<string>[] : Check<Period>;
};

/** The fields that are answered from a list. */
type Listed<A> = {
  [F in keyof A]-?: Picked extends A[F] ? never : NonNullable<A[F]> extends Picked ? F : never;
}[keyof A];
/** Where the choices of a field come from: each that is answered from a list has one, and no other has. */
type Picking<A> = [Listed<A>] extends [never]
  ? { readonly pick?: never }
  : { pick(after: After<A, 'pick', Picker>): { readonly [F in Listed<A>]: Picker } };

/**
 * One guided procedure, in the order of the guide. Its words are `locales/<lng>/<noun>/<id>.json`.
 * The set of keys is closed: docs/adr/0003-keys-of-a-definition.md.
 */
export type Definition<S extends Screens, I, W = I> = {
  readonly id: string;
  /** One object per screen of the guide, each field made by a kind of `fields/index.ts`. */
  readonly ask: S;
  /**
   * When a field is not asked, or a screen as a whole. It is made `.optional()`, or `ifAsked` where an answer is required once
   * it is asked (`allIfAsked` for a group of fields).
   */
  skip?(after: After<Asked<S>, 'skip', Skip>): { readonly [F in Skippable<Asked<S>> | SkippableScreens<S>]?: Skip };
  /**
   * What a typed text or a period must be, seen together with other answers or the operator's data; gives it as it is kept. Of several
   * checks each comes as soon as the answers are there that it needs.
   */
  check?(after: AfterChecked<Asked<S>>): Checks<Asked<S>>;
} & Picking<Asked<S>> &
  Ending<Asked<S>, I, W>;

/** A definition as the compiler reads it: the same for all procedures. */
export interface Procedure {
  readonly id: string;
  readonly screens: Readonly<Screens>;
  /** All fields in the order in which they are asked. */
  readonly fields: readonly Field[];
  readonly ending: Ending<Answers, unknown>;
}
export interface Field {
  /** The procedure whose field it is: its words say what its choices are called. */
  readonly procedure: string;
  readonly name: string;
  readonly screen: string;
  readonly schema: z.ZodType;
  readonly pick?: Picker | undefined;
  /** Its own condition and that of its screen: one of them is enough. */
  readonly skips: readonly Skip[];
  readonly checks: readonly Check[];
}

type Some<T> = Readonly<Record<string, T | undefined>>;
interface Erased {
  readonly id: string;
  readonly ask: Screens;
  pick?(after: (names: readonly string[], from: List<never>) => Picker): Some<Picker>;
  skip?(after: (names: readonly string[], from: (known: never) => boolean) => Skip): Some<Skip>;
  check?(
    after: <T extends Checkable>(names: readonly string[], from: CheckOf<never, T>) => Check<T>,
  ): Some<Check | readonly Check[]>;
  readonly run?: Extract<Ending<Answers, unknown>, { run: object }>['run'];
  readonly show?: Extract<Ending<Answers, unknown>, { show: object }>['show'];
}

/** Checks a definition's types and gives the procedure that the compiler reads. Throws on one that cannot be asked. */
export function procedure<S extends Screens, I, W extends I>(definition: Definition<S, I, W>): Procedure;
export function procedure(definition: Erased): Procedure {
  const { id, ask, run, show } = definition;
  const pick = definition.pick?.((after, list) => ({ after, list })) ?? {};
  const skip = definition.skip?.((after, applies) => ({ after, applies })) ?? {};
  const check = definition.check?.((after, kept) => ({ after, kept })) ?? {};
  const named = new Set(Object.values(ask).flatMap(({ shape }) => Object.keys(shape)));
  const fields = Object.entries(ask).flatMap(([screen, { shape }]) =>
    Object.keys(shape).map((name) => {
      const schema = ask[screen]?.shape[name];
      if (schema === undefined) throw new Error(`${id}: ${name} has no schema`);
      const traits = traitsOf(schema);
      const brought = traits.list && { after: [], list: traits.list };
      const checks = [...(traits.checks ?? []), ...[check[name] ?? []].flat()];
      const skips = [traits.skip, skip[name], named.has(screen) ? undefined : skip[screen]].filter(
        (one) => one !== undefined,
      );
      return { procedure: id, name, screen, schema, pick: pick[name] ?? brought, skips, checks };
    }),
  );
  assertAskable(id, fields);
  if (run !== undefined) return { id, screens: ask, fields, ending: { run } };
  if (show !== undefined) return { id, screens: ask, fields, ending: { show } };
  throw new Error(`${id}: a procedure either runs a command or shows a query`);
}

/** Every field is of a kind, stands once, and after those it depends on: otherwise nobody would ever be asked for it. */
function assertAskable(id: string, fields: readonly Field[]): void {
  const asked = new Set<string>();
  const all = fields.map(({ name }) => name);
  for (const { name, schema, pick, skips, checks } of fields) {
    if (traitsOf(schema).listed !== (pick !== undefined))
      throw new Error(`${id}: ${name} needs a pick if it is a choice, and only then`);
    if (asked.has(name)) throw new Error(`${id}: ${name} is asked twice`);
    if (submitKeys.has(name))
      throw new Error(`${id}: ${name} is what a button sends beside the fields: call it otherwise`);
    const early = [pick, ...skips].flatMap((one) => one?.after ?? []).find((needed) => !asked.has(needed));
    if (early !== undefined) throw new Error(`${id}: ${name} needs ${early}, which is asked later or never`);
    const lost = checks.flatMap(({ after }) => after).find((needed) => !all.includes(needed));
    if (lost !== undefined) throw new Error(`${id}: ${name} is checked by ${lost}, which is never asked`);
    asked.add(name);
  }
  const actions = fields.filter(isAction).map(({ name }) => name);
  if (actions.length > 1) throw new Error(`${id}: ${actions.join(' and ')} cannot both be what the procedure does`);
}
