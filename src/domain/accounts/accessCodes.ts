import { CODE_MS } from '../door/oneTimeCode.js';
import { post } from '../door/outbox.js';
import type { Clock, Hasher, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import type { Operator } from '../operator/index.js';
import type { Account } from '../records/account.js';
import type { Challenge } from '../records/challenge.js';
import type { Tables } from '../records/tables.js';
import type { Language } from '../terms/language.js';
import { accountNamed, type Named } from './accountNamed.js';

/** So many wrong codes end it. */
const MOST_TRIES = 5;
/** So many codes an hour go to one account for strangers, and as many again for a browser that it has signed in with. */
const MOST_IN_AN_HOUR = 5;
const HOUR_MS = 60 * 60_000;
const CODE_LENGTH = 6;

export interface AccessPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** A code is asked for, to choose a password with: the first one, or another in the place of a forgotten one. */
export interface AskedAccess {
  readonly operator: string;
  /** A login, an address or a phone number, as it was typed. */
  readonly name: string;
  /** The digest of what the browser keeps meanwhile. */
  readonly ticket: string;
  readonly language: Language;
  /** Whether this browser has signed in to that account before. */
  isKnown(account: string): boolean;
}

/**
 * Has a code sent to whoever a name belongs to. A name that nobody has leaves the same behind and takes as long; and what strangers ask
 * for voids no code and uses up none of a known browser.
 */
export function askForAccess(ports: AccessPorts, asked: AskedAccess): Promise<void> {
  return ports.store.transaction(async (all) => {
    const tables = scoped(all, { operator: asked.operator });
    const operator = ports.operatorOf(asked.operator);
    const now = ports.clock.now();
    // Asked once more with the same ticket: it has its code.
    if ((await tables.challenges.get(asked.ticket)) !== undefined) return;
    const named = await accountNamed(tables, operator, asked.name);
    const known = named !== undefined && asked.isKnown(named.account.id);
    const reached = named && (await maySend(tables, named.account, { known, now })) ? reachable(named) : undefined;
    await tables.challenges.insert({
      ...{ id: asked.ticket, operator: asked.operator, kind: 'code', wrong: 0, at: now.toISOString() },
      ...(reached !== undefined && { account: reached.account.id, by: reached.by }),
      ...(known && { known }),
      expiresAt: new Date(now.getTime() + CODE_MS).toISOString(),
    });
    if (reached === undefined) return;
    const posting = { tables, ids: ports.ids, now, operator, commandId: asked.ticket };
    const message = { challenge: asked.ticket, account: reached.account.id, language: languageOf(reached, asked) };
    await post(posting, { kind: reached.by === 'sms' ? 'sms.accessCode' : 'email.accessCode', ...message });
  });
}

const languageOf = ({ account }: { account: Account }, { language }: AskedAccess): Language =>
  account.language ?? language;

/** Where a code can go: by SMS where a number was typed, or there is no address. Whose account is closed gets none. */
function reachable({ account, by }: Named): { account: Account; by: 'email' | 'sms' } | undefined {
  if (account.disabledAt !== undefined) return undefined;
  if (account.phone !== undefined && (by === 'phone' || account.email === undefined)) return { account, by: 'sms' };
  return account.email === undefined ? undefined : { account, by: 'email' };
}

async function maySend(
  { challenges }: Tables,
  { id: account }: Account,
  { known, now }: { known: boolean; now: Date },
): Promise<boolean> {
  const own = await challenges.where({ account });
  const lately = own.filter((one) => one.kind === 'code' && Date.parse(one.at) > now.getTime() - HOUR_MS);
  return lately.filter((one) => (one.known ?? false) === known).length < MOST_IN_AN_HOUR;
}

/** Makes the code of a message that goes out now, and keeps its hash. Undefined where it is wanted no more. */
export async function issueAccessCode(
  { store, clock, ids, hasher }: Omit<AccessPorts, 'operatorOf'> & { readonly hasher: Hasher },
  { operator, challenge: id }: { readonly operator: string; readonly challenge: string },
): Promise<{ readonly code: string; readonly account: Account; readonly until: string } | undefined> {
  const code = ids.digits(CODE_LENGTH);
  const hash = await hasher.hash(code);
  return store.transaction(async (all) => {
    const { challenges, accounts } = scoped(all, { operator });
    const challenge = await challenges.get(id);
    const account = challenge?.account === undefined ? undefined : await accounts.get(challenge.account);
    if (challenge === undefined || account === undefined || hasEnded(challenge, clock.now())) return undefined;
    if (account.disabledAt !== undefined) return undefined;
    await challenges.put({ ...challenge, hash, wrong: 0 });
    return { code, account, until: challenge.expiresAt };
  });
}

/** Whether a challenge is good no more. */
export const hasEnded = ({ expiresAt }: Challenge, now: Date): boolean => Date.parse(expiresAt) <= now.getTime();

export type CodeTried = { readonly account: string } | { readonly problem: 'wrong' | 'gone' };

/**
 * Tries a code: counted before it is compared, and compared with something in any case, so that a name that nobody has answers as
 * slowly and in the same words. One that was right stays right until a password is chosen, and no try is needed for that.
 */
export async function tryCode(
  { store, clock, hasher }: Pick<AccessPorts, 'store' | 'clock'> & { readonly hasher: Hasher },
  { operator, ticket, code, nobody }: { operator: string; ticket: string; code: string; nobody: string },
): Promise<CodeTried> {
  const challenge = await store.transaction(async (all) => {
    const { challenges } = scoped(all, { operator });
    const found = await challenges.get(ticket);
    if (found?.kind !== 'code' || hasEnded(found, clock.now()) || found.wrong >= MOST_TRIES) return undefined;
    await challenges.put({ ...found, wrong: found.wrong + 1 });
    return found;
  });
  if (challenge === undefined) return { problem: 'gone' };
  const right = await hasher.matches(code, challenge.hash ?? nobody, ticket);
  const { account, hash } = challenge;
  if (!right || account === undefined || hash === undefined)
    return { problem: challenge.wrong + 1 >= MOST_TRIES ? 'gone' : 'wrong' };
  return store.transaction(async (all): Promise<CodeTried> => {
    const { challenges } = scoped(all, { operator });
    const found = await challenges.get(ticket);
    if (found?.hash !== hash || hasEnded(found, clock.now())) return { problem: 'gone' };
    await challenges.put({ ...found, wrong: Math.max(0, found.wrong - 1), right: true });
    return { account };
  });
}
