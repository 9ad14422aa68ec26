import type { Clock, Hasher, Limit, Store } from '../door/ports.js';
import { counted, outcomeOf, settled, WRONG_TRIES } from '../door/tries.js';
import { inService } from '../lines/states.js';
import type { SecretCode } from '../records/secretCode.js';
import type { Tables } from '../records/tables.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { isLocked, LOCK_MS, type LockedPorts, tellLocked } from './locked.js';

/** Between two sends to a line, in milliseconds. */
const PAUSE_MS = 10 * 60_000;

/** Until when no other code is sent to the line, ISO 8601; undefined when one may be. */
export function pausedUntil({ orderedAt }: Pick<SecretCode, 'orderedAt'>, now: Date): string | undefined {
  const until = Date.parse(orderedAt) + PAUSE_MS;
  return until > now.getTime() ? new Date(until).toISOString() : undefined;
}

/** Whether there is a code that can be read with, now or when it is not locked any more. */
export const canOpen = ({ hash, expiresAt }: SecretCode, now: Date): boolean =>
  hash !== undefined && expiresAt !== undefined && Date.parse(expiresAt) > now.getTime();

const isOnItsWay = ({ hash, expiresAt }: SecretCode): boolean => hash === undefined && expiresAt === undefined;

/** Whether it is good or on its way: then it can be deleted, and may still go out. */
export const isOpen = (held: SecretCode, now: Date): boolean => isOnItsWay(held) || canOpen(held, now);

/** Without its code. When it was ordered stays, for the pause. */
export const ended = (held: SecretCode, now: Date): SecretCode => ({
  ...held,
  hash: undefined,
  expiresAt: now.toISOString(),
});

export interface CodeAttempt {
  readonly operator: string;
  /** E.164 */
  readonly number: string;
  readonly code: string;
  /** The id of the message that carried the code: delivered again, it is no new try. */
  readonly attempt: string;
}

export interface CodePorts extends LockedPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly hasher: Hasher;
  /** Tries over all lines. */
  readonly limit: Limit;
}

/** Trades a number and its secret code for the id of the line whose data may be read; see `makeSecretCodeCheck`. */
export type SecretCodeCheck = (attempt: CodeAttempt) => Promise<Result<string>>;

/**
 * Five wrong tries lock a code for an hour, and whoever sent it is told; a right one clears the count. Refusals: `code.busy` (too many over all lines,
 * none was counted), and `code.wrong` for everything else: an unknown number, one without a code and a locked one say no more, and take
 * as long, as a wrong code.
 */
export function makeSecretCodeCheck(ports: CodePorts): SecretCodeCheck {
  const { hasher, limit } = ports;
  return async (attempt) => {
    // Before anything is looked up: else being refused would tell that there is a code.
    if (!(await limit.take())) return refuse('code.busy');
    const held = await countTry(ports, attempt);
    if (held === undefined) {
      await hasher.hash(attempt.code);
      return refuse('code.wrong');
    }
    return settleTry(ports, attempt, held, await hasher.matches(attempt.code, held.hash));
  };
}

interface Held {
  readonly line: string;
  readonly hash: string;
  /** It is the try that locks the code, unless it is right. */
  readonly locks: boolean;
}

/** Counts a try before it is compared and gives the hash to compare with. Undefined when there is none, or no try left. */
const countTry = ({ store, clock }: CodePorts, { attempt, ...of }: CodeAttempt): Promise<Held | undefined> =>
  store.transaction(async (all) => {
    const line = await activeLine(all, of);
    const now = clock.now();
    const found = line === undefined ? undefined : await all.secretCodes.get(line.id);
    if (found?.hash === undefined || !canOpen(found, now)) return undefined;
    const before = outcomeOf(found, attempt);
    // The try that locks it is compared: it is counted as wrong before.
    if (before === 'wrong' || (before === undefined && isLocked(found, now))) return undefined;
    const held = found.lockedUntil === undefined || isLocked(found, now) ? found : { ...found, ...unlocked };
    const tried = locking({ ...held, ...counted(held, attempt) }, now);
    if (before === undefined) await all.secretCodes.put(tried);
    return { line: found.id, hash: found.hash, locks: before === undefined && isLocked(tried, now) };
  });

const unlocked = { wrong: 0, lockedUntil: undefined };

const locking = (held: SecretCode, now: Date): SecretCode =>
  held.wrong < WRONG_TRIES ? held : { ...held, lockedUntil: new Date(now.getTime() + LOCK_MS).toISOString() };

/**
 * The operator's line that has the number now; whose organisation it is makes no difference to its user. One that was blocked
 * as lost must not be read with a code that lies on the phone.
 */
async function activeLine({ lines }: Tables, { operator, number }: Pick<CodeAttempt, 'operator' | 'number'>) {
  const found = await lines.where({ number });
  return found.find((line) => line.operator === operator && inService(line).ok);
}

const settleTry = (ports: CodePorts, { attempt }: CodeAttempt, { line, hash, locks }: Held, right: boolean) =>
  ports.store.transaction(async (tables): Promise<Result<string>> => {
    const held = await tables.secretCodes.get(line);
    // It was replaced or deleted in the meantime.
    if (held?.hash !== hash) return refuse('code.wrong');
    await tables.secretCodes.put({ ...held, ...settled(held, attempt, right), ...(right && unlocked) });
    if (!right && locks) await tellLocked(ports, tables, held, ports.clock.now());
    return right ? ok(line) : refuse('code.wrong');
  });
