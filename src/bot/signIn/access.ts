import { askForAccess, tryCode } from '../../domain/accounts/accessCodes.js';
import { openAccessLink } from '../../domain/accounts/accessLink.js';
import { resetPassword } from '../../domain/accounts/resetPassword.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Hasher, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Account, actorOf } from '../../domain/records/account.js';
import type { Language } from '../../domain/terms/language.js';
import type { Budgets } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';
import { webChat } from '../turns/channels.js';
import { knownBy, type PasswordProblem, problemOf } from './passwordStrength.js';

/** What somebody holds who may choose a password: the ticket of a code that was asked for, or the secret of a link. */
export interface AccessHeld {
  readonly operator: string;
  readonly secret: string;
  /** The address it comes from. */
  readonly caller: string;
}

export interface AccessChosen extends AccessHeld {
  /** The code that was sent; of a link there is none. */
  readonly code?: string | undefined;
  readonly password: string;
  readonly again: string;
}

export type AccessAnswer =
  | { readonly account: Account }
  | { readonly problem: 'gone' | 'code' | PasswordProblem }
  | { readonly problem: 'busy'; readonly retryAfter: number };

/** A password is chosen: the first one, or another in the place of a forgotten one. */
export interface Access {
  /** Has a code sent to whoever a name belongs to. Says nothing of whether it is anybody's. Gives the seconds to wait, or 0. */
  ask(asked: {
    readonly operator: string;
    readonly name: string;
    readonly ticket: string;
    readonly caller: string;
    readonly language: Language;
    /** Whether its browser has signed in before, to whatever account: strangers do not hold it up. */
    readonly trusted: boolean;
    isKnown(account: string): boolean;
  }): Promise<number>;
  /** Whose link it is. To look uses nothing up. */
  look(held: AccessHeld): Promise<Account | undefined>;
  choose(chosen: AccessChosen): Promise<AccessAnswer>;
}

export interface AccessDeps {
  readonly store: Store;
  readonly door: Pick<Door, 'execute'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly digest: Digest;
  readonly counters: Counters;
  readonly limits: Pick<Budgets, 'access' | 'accessOfAddress'>;
  operatorOf(id: string): Operator;
}

export function makeAccess(deps: AccessDeps): Access {
  const { store, clock, digest, hasher, ids, counters, limits } = deps;
  const ofAddress = new RateLimit(counters('accessOfAddress', limits.accessOfAddress));
  const ofAll = new RateLimit(counters('access', limits.access));
  const waitOf = (operator: string, caller: string) => ofAddress.take(`${operator} ${caller}`);
  let nobody: Promise<string> | undefined;
  const linked = ({ operator, secret }: AccessHeld) =>
    store.read((all) => openAccessLink(all, operator, digest(secret), clock.now()));
  return {
    ask: async ({ caller, ticket, trusted, ...asked }) => {
      const { operator } = asked;
      const wait = (await waitOf(operator, caller)) || (trusted ? 0 : await ofAll.take(operator));
      if (wait === 0) await askForAccess(deps, { ...asked, ticket: digest(ticket) });
      return wait;
    },
    look: async (held) => ((await waitOf(held.operator, held.caller)) > 0 ? undefined : linked(held)),
    choose: async (chosen) => {
      const { operator, caller, secret, code } = chosen;
      const retryAfter = await waitOf(operator, caller);
      if (retryAfter > 0) return { problem: 'busy', retryAfter };
      if (code === undefined) return set(deps, chosen, await linked(chosen));
      nobody ??= hasher.hash(ids.next());
      const tried = await tryCode(deps, { operator, ticket: digest(secret), code, nobody: await nobody });
      if ('problem' in tried) return { problem: tried.problem === 'wrong' ? 'code' : 'gone' };
      return set(deps, chosen, await store.read(({ accounts }) => accounts.get(tried.account)));
    },
  };
}

/** The password is judged only for whoever has shown that they may choose one: what it must not hold tells whose it is. */
async function set(deps: AccessDeps, chosen: AccessChosen, account: Account | undefined): Promise<AccessAnswer> {
  if (account === undefined) return { problem: 'gone' };
  const { store, door, ids, digest, hasher } = deps;
  const { password, again, secret, operator } = chosen;
  const problem = await problemOf({ password, again, own: knownBy(account, operator) });
  if (problem !== undefined) return { problem };
  const done = await door.execute({
    commandId: ids.next(),
    command: resetPassword,
    input: { challenge: digest(secret), passwordHash: await hasher.hash(password, account.id) },
    actor: actorOf(account, { organisation: undefined, channel: webChat, conversation: `access:${account.id}` }),
  });
  if (!done.ok || done.value.outcome.kind === 'refused') return { problem: 'gone' };
  const present = await store.read(({ accounts }) => accounts.get(account.id));
  return present === undefined ? { problem: 'gone' } : { account: present };
}
