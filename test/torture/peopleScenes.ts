import type { Row, Tables } from '../../src/domain/records/tables.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

type Profile = Row<'profiles'>;

const manager = (world: World) => world.person('telenet', 'fleet1');

/** Somebody of the manager's company, who is like this. */
async function profileThatIs(world: World, now: Partial<Profile>): Promise<Profile> {
  const { account, organisations } = manager(world);
  const n = world.next();
  return world.behind(async ({ profiles }) => {
    const [own] = await profiles.where({ account });
    if (own === undefined) throw new Error('the demo has a profile for whoever signs in');
    const [organisation = own.organisation] = organisations;
    const who = { firstName: 'Noor', lastName: 'Exemple', description: `Scène ${n}`, phone: undefined };
    const made: Profile = {
      ...{ ...own, ...who, id: `scene-${n}`, organisation, account: undefined, email: `scene${n}@example.com` },
      ...{ role: 'member', state: 'invited', invitations: [], sought: `scene${n}`, ...now },
    };
    await profiles.put(made);
    return made;
  });
}

/** Something is done with a profile that is like this; `given` says the rest. */
const withProfile =
  (procedure: string, now: Partial<Profile>, given: Given = {}): Scene =>
  async (world) => {
    const { id } = await profileThatIs(world, now);
    await carriedOut(world, manager(world), procedure, { ...given, profile: id });
  };

const created =
  (given: (world: World) => Given | Promise<Given>): Scene =>
  async (world) => {
    const about = {
      title: '',
      firstName: 'Noor',
      lastName: 'Exemple',
      description: '',
      phone: '',
      spokenLanguage: 'fr',
    };
    const email = `new${world.next()}@example.com`;
    await carriedOut(world, manager(world), 'createProfile', {
      ...about,
      email,
      role: 'member',
      ...(await given(world)),
    });
  };

const own: Scene = async (world) => {
  const { account } = manager(world);
  const [profile] = await world.app.store.read(({ profiles }) => profiles.where({ account }));
  await reviewed(world, manager(world), 'changeProfileRole', { profile: profile?.id ?? '', role: 'member' });
};

/** The profile goes while the review is open. */
const gone: Scene = async (world) => {
  const { id } = await profileThatIs(world, {});
  const client = await reviewed(world, manager(world), 'removeProfile', { profile: id });
  await world.behind(({ profiles }) => profiles.remove(id));
  await confirm(world, client);
};

/** Whoever signs in has no profile: then the only manager is somebody else. */
const last: Scene = async (world) => {
  const { organisations } = manager(world);
  const [organisation = ''] = organisations;
  const { id } = await profileThatIs(world, { role: 'manager', state: 'validated' });
  const others = await world.behind((tables) => takenOut(tables, organisation, id));
  await reviewed(world, manager(world), 'removeProfile', { profile: id });
  await world.behind(async ({ profiles }) => {
    for (const one of others) await profiles.put(one);
  });
};

async function takenOut({ profiles }: Tables, organisation: string, but: string): Promise<Profile[]> {
  const all = (await profiles.where({ organisation, role: 'manager' })).filter(({ id }) => id !== but);
  for (const { id } of all) await profiles.remove(id);
  return all;
}

const now = (world: World): string => world.time.now().toISOString();
const invitedTooOften: Scene = async (world) => {
  const { id } = await profileThatIs(world, { invitations: [now(world), now(world), now(world)] });
  await reviewed(world, manager(world), 'resendInvitation', { profile: id });
};

const listed: Scene = async (world) => {
  await begin(await fresh(world, manager(world)), 'userProfiles');
};

/** About the people of a company. */
export const peopleScenes: Readonly<Record<string, Scene>> = {
  userProfiles: listed,
  createProfile: created(() => ({})),
  'changeProfileRole manager': withProfile('changeProfileRole', {}, { role: 'manager' }),
  'changeProfileRole member': withProfile('changeProfileRole', { role: 'manager' }, { role: 'member' }),
  resendInvitation: withProfile('resendInvitation', {}),
  removeProfile: withProfile('removeProfile', {}),
  'profile.own': own,
  'profile.unknown': gone,
  'profile.lastManager': last,
  'profile.sameRole': withProfile('changeProfileRole', {}, { role: 'member' }),
  'profile.validated': withProfile('resendInvitation', { state: 'validated' }),
  'profile.emailTaken': created(async (world) => ({ email: (await profileThatIs(world, {})).email })),
  'profile.phoneTaken': created(async (world) => {
    const phone = `+3247055${String(world.next() % 10_000).padStart(4, '0')}`;
    await profileThatIs(world, { phone });
    return { phone };
  }),
  'invitation.pause': invitedTooOften,
};
