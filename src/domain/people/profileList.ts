import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import type { Operator } from '../operator/index.js';
import type { Search } from '../records/tables.js';
import { type ProfileRole, profileRoles, profileStates, type UserProfile } from '../records/userProfile.js';
import { type Choice, type Choices, choose, inLanguage } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { type Language, languages } from '../terms/language.js';
import { isSame } from '../terms/plainText.js';
import { ok } from '../terms/result.js';
import { phoneForReading } from '../values/phone.js';
import { profileLike } from './profileSought.js';
import { canChange, hasProfiles, profileRulesOf, profileShown, roleFact, stateFact } from './profiles.js';

interface Wanted {
  /** A part of a name, a description, an e-mail or a phone; or a role or state as it is called. */
  readonly search?: string | undefined;
}

/**
 * Telenet guide (T16): the people of the company with their roles and states, by description. Each row is gone on with by what may
 * be done about it: another role, its invitation once more.
 */
export const userProfiles = query<Wanted>({
  name: 'profile.list',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  look: async (asking, wanted, { from, most }) => {
    const { tables, operator } = asking;
    const found = await tables.profiles.search({ ...searchOf(asking, wanted), from, most, order: 'description' });
    const narrowed = Object.values(wanted).some((value) => value !== undefined);
    return ok({
      rows: found.rows.map((row) => factsOf(operator, row)),
      rowsGiven: await Promise.all(found.rows.map((row) => givenOf(asking, row))),
      total: found.total,
      ...((found.total > 0 || narrowed) && { narrows: true }),
    });
  },
});

function searchOf({ operator, actor }: Asking, { search = '' }: Wanted): Pick<Search<'profiles'>, 'equal' | 'like'> {
  const named = languages.map((language) => equalOf(operator, search, language)).find((one) => one !== undefined);
  const like = named === undefined && search !== '' ? profileLike(operator.profile.country, search) : undefined;
  return { equal: { organisation: actor.organisation ?? '', ...named }, ...(like && { like }) };
}

/** A role or a state that is named in full. */
function equalOf(
  operator: Operator,
  text: string,
  language: Language,
): Pick<Search<'profiles'>['equal'], 'role' | 'state'> | undefined {
  const { roles, states } = profileRulesOf(operator);
  const role = profileRoles.find((one) => isSame(inLanguage(roles[one], language), text));
  const state = profileStates.find((one) => isSame(inLanguage(states[one], language), text));
  if (role !== undefined) return { role };
  return state && { state };
}

const factsOf = (operator: Operator, profile: UserProfile): Facts => ({
  description: { text: profile.description },
  name: { text: `${profile.firstName} ${profile.lastName}` },
  role: roleFact(operator, profile.role),
  state: stateFact(operator, profile),
  ...(profile.phone !== undefined && { phone: { phone: profile.phone } }),
  email: { text: profile.email },
});

async function givenOf(asking: Asking, profile: UserProfile) {
  const changes = (await canChange(asking, profile)).ok;
  return profileShown.shown(profile.id, { state: profile.state, changes }, otherRole(profile));
}

const otherRole = ({ role }: UserProfile): ProfileRole => (role === 'manager' ? 'member' : 'manager');

/** The company's profiles to choose one of; `closed` says why one cannot be taken. */
export const profilesFor = (closed: (asking: Asking, profile: UserProfile) => Promise<Choice['closed']>) =>
  list(async (asking, _, find): Promise<Choices> => {
    const { tables } = asking;
    const choice = async (profile: UserProfile): Promise<Choice> => {
      const problem = await closed(asking, profile);
      return { ...choiceOf(asking.operator, profile), ...(problem && { closed: problem }) };
    };
    if (find.value !== undefined) {
      const profile = await tables.profiles.get(find.value);
      return profile === undefined ? { choices: [], total: 0 } : { choices: [await choice(profile)], total: 1 };
    }
    const place = { from: find.page * find.pageSize, most: find.pageSize, order: 'description' } as const;
    const shown = AS_SHOWN.exec(find.text ?? '')?.[1];
    const found = await tables.profiles.search({ ...searchOf(asking, { search: shown ?? find.text }), ...place });
    const choices = await Promise.all(found.rows.map(choice));
    const meant = shown === undefined ? [] : choices.filter(({ title }) => isSame(title, find.text ?? ''));
    return meant.length > 0 ? { choices: meant, total: meant.length } : { choices, total: found.total };
  });

/** A profile as it stands in the list, with the name after its description: that is what it is looked for by. */
const AS_SHOWN = /^(.+) \(.+\)$/;

const choiceOf = (operator: Operator, profile: UserProfile): Choice => {
  const { id, description, firstName, lastName, phone } = profile;
  const name = `${firstName} ${lastName}`;
  return {
    value: id,
    title: isSame(description, name) ? name : `${description} (${name})`,
    also: [name, `${lastName} ${firstName}`, description, ...(phone === undefined ? [] : [phoneForReading(phone)])],
    facts: [roleFact(operator, profile.role), stateFact(operator, profile)],
  };
};

/** The roles that there are. */
export const roleChoices = list(async ({ operator }, _, find) =>
  choose(
    profileRoles.map((role) => ({
      value: role,
      title: inLanguage(profileRulesOf(operator).roles[role], find.language),
    })),
    find,
  ),
);

/** The roles that a profile can be given: the one it has is closed. */
export const rolesOf = list<{ profile: string }>(async ({ operator, tables }, { profile: id }, find) => {
  const profile = await tables.profiles.get(id);
  const choice = (role: ProfileRole): Choice => ({
    ...{ value: role, title: inLanguage(profileRulesOf(operator).roles[role], find.language) },
    ...(profile?.role === role && { closed: { code: 'profile.sameRole', details: {} } }),
  });
  return choose(profileRoles.map(choice), find);
});

/** What keeps a profile from another role, and from being removed. */
export async function whyNotChanged(asking: Asking, profile: UserProfile): Promise<Choice['closed']> {
  const may = await canChange(asking, profile);
  return may.ok ? undefined : may.problem;
}
