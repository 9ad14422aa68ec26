import type { Hasher, Ids, Store } from '../../domain/door/ports.js';
import type { Account } from '../../domain/records/account.js';
import { type Counters, type Limits, RateLimit } from '../http/limits.js';

export interface Credentials {
  readonly operator: string;
  readonly login: string;
  readonly password: string;
  /** The address it comes from. */
  readonly caller: string;
}
export type SignedIn =
  | { readonly account: Account }
  | { readonly problem: 'signIn.wrong' | 'signIn.busy'; readonly retryAfter?: number };

export interface SignInDeps {
  readonly store: Store;
  readonly hasher: Hasher;
  readonly ids: Ids;
  readonly counters: Counters;
  readonly limits: Pick<Limits, 'login' | 'loginAnywhere' | 'signInsOfAddress' | 'signIns'>;
}

/**
 * Checks passwords. An unknown login costs the same work and gets the same answer as a wrong password. Tries are counted
 * before they are checked, so that many at once are no way round; and by address, so that nobody is locked out by others.
 */
export function createSignIn({
  store,
  hasher,
  ids,
  limits,
  counters,
}: SignInDeps): (tried: Credentials) => Promise<SignedIn> {
  const ofLogin = new RateLimit(counters('login', { ...limits.login, givenBack: true }));
  const anywhere = new RateLimit(counters('loginAnywhere', { ...limits.loginAnywhere, givenBack: true }));
  const ofCaller = new RateLimit(counters('signInsOfAddress', { ...limits.signInsOfAddress, givenBack: true }));
  const ofAll = new RateLimit(counters('signIns', limits.signIns));
  let nobody: Promise<string> | undefined;
  return async ({ operator, login, password, caller }) => {
    const key = `${operator} ${login}`;
    const here = `${key} ${caller}`;
    // One caller cannot use up what is there for everybody; and made-up logins are not remembered without end.
    const retryAfter =
      (await ofCaller.take(caller)) ||
      (await ofAll.take('all')) ||
      (await ofLogin.take(here)) ||
      (await anywhere.take(key));
    if (retryAfter > 0) return { problem: 'signIn.busy', retryAfter };
    const [account] = await store.read(({ accounts }) => accounts.where({ operator, login }));
    nobody ??= hasher.hash(ids.next());
    const right = await hasher.matches(password, account?.passwordHash ?? (await nobody));
    if (!account || account.passwordHash === undefined || !right) return { problem: 'signIn.wrong' };
    // Right ones are no guesses: an office that starts its day is not slowed down.
    await Promise.all([ofLogin.forget(here), ofCaller.giveBack(caller), anywhere.giveBack(key)]);
    return { account };
  };
}
