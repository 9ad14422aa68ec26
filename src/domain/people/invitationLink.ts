import type { Clock, Digest, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import type { Account } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';
import type { UserProfile } from '../records/userProfile.js';
import { linkSecret } from '../values/secretLink.js';

/** How long an invitation's link is good from when it goes out. */
const GOOD_MS = 7 * 24 * 60 * 60_000;

/** What links are made with. */
export interface LinkPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
}

/** An invitation that was ordered; another one makes an end of it. */
export interface OrderedInvitation {
  readonly operator: string;
  readonly organisation: string;
  readonly profile: string;
  /** ISO 8601 */
  readonly at?: string | undefined;
}

/** The secret of an invitation's link, and until when it is good. */
export interface IssuedInvitation {
  readonly profile: UserProfile;
  readonly secret: string;
  readonly until: string;
}

/**
 * Makes the secret of an invitation's link and keeps its digest: it can be read in the mail alone. At another try there is a new one, so
 * that the mail that comes last has the link that is good. Undefined where it is wanted no more.
 */
export function issueInvitation(
  { store, clock, ids, digest }: LinkPorts,
  { operator, organisation, profile: id, at }: OrderedInvitation,
): Promise<IssuedInvitation | undefined> {
  const secret = linkSecret(ids);
  return store.transaction(async (all) => {
    const { profiles } = scoped(all, { operator, organisation });
    const profile = await profiles.get(id);
    if (profile?.state !== 'invited') return undefined;
    if (at !== undefined && profile.invitations.at(-1) !== at) return undefined;
    const until = new Date(clock.now().getTime() + GOOD_MS).toISOString();
    await profiles.put({ ...profile, invitation: digest(secret), invitedUntil: until });
    return { profile, secret, until };
  });
}

/** Who is invited to where, and the account that they have at the operator already. */
export interface OpenInvitation {
  readonly profile: UserProfile;
  readonly company: string;
  readonly account: Account | undefined;
}

/** The invitation of a link, by its secret's digest; undefined where it opens none: used, ended, another operator's, taken back. */
export async function openInvitation(
  all: ReadTables,
  operator: string,
  invitation: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  const [profile] = await all.profiles.where({ invitation });
  if (profile === undefined || profile.operator !== operator || !isGood(profile, now)) return undefined;
  const company = await all.organisations.get(profile.organisation);
  if (company === undefined) return undefined;
  return { profile, company: company.name, account: await accountWith(all, operator, profile.email) };
}

/** Whether a profile can still be confirmed with its link. */
export const isGood = ({ state, invitedUntil }: UserProfile, now: Date): boolean =>
  state === 'invited' && invitedUntil !== undefined && Date.parse(invitedUntil) > now.getTime();

/** The account that somebody has at an operator already: it is signed in to with their address, or that is where its mail goes. */
export async function accountWith(
  { accounts }: Pick<ReadTables, 'accounts'>,
  operator: string,
  email: string,
): Promise<Account | undefined> {
  const [named] = await accounts.where({ operator, login: email });
  const [mailed] = named === undefined ? await accounts.where({ operator, email }) : [];
  return named ?? mailed;
}
