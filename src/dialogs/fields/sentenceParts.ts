import type { Period } from '../../domain/terms/period.js';
import type { Result } from '../../domain/terms/result.js';
import type { Words } from '../../speech/words.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';

/** A sentence in its parts, and what can be found in it, as somebody would type it into a field. */
export interface SentenceParts {
  readonly text: string;
  /** Of the language that it is in. */
  readonly words: Words;
  /** The numbers of lines. */
  readonly numbers: readonly string[];
  /** The number that something is sent to, beside the lines. */
  readonly target: string | undefined;
  /** The text without them. */
  readonly rest: string;
  /** All fields of the procedure: what fits several is for none. */
  readonly fields: readonly Field[];
  /** Those that are asked with these answers, as far as these say it. */
  open(answers: Answers): readonly Field[];
  /** The phone numbers that may be asked, in their order. */
  phones(answers: Answers): readonly Field[];
  /** The day that is named, yyyy-mm-dd, or why it is none. */
  day(): Promise<Result<string> | undefined>;
  /** The days that are named, both included. */
  days(): Promise<Result<Period> | undefined>;
  /** Words that may be somebody's name, those that stand together as one. */
  names(): readonly (readonly string[])[];
  /** Those among them that something in the sentence belongs to: they are named even where nobody is called so. */
  owners(): readonly (readonly string[])[];
  /** The same, however they are written: a name of two letters is one only where something belongs to it. */
  owned(): readonly (readonly string[])[];
  /** It names what is left out: "all but". */
  readonly excludes: boolean;
  /** The choice of a field that is named. */
  choice(field: Field, answers: Answers): Promise<string | undefined>;
  /** All of its choices that are named, where several can be chosen. */
  choices(field: Field, answers: Answers): Promise<readonly string[]>;
}
