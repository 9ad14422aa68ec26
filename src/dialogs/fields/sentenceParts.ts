import type { Answers, Field } from '../definition/procedure.js';

/** A sentence in its parts, and what can be found in it, as somebody would type it into a field. */
export interface SentenceParts {
  readonly text: string;
  /** The numbers of lines. */
  readonly numbers: readonly string[];
  /** The text without them. */
  readonly rest: string;
  /** All fields of the procedure: what fits several is for none. */
  readonly fields: readonly Field[];
  /** The day that is named, yyyy-mm-dd. */
  day(): Promise<string | undefined>;
  /** The days that are named, both included. */
  days(): Promise<{ readonly from: string; readonly until: string } | undefined>;
  /** The choice of a field that is named. */
  choice(field: Field, answers: Answers): Promise<string | undefined>;
}
