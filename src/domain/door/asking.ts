import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';

/** What may be looked at: who asks, and everything their operator has that is theirs to see. */
export interface Asking {
  readonly actor: Actor;
  readonly operator: Operator;
  readonly tables: ReadTables;
  readonly now: Date;
}

/** Looks at the store once more: nothing stays open while somebody reads on slowly, or something else is waited for. */
export type Look = <T>(work: (asking: Asking) => Promise<T>) => Promise<T>;
