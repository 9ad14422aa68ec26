import type { Account, Actor, PinState } from '../records/account.js';
import type { Tables } from '../records/tables.js';
import type { ProblemCode } from '../terms/problems.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Clock, Hasher, Ids, Limit, Store } from './ports.js';
import { scoped } from './scope.js';
import { counted, outcomeOf, settled, takenBack, WRONG_TRIES } from './tries.js';

/** How long too many wrong tries lock a PIN. */
const LOCK_MS = 15 * 60_000;
/** How long a right PIN is good for the one command it was given for. */
const AUTHORISATION_MS = 5 * 60_000;

export interface PinAttempt {
  readonly actor: Actor;
  readonly pin: string;
  /** The command that the PIN is given for. */
  readonly commandId: string;
  /** The id of the message that carried the PIN: delivered again, it is no new try. */
  readonly attempt: string;
}

export interface PinPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  /** Tries over all accounts. */
  readonly limit: Limit;
}

/** Trades a PIN for the id of an authorisation; see `makePinCheck`. */
export type PinCheck = (attempt: PinAttempt) => Promise<Result<string>>;

/**
 * A try is counted before it is checked, and the last one locks, so that neither tries sent at once nor a process that
 * ends in between slips past the limit; a right one clears the count and the lock.
 * Refusals: pin.none, pin.locked, pin.busy (too many over all accounts: no try was spent), pin.wrong.
 */
export function makePinCheck(ports: PinPorts): PinCheck {
  return async (attempt) => {
    const counted = await countTry(ports, attempt);
    if (!counted.ok) return counted;
    if (!(await ports.limit.take())) return giveBack(ports, attempt);
    const right = await ports.hasher.matches(attempt.pin, counted.value);
    return settleTry(ports, attempt, right);
  };
}

/** Whether a PIN may be tried now: not where there is none, nor while it is locked. */
export function pinOpen({ pin }: Pick<Account, 'pin'>, now: Date): Result<undefined> {
  if (pin === undefined) return refuse('pin.none');
  const left = pin.lockedUntil === undefined ? 0 : Date.parse(pin.lockedUntil) - now.getTime();
  return left > 0 ? refuse('pin.locked', { count: Math.ceil(left / 60_000) }) : fine;
}

/** Reserves a try and gives the hash to check; a message that was answered already gets the same answer. */
async function countTry({ store, clock }: PinPorts, { actor, attempt }: PinAttempt): Promise<Result<string>> {
  return store.transaction(async (all) => {
    const { accounts } = scoped(all, actor);
    const account = await accounts.get(actor.account);
    if (account?.pin === undefined) return refuse('pin.none');
    const known = outcomeOf(account.pin, attempt);
    // Counted already, and perhaps the one that locked: the process ended before it was checked.
    if (known === 'open') return ok(account.pin.hash);
    const now = clock.now();
    const open = pinOpen(account, now);
    if (!open.ok) return open;
    const pin = afterLock(account.pin);
    if (known === 'wrong') return refuse('pin.wrong', { count: WRONG_TRIES - pin.wrong });
    if (known !== undefined) return ok(pin.hash);
    const tried = counted(pin, attempt);
    const lockedUntil = tried.wrong < WRONG_TRIES ? undefined : lockFrom(now);
    await accounts.put({ ...account, pin: { ...pin, ...tried, lockedUntil } });
    return ok(pin.hash);
  });
}

/** A try that is not checked is none. */
async function giveBack({ store }: PinPorts, { actor, attempt }: PinAttempt): Promise<Result<string>> {
  return store.transaction(async (all) => {
    const { accounts } = scoped(all, actor);
    const account = await accounts.get(actor.account);
    if (account?.pin === undefined) return refuse('pin.none');
    await accounts.put({ ...account, pin: { hash: account.pin.hash, ...takenBack(account.pin, attempt) } });
    return refuse('pin.busy');
  });
}

async function settleTry(ports: PinPorts, { actor, attempt, commandId }: PinAttempt, right: boolean) {
  const { store, clock, ids } = ports;
  return store.transaction(async (all): Promise<Result<string>> => {
    const tables = scoped(all, actor);
    const account = await tables.accounts.get(actor.account);
    if (account?.pin === undefined) return refuse('pin.none');
    const { pin } = account;
    const tried = settled(pin, attempt, right);
    if (right) {
      await tables.accounts.put({ ...account, pin: { hash: pin.hash, ...tried } });
      return ok(await authorise(tables, actor, commandId, ids.next(), clock.now()));
    }
    const locked = pin.wrong >= WRONG_TRIES;
    const lockedUntil = locked ? lockFrom(clock.now()) : pin.lockedUntil;
    await tables.accounts.put({ ...account, pin: { ...pin, ...tried, lockedUntil } });
    const refused = locked
      ? refuse('pin.locked', { count: LOCK_MS / 60_000 })
      : refuse('pin.wrong', { count: WRONG_TRIES - pin.wrong });
    await auditFailure(tables, actor, commandId, ids.next(), clock.now(), refused.problem.code);
    return refused;
  });
}

async function authorise(tables: Tables, actor: Actor, commandId: string, id: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + AUTHORISATION_MS).toISOString();
  await tables.authorisations.insert({ id, operator: actor.operator, account: actor.account, commandId, expiresAt });
  return id;
}

async function auditFailure(
  { audit }: Tables,
  { operator, organisation, account, channel }: Actor,
  commandId: string,
  id: string,
  now: Date,
  problem: ProblemCode,
): Promise<void> {
  await audit.insert({
    id,
    operator,
    at: now.toISOString(),
    account,
    organisation,
    channel,
    command: 'pin.check',
    commandId,
    subject: `account:${account}`,
    outcome: 'refused',
    problem,
  });
}

const lockFrom = (now: Date): string => new Date(now.getTime() + LOCK_MS).toISOString();

/** A lock that has run out takes its tries with it. */
const afterLock = ({ lockedUntil, ...pin }: PinState): PinState =>
  lockedUntil === undefined ? pin : { ...pin, wrong: 0 };
