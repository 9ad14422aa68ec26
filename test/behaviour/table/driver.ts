import type { Account } from '../../../src/domain/records/account.js';
import type { ReadTables, Tables } from '../../../src/domain/records/tables.js';
import type { Language } from '../../../src/domain/terms/language.js';
import type { CardStep } from '../../guides/transcript.js';
import type { Channel, Kind } from './situations.js';

/** A button that is pressed, with what was filled in before. */
export type Press = readonly [button: CardStep[0], filled: CardStep[1]];
export type ByChannel<T> = Readonly<Record<Channel, T>>;

/** A place in a guide: so many presses or lines, and what stands in the question that is open then. */
export interface Point {
  readonly done: ByChannel<number>;
  readonly asks: ByChannel<string>;
}

/** From the review: a field is pressed, and these answers follow until the review is there again. */
export interface Correction {
  readonly field: string;
  readonly card: readonly Press[];
  readonly text: readonly string[];
  /** Read in the first question that comes, and in the review in the end. */
  readonly asks: string;
  readonly reads: string;
}

/** A guide from the menu to the receipt, on things that are one cell's own. */
export interface Script {
  readonly card: readonly Press[];
  readonly text: readonly string[];
  readonly first: Point;
  /** Something was answered, something is asked. */
  readonly middle: Point;
  readonly review: Point;
  /** How what was answered by the middle reads. */
  readonly answered: string;
  /** A line that the first question refuses, and what is said to it. */
  readonly wrong: { readonly text: string; readonly says: string };
  /** One answer, and one that another depends on. */
  readonly corrections: readonly Correction[];
  /** Between the review and the confirmation; what is said to the confirmation then. */
  readonly meanwhile: {
    happens(tables: Tables): Promise<void>;
    readonly says: string;
    /** How it can be carried out after all. Without it the rest has been: the receipt says what was left out. */
    readonly mend?: Correction;
  };
  /** The receipt's title. */
  readonly receipt: string;
  /** How often it has happened: counted by what it leaves behind, which no receipt is. */
  effects(tables: ReadTables): Promise<number>;
}

/** One procedure at one operator. */
export interface Driver {
  readonly kind: Kind;
  readonly operator: string;
  /** The demo account that a cell's own account is a copy of, and its password. */
  readonly login: string;
  readonly password: string;
  readonly language: Language;
  readonly procedure: string;
  /** The action that the words depend on, where they do. */
  readonly action?: string;
  readonly pin?: string;
  /** Makes what one cell works on, for an account of its own. */
  settle(tables: Tables, account: Account): Promise<Script>;
}
