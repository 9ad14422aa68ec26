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
