import type { Clock, Hasher, Limit, Store } from '../door/ports.js';
import { counted, outcomeOf, settled, WRONG_TRIES } from '../door/tries.js';
import { inService } from '../lines/states.js';
import type { SecretCode } from '../records/secretCode.js';
import type { Tables } from '../records/tables.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** Between two sends to a line, in milliseconds. */
const PAUSE_MS = 10 * 60_000;

/** Until when no other code is sent to the line, ISO 8601; undefined when one may be. */
export function pausedUntil({ orderedAt }: Pick<SecretCode, 'orderedAt'>, now: Date): string | undefined {
  const until = Date.parse(orderedAt) + PAUSE_MS;
  return until > now.getTime() ? new Date(until).toISOString() : undefined;
}

/** Whether there is a code that can be read with. */
const isGood = ({ hash, expiresAt, wrong }: SecretCode, now: Date): boolean =>
  hash !== undefined && expiresAt !== undefined && Date.parse(expiresAt) > now.getTime() && wrong < WRONG_TRIES;

const isOnItsWay = ({ hash, expiresAt }: SecretCode): boolean => hash === undefined && expiresAt === undefined;

/** Whether it is good or on its way: then it can be deleted, and may still go out. */
export const isOpen = (held: SecretCode, now: Date): boolean => isOnItsWay(held) || isGood(held, now);

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

export interface CodePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly hasher: Hasher;
  /** Tries over all lines. */
  readonly limit: Limit;
}

/** Trades a number and its secret code for the id of the line whose data may be read; see `makeSecretCodeCheck`. */
export type SecretCodeCheck = (attempt: CodeAttempt) => Promise<Result<string>>;

/**
 * Five wrong tries make an end of a code; a right one clears the count. Refusals: `code.busy` (too many over all lines,
 * none was counted), and `code.wrong` for everything else: an unknown number and one without a code say no more, and take
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
}

/** Counts a try before it is compared and gives the hash to compare with. Undefined when there is none, or no try left. */
const countTry = ({ store, clock }: CodePorts, { attempt, ...of }: CodeAttempt): Promise<Held | undefined> =>
  store.transaction(async (all) => {
    const line = await activeLine(all, of);
    const held = line === undefined ? undefined : await all.secretCodes.get(line.id);
    if (held?.hash === undefined || !isGood(held, clock.now())) return undefined;
    const before = outcomeOf(held, attempt);
    if (before === 'wrong') return undefined;
    if (before === undefined) await all.secretCodes.put({ ...held, ...counted(held, attempt) });
    return { line: held.id, hash: held.hash };
  });

/**
 * The operator's line that has the number now; whose organisation it is makes no difference to its user. One that was blocked
 * as lost must not be read with a code that lies on the phone.
 */
async function activeLine({ lines }: Tables, { operator, number }: Pick<CodeAttempt, 'operator' | 'number'>) {
  const found = await lines.where({ number });
  return found.find((line) => line.operator === operator && inService(line).ok);
}

const settleTry = ({ store, clock }: CodePorts, { attempt }: CodeAttempt, { line, hash }: Held, right: boolean) =>
  store.transaction(async ({ secretCodes }): Promise<Result<string>> => {
    const held = await secretCodes.get(line);
    // It was replaced or deleted in the meantime.
    if (held?.hash !== hash) return refuse('code.wrong');
    const tried = { ...held, ...settled(held, attempt, right) };
    await secretCodes.put(tried.wrong < WRONG_TRIES ? tried : ended(tried, clock.now()));
    return right ? ok(line) : refuse('code.wrong');
  });
