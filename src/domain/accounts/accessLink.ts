import type { Clock, Digest, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import type { Account } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';
import { linkSecret } from '../values/secretLink.js';
import { hasEnded } from './accessCodes.js';

/** How long a link is good that a password is chosen with. */
const GOOD_MS = 3 * 24 * 60 * 60_000;

export interface AccessLinkPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
}

export interface IssuedAccess {
  readonly account: Account;
  readonly secret: string;
  readonly until: string;
}

/**
 * Makes the link that an account's password is chosen with, once; an earlier one of it opens no more. Its secret is kept as a digest: it
 * can be read in the mail, or where it was printed, alone.
 */
export function issueAccessLink(
  { store, clock, ids, digest }: AccessLinkPorts,
  { operator, account: id }: { readonly operator: string; readonly account: string },
): Promise<IssuedAccess | undefined> {
  const secret = linkSecret(ids);
  return store.transaction(async (all) => {
    const { accounts, challenges } = scoped(all, { operator });
    const account = await accounts.get(id);
    if (account === undefined || account.disabledAt !== undefined) return undefined;
    const now = clock.now();
    const until = new Date(now.getTime() + GOOD_MS).toISOString();
    for (const one of await challenges.where({ account: id })) if (one.kind === 'link') await challenges.remove(one.id);
    await challenges.insert({
      ...{ id: digest(secret), operator, kind: 'link', account: id, wrong: 0 },
      ...{ right: true, at: now.toISOString(), expiresAt: until },
    });
    return { account, secret, until };
  });
}

/** The account of a link, by its secret's digest; undefined where it opens none: used, ended, another operator's, of a closed account. */
export async function openAccessLink(
  { challenges, accounts }: Pick<ReadTables, 'challenges' | 'accounts'>,
  operator: string,
  link: string,
  now: Date,
): Promise<Account | undefined> {
  const found = await challenges.get(link);
  if (found?.kind !== 'link' || found.operator !== operator || hasEnded(found, now)) return undefined;
  const account = found.account === undefined ? undefined : await accounts.get(found.account);
  return account?.operator === operator && account.disabledAt === undefined ? account : undefined;
}
