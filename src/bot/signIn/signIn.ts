import { accountNamed } from '../../domain/accounts/accountNamed.js';
import { tellLocked } from '../../domain/accounts/signInLocked.js';
import type { Clock, Hasher, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import type { RefusedSignIns } from './refusedSignIns.js';
import type { SignInGuard } from './signInGuard.js';

export interface Credentials {
  readonly operator: string;
  /** A login, an address or a phone number. */
  readonly login: string;
  readonly password: string;
  /** The address it comes from. */
  readonly caller: string;
  /** The browser it comes from, where that has signed in to this account before. */
  readonly browserOf?: (account: string) => string | undefined;
}
export type SignedIn =
  | { readonly account: Account }
  | { readonly problem: 'signIn.wrong' | 'signIn.busy'; readonly retryAfter?: number };

export interface SignInDeps {
  readonly store: Store;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly guard: SignInGuard;
  /** Is told of each wrong try, for the audit. */
  readonly refusals?: RefusedSignIns | undefined;
  operatorOf(id: string): Operator;
}

/**
 * Checks passwords. An unknown login costs the same work and gets the same answer as a wrong password, as does an account that is closed
 * or has none yet. Tries are counted before they are checked.
 */
export function createSignIn(deps: SignInDeps): (tried: Credentials) => Promise<SignedIn> {
  const { store, hasher, ids, guard, refusals, operatorOf } = deps;
  let nobody: Promise<string> | undefined;
  return async ({ operator, login, password, caller, browserOf }) => {
    const named = await store.read((all) => accountNamed(all, operatorOf(operator), login));
    const account = named?.account;
    const browser = account && browserOf?.(account.id);
    const whose = account === undefined ? login.toLowerCase() : `${account.id} ${account.triesFrom ?? ''}`;
    const trying = { operator, whose, caller, browser };
    const admitted = await guard.admit(trying);
    if ('retryAfter' in admitted) {
      refusals?.turnedAway(operator);
      return { problem: 'signIn.busy', retryAfter: admitted.retryAfter };
    }
    nobody ??= hasher.hash(ids.next());
    const held = account?.passwordHash ?? (await nobody);
    const renewed = (hash: string) => renew(store, account, hash);
    const right = await hasher.matches(password, held, `sign-in ${caller}`, renewed);
    if (account?.passwordHash !== undefined && account.disabledAt === undefined && right) {
      await guard.wasRight(trying);
      return { account };
    }
    if (admitted.tells && browser === undefined && account !== undefined) await tellLocked(deps, account);
    refusals?.wrong(operator, account?.id);
    return { problem: 'signIn.wrong' };
  };
}

/** Keeps a password's new hash, unless another password was chosen meanwhile. */
async function renew(store: Store, account: Account | undefined, passwordHash: string): Promise<void> {
  if (account === undefined) return;
  await store.transaction(async ({ accounts }) => {
    const present = await accounts.get(account.id);
    if (present?.passwordHash === account.passwordHash && present !== undefined)
      await accounts.put({ ...present, passwordHash });
  });
}
