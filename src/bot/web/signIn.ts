import type { Hasher, Ids, Store } from '../../domain/ports.js';
import type { Account } from '../../domain/records/account.js';
import { type Limits, RateLimit } from '../http/limits.js';

export interface Credentials {
  readonly operator: string;
  readonly login: string;
  readonly password: string;
}
export type SignedIn =
  | { readonly account: Account }
  | { readonly problem: 'signIn.wrong' | 'signIn.busy'; readonly retryAfter?: number };

export interface SignInDeps {
  readonly store: Store;
  readonly hasher: Hasher;
  readonly ids: Ids;
  readonly limits: Pick<Limits, 'login' | 'signIns'>;
}

/**
 * Checks passwords. An unknown login costs the same work and gets the same answer as a wrong password. Tries are counted
 * before they are checked, so that many at once are no way round.
 */
export function createSignIn({ store, hasher, ids, limits }: SignInDeps): (tried: Credentials) => Promise<SignedIn> {
  const ofLogin = new RateLimit(limits.login);
  const ofAll = new RateLimit(limits.signIns);
  let nobody: Promise<string> | undefined;
  return async ({ operator, login, password }) => {
    const key = `${operator} ${login}`;
    const retryAfter = (await ofAll.take('all')) || (await ofLogin.take(key));
    if (retryAfter > 0) return { problem: 'signIn.busy', retryAfter };
    const [account] = await store.read(({ accounts }) => accounts.where({ operator, login }));
    nobody ??= hasher.hash(ids.next());
    const right = await hasher.matches(password, account?.passwordHash ?? (await nobody));
    if (!account || account.passwordHash === undefined || !right) return { problem: 'signIn.wrong' };
    await ofLogin.forget(key);
    return { account };
  };
}
