import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import type { Offered } from '../door/rights.js';
import type { Operator, UserProfiles } from '../operator/index.js';
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

/** The same, to be changed. Of two who change profiles of a company at once the second waits, and sees what the first has done. */
export async function heldProfile(
  { tables, actor }: Pick<Work<unknown>, 'tables' | 'actor'>,
  id: string,
): Promise<Result<UserProfile>> {
  await tables.profiles.claim(`company:${actor.organisation}`);
  return profileOf({ tables }, id);
}

/** The account of a profile as it may act for the company: a manager's may, a member's and nobody's may not. */
export async function accountActs({ accounts }: Tables, profile: UserProfile, acts: boolean): Promise<void> {
  const account = profile.account === undefined ? undefined : await accounts.get(profile.account);
  if (account === undefined) return;
  const others = (account.organisations ?? []).filter((id) => id !== profile.organisation);
  const organisations = acts ? [...others, profile.organisation] : others;
  const role = organisations.length > 0 ? 'fleetManager' : 'subscriber';
  await accounts.put({ ...account, role, organisations: organisations.length > 0 ? organisations : undefined });
}
