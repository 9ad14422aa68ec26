import type { Actor } from '../records/account.js';
import type { Result } from '../terms/result.js';
import type { Sealed } from '../values/sealed.js';

/** Passwords as their owners choose them. What was typed is kept nowhere: from here on there is its hash, sealed. */
export interface NewPasswords {
  /** Refused where it is found too easily: password.short, .own, .known, .weak. */
  choose(typed: string, actor: Actor): Promise<Result<Sealed>>;
  /** The one that was chosen, once it was typed again; refused where it is another one (password.different). */
  repeat(typed: string, chosen: Sealed, actor: Actor): Promise<Result<Sealed>>;
}
