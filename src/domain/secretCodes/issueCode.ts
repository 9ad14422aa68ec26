import type { Clock, Hasher, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import { inService } from '../lines/states.js';
import { isOpen } from './secretCode.js';

/** Digits of a code: many more than five tries can guess, few enough to be typed. */
const CODE_LENGTH = 8;
const DAY_MS = 24 * 60 * 60_000;

/** What was ordered: a line's code at one moment. A later order, or a deletion, makes an end of it. */
export interface OrderedCode {
  readonly line: string;
  readonly operator: string;
  readonly organisation: string;
  /** ISO 8601 */
  readonly orderedAt: string;
}

/** A code as it goes out. It exists while it is handed over, and is written nowhere. */
export interface IssuedCode {
  readonly code: string;
  /** E.164 */
  readonly number: string;
  /** When it ends, ISO 8601. */
  readonly expiresAt: string;
}

export interface IssuePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  /** Days that an operator's codes are good for; undefined: it has none. */
  validDaysOf(operator: string): number | undefined;
}

/**
 * Makes the code that was ordered and keeps its hash; asked again, it makes a new one, which replaces the first.
 * Undefined when there is nobody to send it to any more: it was deleted, ordered anew, or the line is not in service.
 */
export async function issueCode(ports: IssuePorts, ordered: OrderedCode): Promise<IssuedCode | undefined> {
  const { store, clock, ids, hasher } = ports;
  const days = ports.validDaysOf(ordered.operator);
  if (days === undefined) return undefined;
  const code = ids.digits(CODE_LENGTH);
  const hash = await hasher.hash(code);
  return store.transaction(async (all) => {
    const { lines, secretCodes } = scoped(all, ordered);
    const [line, held] = [await lines.get(ordered.line), await secretCodes.get(ordered.line)];
    const now = clock.now();
    if (line === undefined || !inService(line).ok) return undefined;
    if (held?.orderedAt !== ordered.orderedAt || !isOpen(held, now)) return undefined;
    const expiresAt = new Date(now.getTime() + days * DAY_MS).toISOString();
    await secretCodes.put({ ...held, hash, expiresAt, wrong: 0, lockedUntil: undefined, tries: [] });
    return { code, number: line.number, expiresAt };
  });
}
