import type { Form } from '../../domain/terms/report.js';
import type { Refusal, Result } from '../../domain/terms/result.js';
import type { Attachment } from '../conversation/activity.js';
import type { Run } from '../conversation/state.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { LinesPage, LinesPlace } from './lines/page.js';

/** What came in for a field, before its schema has seen it. Undefined: nothing. */
export type Raw = unknown;
/** A card's inputs by id: strings all of them, even "3" and "true". */
export type Inputs = Readonly<Record<string, unknown>>;
/** An answer as a run keeps it. */
export type Value = Run['answers'][string];

/** What a typed line comes to for one field: its value, why it is none, or that several choices fit it. */
export type Typed = Result<Value> | { readonly ok: false; readonly several: boolean };

/** Why a sentence is no answer; `sought`: what of it is looked for in the list. */
export type Sought = Refusal & { readonly sought?: string };
/** What a sentence comes to for one field. */
export type Said = Typed | Sought;

export interface Line {
  readonly text: string;
  readonly files: readonly Attachment[];
  /** What the numbers in the list stand for that was shown. */
  readonly shown: readonly string[];
}

/** A field as a screen asks it now. */
export interface AskedField {
  readonly field: Field;
  readonly answers: Answers;
  /** What was typed into the card when it was sent with a mistake in it. */
  readonly drafts: Inputs;
  /** Where somebody is in its list. */
  readonly place: LinesPlace | undefined;
  /** The page of lines that it shows. */
  readonly page: LinesPage | undefined;
  /** What all that its list finds can be had as. */
  readonly forms: readonly Form[];
}

/** The words around its inputs on a card. */
export interface Around {
  readonly label: string;
  readonly hint: string;
  /** What is said of an input that is empty and must not be. */
  readonly missing: string;
}

/** What is said below a question in plain text, and what the numbers in it stand for. */
export interface Listing {
  readonly lines: readonly string[];
  readonly shown: readonly string[];
}
