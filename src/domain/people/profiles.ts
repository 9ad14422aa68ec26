import { type Granting, grantTo, takeFrom } from '../accounts/grants.js';
import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import type { Offered } from '../door/rights.js';
import type { Operator, UserProfiles } from '../operator/index.js';
import { type Account, companiesOf } from '../records/account.js';
import type { ReadTables, Tables } from '../records/tables.js';
import type { ProfileRole, UserProfile } from '../records/userProfile.js';
import type { OneFact } from '../terms/fact.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { thing } from '../terms/thing.js';

/** What is known of a profile where it is shown. */
export interface ProfileSeen {
  readonly state: UserProfile['state'];
  /** Whether another role can be given to it, by whoever sees it. */
  readonly changes: boolean;
}

/** A profile that is shown, by its id. */
export const profileShown = thing<ProfileSeen>('user profile');

/** The operators that have profiles of a company's people. */
export const hasProfiles: Offered = Object.assign(
  ({ operator }: Pick<Asking, 'operator'>) => operator.profile.userProfiles !== undefined,
  { missing: () => 'profile.json has no userProfiles' },
);

/** The operator's words and limits for profiles. Throws where it has none: then nobody may ask about one. */
export function profileRulesOf({ profile }: Operator): UserProfiles {
  if (profile.userProfiles === undefined) throw new Error(`${profile.id} has no userProfiles`);
  return profile.userProfiles;
}

export const roleFact = (operator: Operator, role: ProfileRole): OneFact => ({
  name: profileRulesOf(operator).roles[role],
});
export const stateFact = (operator: Operator, { state }: UserProfile): OneFact => ({
  name: profileRulesOf(operator).states[state],
});

/** The company's profile with this id; another company's is none (`profile.unknown`). */
export async function profileOf({ tables }: Pick<Asking, 'tables'>, id: string): Promise<Result<UserProfile>> {
  const profile = await tables.profiles.get(id);
  return profile === undefined ? refuse('profile.unknown') : ok(profile);
}

/** Those who can manage the company now. */
const managers = (tables: ReadTables, organisation: string): Promise<UserProfile[]> =>
  tables.profiles.where({ organisation, role: 'manager', state: 'validated' });

/** Why somebody may not take a profile's role away: it is their own (`profile.own`), or nobody else manages the company (`profile.lastManager`). */
export async function canChange(
  { tables, actor }: Pick<Asking, 'tables' | 'actor'>,
  profile: UserProfile,
): Promise<Result<undefined>> {
  if (profile.account === actor.account) return refuse('profile.own');
  if (profile.role !== 'manager' || profile.state !== 'validated') return fine;
  const others = (await managers(tables, profile.organisation)).filter(({ id }) => id !== profile.id);
  return others.length > 0 ? fine : refuse('profile.lastManager');
}

/**
 * The same, to be changed. Of two who change profiles of a company at once the second waits, and sees what the first has done: also that
 * it was their own access that ended meanwhile (`actor.notAllowed`).
 */
export async function heldProfile(
  { tables, actor, now }: Pick<Work<unknown>, 'tables' | 'actor' | 'now'>,
  id: string,
): Promise<Result<UserProfile>> {
  await holdPeople(tables, actor.organisation);
  const account = await tables.accounts.get(actor.account);
  const stays = account !== undefined && companiesOf(account, now).some((one) => one === actor.organisation);
  return stays ? profileOf({ tables }, id) : refuse('actor.notAllowed');
}

/** Nobody else changes who is who in a company until the transaction has ended. */
export const holdPeople = ({ profiles }: Pick<Tables, 'profiles'>, organisation: string | undefined): Promise<void> =>
  profiles.claim(`company:${organisation}`);

/** A profile that is just confirmed was granted by whoever invited it. */
const by = ({ actor }: Granting, { account, invitedBy }: UserProfile): string =>
  account === actor.account ? (invitedBy ?? actor.account) : actor.account;

/**
 * The account of a profile as it may act for the company: a manager's may. A member's may not, but is the company's as much; of somebody
 * whose profile is removed it is so no more. Gives the account as it is then; undefined where nobody signs in with the profile yet.
 */
export async function accountIs(
  work: Granting,
  profile: UserProfile,
  is: ProfileRole | 'gone',
): Promise<Account | undefined> {
  const { accounts } = work.tables;
  const account = profile.account === undefined ? undefined : await accounts.get(profile.account);
  if (account === undefined) return undefined;
  const { organisation } = profile;
  const elsewhere = (account.memberOf ?? []).filter((id) => id !== organisation);
  const memberOf = is === 'member' ? [...elsewhere, organisation] : elsewhere;
  const member = { ...account, memberOf: memberOf.length > 0 ? memberOf : undefined };
  if (is !== 'manager') return takeFrom(work, member, organisation);
  await grantTo(work, member, { organisation, role: 'fleetManager', by: by(work, profile) });
  return accounts.get(account.id);
}
