import type { ProblemCode } from '../../domain/terms/problems.js';
import type { Brought, Traits } from '../definition/fields.js';

/** What a kind of field is like, whatever is asked with it. What is said here holds for a kind that says nothing else. */
export abstract class KindTraits implements Traits {
  readonly listed: boolean = false;
  readonly action: boolean = false;
  readonly list: Traits['list'] = undefined;
  readonly checks: readonly Brought[] = [];
  readonly skip: Traits['skip'] = undefined;
  /** Its choices are read through as a list, unlike lines, which are looked for. */
  readonly offersChoices: boolean = false;
  /** How many lines it takes at the most; undefined where it is not answered by looking for lines. */
  readonly mostLines: number | undefined = undefined;
  /** Its answer is a selection of lines, which is handed over to whatever run goes on with it. */
  readonly selectsLines: boolean = false;
  /** Its answer says for which of the account's companies all the rest is. */
  readonly isCompany: boolean = false;
  /** What is typed for it is seen by nobody. */
  readonly isSecret: boolean = false;
  /** Its answer stands for something that is not typed: in plain text it is said before the next question. */
  readonly saysBack: boolean = false;
  readonly takesFiles: boolean = false;
  /** Somebody's phone number. */
  readonly isPhone: boolean = false;
  /** What is typed for it is for it, whatever names of fields stand in that: a letter, numbers of lines. */
  readonly takesNames: boolean = false;
  /** No input can show what was given for it before: it stays until something else is given. */
  readonly staysUnseen: boolean = false;
  /** As much of a draft as shows that it was too long; a whole card stays far below what is sent at the most. */
  readonly longestDraft: number = 1000;
  /** What is said where nothing came for it. */
  readonly missing: ProblemCode = 'value.missing';
  /** Why its answer is not in a draft; undefined: it is. */
  readonly leftOut: ProblemCode | undefined = undefined;
  /** Why an answer from a draft is none any more. */
  readonly notOffered: ProblemCode = 'draft.notOffered';
  /** A blank is enough between its name and its value: what stands in a sentence for it cannot be found without the name. */
  readonly followsItsName: boolean = false;

  /** What is kept of a text that was typed into its input and is no answer. */
  drafted(typed: string): string {
    return typed.slice(0, this.longestDraft);
  }
}
