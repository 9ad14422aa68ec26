import type { z } from 'zod';
import type { Facts } from '../fact.js';
import type { Operator } from '../operator/index.js';
import type { Ids } from '../ports.js';
import type { Actor, Role } from '../records/account.js';
import type { Result } from '../result.js';
import type { ReadTables, Tables } from '../tables.js';
import type { Sealed } from '../values/sealed.js';

/** What a guard may look at: who asks, and everything their operator has. */
export interface Asking {
  readonly actor: Actor;
  readonly operator: Operator;
  readonly tables: ReadTables;
  readonly now: Date;
}

/** What a command works with, inside its transaction. */
export interface Work<I> extends Asking {
  readonly input: I;
  readonly tables: Tables;
  readonly ids: Ids;
  readonly commandId: string;
  /** The text of a secret answer. What it gives is never written anywhere: hash it, or hand on the sealed one. */
  open(secret: Sealed): Promise<string>;
}

/** What was done: a reference to quote, and what the receipt shows by the labels of the procedure's words. */
export interface Done {
  readonly reference: string;
  readonly facts: Facts;
  /** What the audit line is about, where only the work itself could find it out. */
  readonly subject?: string;
}

/** One change to the business. `execute` is the only caller of `guard` and `run` that counts. */
export interface Command<I> {
  readonly name: string;
  readonly allowed: readonly Role[];
  /** What the actor must show besides being signed in. */
  readonly proof: 'none' | 'pin';
  readonly input: z.ZodType<I>;
  /** What can be refused without any input. Also asked before the first question, so nobody answers in vain. */
  guard?(asking: Asking): Promise<Result<undefined>>;
  /** What the audit line is about, as `<kind>:<id>`: no name, no key. */
  subject(input: I): string;
  run(work: Work<I>): Promise<Result<Done>>;
}

export const command = <I>(definition: Command<I>): Command<I> => definition;
