import type { Actor, Tried } from '../records/account.js';
import type { Proof } from '../records/receipt.js';
import type { Tables } from '../records/tables.js';
import type { ProblemCode } from '../terms/problems.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Clock, Hasher, Ids, Limit, Store } from './ports.js';
import { heldOf, keepHash, keepTried, proofOpen } from './proofs.js';
import { scoped } from './scope.js';
import { counted, outcomeOf, settled, takenBack, WRONG_TRIES } from './tries.js';

/** How long too many wrong tries lock a secret. */
const LOCK_MS = 15 * 60_000;
/** How long a right one is good for the one command it was given for. */
const AUTHORISATION_MS = 5 * 60_000;
/** The same where another proof has to come, which may have to be looked for in a mailbox. */
const WITH_ANOTHER_MS = 15 * 60_000;

export interface ProofAttempt {
  readonly actor: Actor;
  readonly proof: Proof;
  /** What was typed: a PIN, a password, a one-time code. */
  readonly secret: string;
  /** The command that it is given for. */
  readonly commandId: string;
  /** The id of the message that carried it: delivered again, it is no new try. */
  readonly attempt: string;
  /** Whether the command wants another proof after it. */
  readonly othersFollow?: boolean;
}

export interface ProofPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  /** Tries of an account, and over all accounts. */
  readonly limit: Limit;
  /** Is told that wrong tries have just locked one. */
  locked?(proof: Proof): void;
}

/** Trades a secret for the id of an authorisation; see `makeProofCheck`. */
export type ProofCheck = (attempt: ProofAttempt) => Promise<Result<string>>;

/**
 * A try is counted before it is checked, and the last one locks, so that neither tries sent at once nor a process that
 * ends in between slips past the limit; a right one clears the count and the lock.
 * Refusals, for each proof: pin.none, pin.locked, pin.busy (too many over all accounts: no try was spent), pin.wrong.
 */
export function makeProofCheck(ports: ProofPorts): ProofCheck {
  return async (attempt) => {
    const counted = await countTry(ports, attempt);
    if (!counted.ok) return counted;
    if (!(await ports.limit.take(attempt.actor.account))) return giveBack(ports, attempt);
    const right = await ports.hasher.matches(attempt.secret, counted.value, attempt.actor.account, (hash) =>
      renew(ports, attempt, counted.value, hash),
    );
    const settledTry = await settleTry(ports, attempt, right);
    if (!settledTry.ok && settledTry.problem.code === `${attempt.proof}.locked`) ports.locked?.(attempt.proof);
    return settledTry;
  };
}

/** Reserves a try and gives the hash to check; a message that was answered already gets the same answer. */
async function countTry({ store, clock }: ProofPorts, tried: ProofAttempt): Promise<Result<string>> {
  const { actor, proof, attempt, commandId } = tried;
  return store.transaction(async (all) => {
    const tables = scoped(all, actor);
    const now = clock.now();
    const account = await tables.accounts.get(actor.account);
    const held = heldOf(account, { proof, commandId, now });
    if (account === undefined || held === undefined) return refuse(`${proof}.none`);
    const known = outcomeOf(held, attempt);
    // Counted already, and perhaps the one that locked: the process ended before it was checked.
    if (known === 'open') return ok(held.hash);
    const open = proofOpen(account, { proof, commandId, now });
    if (!open.ok) return open;
    const before = afterLock(held);
    if (known === 'wrong') return refuse(`${proof}.wrong`, { count: WRONG_TRIES - before.wrong });
    if (known !== undefined) return ok(held.hash);
    const next = counted(before, attempt);
    const lockedUntil = next.wrong < WRONG_TRIES ? undefined : lockFrom(now);
    await keepTried(tables, account, proof, { ...next, lockedUntil });
    return ok(held.hash);
  });
}

/** Keeps a new hash of the secret, unless another one was chosen meanwhile. */
async function renew({ store, clock }: ProofPorts, tried: ProofAttempt, before: string, hash: string): Promise<void> {
  const { actor, proof, commandId } = tried;
  await store.transaction(async (all) => {
    const tables = scoped(all, actor);
    const account = await tables.accounts.get(actor.account);
    const held = heldOf(account, { proof, commandId, now: clock.now() });
    if (account !== undefined && held?.hash === before) await keepHash(tables, account, proof, hash);
  });
}

/** A try that is not checked is none. */
async function giveBack({ store, clock }: ProofPorts, tried: ProofAttempt): Promise<Result<string>> {
  const { actor, proof, attempt, commandId } = tried;
  return store.transaction(async (all) => {
    const tables = scoped(all, actor);
    const account = await tables.accounts.get(actor.account);
    const held = heldOf(account, { proof, commandId, now: clock.now() });
    if (account === undefined || held === undefined) return refuse(`${proof}.none`);
    await keepTried(tables, account, proof, takenBack(held, attempt));
    return refuse(`${proof}.busy`);
  });
}

async function settleTry(ports: ProofPorts, tried: ProofAttempt, right: boolean) {
  const { store, clock, ids } = ports;
  const { actor, proof, attempt, commandId } = tried;
  return store.transaction(async (all): Promise<Result<string>> => {
    const tables = scoped(all, actor);
    const now = clock.now();
    const account = await tables.accounts.get(actor.account);
    const held = heldOf(account, { proof, commandId, now });
    if (account === undefined || held === undefined) return refuse(`${proof}.none`);
    const next = settled(held, attempt, right);
    if (right) {
      await keepTried(tables, account, proof, next);
      return ok(await authorise(tables, tried, ids.next(), now));
    }
    const locked = held.wrong >= WRONG_TRIES;
    await keepTried(tables, account, proof, { ...next, lockedUntil: locked ? lockFrom(now) : held.lockedUntil });
    const refused = locked
      ? refuse(`${proof}.locked`, { count: LOCK_MS / 60_000 })
      : refuse(`${proof}.wrong`, { count: WRONG_TRIES - held.wrong });
    await auditFailure(tables, tried, ids.next(), now, refused.problem.code);
    return refused;
  });
}

async function authorise(tables: Tables, tried: ProofAttempt, id: string, now: Date): Promise<string> {
  const { actor, proof, commandId, othersFollow = false } = tried;
  const expiresAt = new Date(now.getTime() + (othersFollow ? WITH_ANOTHER_MS : AUTHORISATION_MS)).toISOString();
  const { operator, account } = actor;
  await tables.authorisations.insert({ id, proof, operator, account, commandId, expiresAt });
  return id;
}

async function auditFailure(
  { audit }: Tables,
  { actor, proof, commandId }: ProofAttempt,
  id: string,
  now: Date,
  problem: ProblemCode,
): Promise<void> {
  const { operator, organisation, account, channel } = actor;
  await audit.insert({
    ...{ id, operator, account, organisation, channel, at: now.toISOString() },
    ...{ command: `${proof}.check`, commandId, subject: `account:${account}`, outcome: 'refused', problem },
  });
}

const lockFrom = (now: Date): string => new Date(now.getTime() + LOCK_MS).toISOString();

/** A lock that has run out takes its tries with it. */
const afterLock = ({ lockedUntil, ...held }: Tried): Tried =>
  lockedUntil === undefined ? held : { ...held, wrong: 0 };
