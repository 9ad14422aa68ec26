import { post } from '../door/outbox.js';
import type { Ids } from '../door/ports.js';
import type { Operator } from '../operator/index.js';
import type { SecretCode } from '../records/secretCode.js';
import type { Tables } from '../records/tables.js';

/** How long a code is not compared after the last wrong try, in milliseconds. */
export const LOCK_MS = 60 * 60_000;

export const isLocked = ({ lockedUntil }: Pick<SecretCode, 'lockedUntil'>, now: Date): boolean =>
  lockedUntil !== undefined && Date.parse(lockedUntil) > now.getTime();

export interface LockedPorts {
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** Tells whoever sent the code that it was tried wrong too often: somebody may be guessing. */
export async function tellLocked(
  { ids, operatorOf }: LockedPorts,
  tables: Pick<Tables, 'outbox'>,
  { id: line, operator, organisation, sentBy }: SecretCode,
  now: Date,
): Promise<void> {
  if (sentBy === undefined) return;
  await post(
    { tables, ids, now, operator: operatorOf(operator), commandId: ids.next() },
    { kind: 'email.codeLocked', line, organisation, account: sentBy, at: now.toISOString() },
  );
}
