import type { Budgets } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';

/** Who tries to sign in, and to what. */
export interface Trying {
  readonly operator: string;
  /** The account, or what was typed where there is none: both are counted alike. */
  readonly whose: string;
  /** The address it comes from. */
  readonly caller: string;
  /** The browser, where it has signed in to this account before. */
  readonly browser: string | undefined;
}

/** May be compared; `tells`: if it is wrong, the account is told. Or the seconds to wait. */
export type Admission = { readonly tells: boolean } | { readonly retryAfter: number };

/** So often an address may try whatever all the others do. */
const FIRST_TRIES = 3;
/** The longest pause between two tries, in seconds. */
const LONGEST_PAUSE = 64;
/** An account is told once a day that somebody tries. */
const TOLD = { points: 1, duration: 24 * 3600 };

/** Slows down whoever guesses passwords, and nobody else. */
export interface SignInGuard {
  /** Counts a try before it is compared, so that many at once are no way round. */
  admit(trying: Trying): Promise<Admission>;
  /** It was right, and no guess: an office that starts its day is not slowed down. */
  wasRight(trying: Trying): Promise<void>;
}

/**
 * A browser that has signed in to an account before is counted for itself, and passes whatever strangers do. Strangers are counted by
 * their address for each account, and for the account together; and for their address and all of them at the operator, wrong ones only.
 */
export function createSignInGuard(counters: Counters, limits: Budgets): SignInGuard {
  const givenBack = true;
  const strangers = series(counters, 'login', limits.login);
  const browsers = series(counters, 'loginOfBrowser', limits.loginOfBrowser);
  const anywhere = new RateLimit(counters('loginAnywhere', { ...limits.loginAnywhere, givenBack }));
  const ofAddress = new RateLimit(counters('signInsOfAddress', { ...limits.signInsOfAddress, givenBack }));
  const ofAll = new RateLimit(counters('signIns', { ...limits.signIns, givenBack }));
  const told = new RateLimit(counters('loginTold', TOLD));
  const keyOf = ({ operator, whose }: Trying) => `${operator} ${whose}`;
  const addressOf = ({ operator, caller }: Trying) => `${operator} ${caller}`;
  return {
    async admit(trying) {
      const { operator, caller, browser } = trying;
      const key = keyOf(trying);
      if (browser !== undefined) return browsers.next(`${key} ${browser}`);
      // One caller cannot use up what is there for everybody; and made-up logins are not remembered without end.
      const own = await ofAddress.count(addressOf(trying));
      if (own.taken > limits.signInsOfAddress.points) return { retryAfter: own.wait };
      // What strangers do elsewhere keeps nobody from their first tries: the slow hashes have a fair queue of their own.
      const full = await ofAll.take(operator);
      if (full > 0 && own.taken > FIRST_TRIES) return { retryAfter: full };
      const wait = await anywhere.take(key);
      if (wait > 0) return { retryAfter: wait };
      const next = await strangers.next(`${key} ${caller}`);
      return 'tells' in next && next.tells ? { tells: (await told.take(key)) === 0 } : next;
    },
    async wasRight(trying) {
      const { operator, caller, browser } = trying;
      const key = keyOf(trying);
      if (browser !== undefined) return browsers.forget(`${key} ${browser}`);
      const back = [ofAddress.giveBack(addressOf(trying)), ofAll.giveBack(operator), anywhere.giveBack(key)];
      await Promise.all([...back, strangers.forget(`${key} ${caller}`)]);
    },
  };
}

/** Tries of one kind in a row: some at once, then with pauses that grow, then none. */
function series(
  counters: Counters,
  name: string,
  { pauseAfter = Number.POSITIVE_INFINITY, ...rate }: Budgets['login'],
) {
  const counted = new RateLimit(counters(name, { ...rate, givenBack: true }));
  const pauses = new RateLimit(counters(`${name}Pause`, { points: 1, duration: LONGEST_PAUSE, givenBack: true }));
  return {
    async next(key: string): Promise<Admission> {
      const pause = await pauses.closed(key);
      if (pause > 0) return { retryAfter: pause };
      const { taken, wait } = await counted.count(key);
      if (taken > rate.points) return { retryAfter: wait };
      if (taken >= pauseAfter) await pauses.close(key, Math.min(LONGEST_PAUSE, 2 ** (taken - pauseAfter)));
      return { tells: taken === rate.points };
    },
    async forget(key: string): Promise<void> {
      await Promise.all([counted.forget(key), pauses.forget(key)]);
    },
  };
}
