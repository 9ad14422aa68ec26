import type { z } from 'zod';
import type { Checkable, Check as CheckOf, Days } from '../../domain/door/check.js';
import type { Command } from '../../domain/door/command.js';
import type { Keeping, List } from '../../domain/door/list.js';
import type { Found, Present } from '../../domain/door/present.js';
import type { Query } from '../../domain/door/query.js';
import type { Choices } from '../../domain/terms/choices.js';
import type { Money } from '../../domain/terms/money.js';
import type { Period } from '../../domain/terms/period.js';
import type { Result } from '../../domain/terms/result.js';
import type { Fit } from '../../domain/terms/thing.js';
import type { Sealed } from '../../domain/values/sealed.js';
import type { Picked } from './fields.js';

/** Answers by field name: never by step number, so that fields can come, go and move while people are answering. */
export type Answers = Readonly<Record<string, unknown>>;

export type Screens = Record<string, z.ZodObject>;
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
/** The same of a check, which is one of a text, of days or of an amount. */
type AfterChecked<A> = <const N extends keyof A & string, T extends Checkable = string>(
  names: readonly N[],
  from: CheckOf<Pick<A, N>, T>,
) => Check<T>;

// Methods, whose types are bivariant: what `after` names is parsed by the very schemas that give `K` its type, so that a
// list for some answers can be asked with the answers that were kept.
interface Keeper extends Pick<Keeping<Answers>, 'letGo' | 'still'> {
  take(...of: Parameters<Keeping<Answers>['take']>): Promise<Result<undefined>>;
}
export interface Picker {
  readonly after: readonly string[];
  readonly list: {
    find(...of: Parameters<List<Answers>['find']>): Promise<Choices>;
    readonly keeps?: Keeper | undefined;
  } & Pick<List<Answers>, 'names'>;
}
export interface Skip {
  readonly after: readonly string[];
  applies(known: Answers): boolean;
}
export interface Check<T extends Checkable = Checkable> {
  readonly after: readonly string[];
  kept(...of: Parameters<CheckOf<Answers, T>>): ReturnType<CheckOf<Answers, T>>;
  readonly days?: Days | undefined;
}

/** `O` is what it gives, by field. */
export interface Preset<O = object> {
  readonly after: readonly string[];
  look(...of: Parameters<Present<Answers, O>['look']>): Promise<Found<O> | undefined>;
}
/** The same of a screen's answers that are there before they are asked. */
type AfterPreset<A> = <const N extends keyof A & string, O>(
  names: readonly N[],
  from: Present<Pick<A, N>, O>,
) => Preset<O>;

/** Answers that may be there; what is among a list's choices is seen when it is asked. */
type There<A> = { readonly [F in keyof A]?: (NonNullable<A[F]> extends string & Picked ? string : A[F]) | undefined };

/** What `with` gives, and nothing that the command would leave unread. */
type Only<W, I> = W & { readonly [K in Exclude<keyof W, keyof I>]: never };
export type Ending<A, I, W = I> =
  | {
      readonly run: { readonly command: Command<I>; with(answers: A, was: Partial<A>): Only<W, NoInfer<I>> };
      readonly show?: never;
    }
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
    : A[F] extends Period | Money | undefined
      ? F
      : never]?: A[F] extends string | undefined
    ? Check<string> | readonly Check<string>[]
    : A[F] extends Period | undefined
      ? Check<Period>
      : Check<Money>;
};

/** The fields that are answered from a list. */
type Listed<A> = {
  [F in keyof A]-?: unknown extends A[F] ? never : NonNullable<A[F]> extends Picked ? F : never;
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
   * What the procedure can be begun about, by the field that is answered with it: something that is shown, or what a word at
   * any moment stands for. It is offered where such a thing is shown (docs/adr/0011-begun-about.md).
   */
  readonly about?: { readonly [F in keyof Asked<S>]?: Fit | readonly Fit[] };
  /**
   * When a field is not asked, or a screen as a whole. It is made `.optional()`, or `ifAsked` where an answer is required once
   * it is asked (`allIfAsked` for a group of fields).
   */
  skip?(after: After<Asked<S>, 'skip', Skip>): { readonly [F in Skippable<Asked<S>> | SkippableScreens<S>]?: Skip };
  /**
   * What a typed text, a period or an amount must be, seen together with other answers or the operator's data; gives it as it is kept. Of several
   * checks each comes as soon as the answers are there that it needs.
   */
  check?(after: AfterChecked<Asked<S>>): Checks<Asked<S>>;
  /**
   * Answers of a screen that are there before it is asked, from a record or from the account. They can be changed, and the review
   * shows only what is (docs/adr/0018-view-and-edit.md). `with` gets them as `was`.
   */
  preset?(after: AfterPreset<Asked<S>>): { readonly [K in keyof S]?: Preset<There<z.output<S[K]>>> };
  /** Answers that a screen is asked with, to be kept or changed. Nothing is compared with them: the review shows them as any answer. */
  suggest?(after: AfterPreset<Asked<S>>): { readonly [K in keyof S]?: Preset<There<z.output<S[K]>>> };
} & Picking<Asked<S>> &
  Ending<Asked<S>, I, W>;
