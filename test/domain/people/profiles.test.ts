import { beforeEach, describe, expect, it } from '@jest/globals';
import pLimit from 'p-limit';
import type { Command } from '../../../src/domain/door/command.js';
import { changeProfileRole } from '../../../src/domain/people/changeProfileRole.js';
import { createProfile } from '../../../src/domain/people/createProfile.js';
import { resendInvitation } from '../../../src/domain/people/invitations.js';
import { userProfiles } from '../../../src/domain/people/profileList.js';
import { removeProfile } from '../../../src/domain/people/removeProfile.js';
import type { Row } from '../../../src/domain/records/tables.js';
import type { Things } from '../door/authorisationThings.js';
import { openWorld, type World } from '../door/authorisationWorld.js';

let world: World;
let things: Things;
let colleague: Things;
let done = 0;
beforeEach(async () => {
  world = await openWorld({ operator: 'telenet', role: 'fleetManager' });
  things = world.things.own;
  colleague = world.things.colleague;
});

/** What came of a command: `done`, or the code of what refused it. */
async function outcome<I>(command: Command<I>, input: unknown, actor = world.actor): Promise<string> {
  const answer = await world.door.execute({ commandId: `p${++done}`, command, input, actor });
  if (!answer.ok) return answer.problem.code;
  return answer.value.outcome.kind === 'done' ? 'done' : answer.value.outcome.problem.code;
}
const profile = (id: string) => world.store.read(({ profiles }) => profiles.get(id));
const account = (id: string) => world.store.read(({ accounts }) => accounts.get(id));
const changed = (row: Row<'profiles'>) => world.store.transaction(({ profiles }) => profiles.put(row));
const person = { firstName: 'Anne', lastName: 'Exemple', spokenLanguage: 'fr', role: 'member' };

describe('a role', () => {
  it('is given to a colleague, who may act for the company from then on, or no more', async () => {
    const { id, account: who = '' } = colleague.profile;
    expect(await outcome(changeProfileRole, { profile: id, role: 'member' })).toBe('done');
    expect(await account(who)).toMatchObject({ role: 'subscriber', organisations: undefined });
    expect(await outcome(changeProfileRole, { profile: id, role: 'manager' })).toBe('done');
    expect(await account(who)).toMatchObject({ role: 'fleetManager', organisations: ['org-north'] });
  });

  it('that somebody has already is refused', async () => {
    expect(await outcome(changeProfileRole, { profile: colleague.profile.id, role: 'manager' })).toBe(
      'profile.sameRole',
    );
  });

  it.each([
    ['changed', () => outcome(changeProfileRole, { profile: things.profile.id, role: 'member' })],
    ['removed', () => outcome(removeProfile, { profile: things.profile.id })],
  ])('of one’s own cannot be %s', async (_what, act) => {
    expect(await act()).toBe('profile.own');
    expect(await profile(things.profile.id)).toEqual(things.profile);
  });

  it.each(['changed', 'removed'])('of the last manager cannot be %s', async (what) => {
    // Whoever manages without a profile of their own sees somebody else as the only manager.
    await world.store.transaction(({ profiles }) => profiles.remove(things.profile.id));
    const { id } = colleague.profile;
    const acts = () =>
      what === 'changed'
        ? outcome(changeProfileRole, { profile: id, role: 'member' })
        : outcome(removeProfile, { profile: id });
    expect(await acts()).toBe('profile.lastManager');
    // One who is invited does not manage yet.
    await changed({ ...colleague.invited, role: 'manager' });
    expect(await acts()).toBe('profile.lastManager');
    await changed({ ...colleague.invited, role: 'manager', state: 'validated' });
    expect(await acts()).toBe('done');
  });

  it('is not taken from the last two managers by each other at once', async () => {
    const alone = pLimit(1);
    const both = [
      [world.actor, colleague.profile],
      [{ ...world.actor, account: colleague.account.id, conversation: 'other' }, things.profile],
    ] as const;
    const outcomes = await Promise.all(
      both.map(([actor, { id }]) => alone(() => outcome(changeProfileRole, { profile: id, role: 'member' }, actor))),
    );
    // Whoever came second has lost the company meanwhile.
    expect(outcomes.sort()).toEqual(['actor.notAllowed', 'done']);
  });
});

describe('an invitation', () => {
  const invite = () => outcome(resendInvitation, { profile: things.invited.id });

  it('goes three times an hour, and again when the first of them is an hour old', async () => {
    expect([await invite(), await invite(), await invite(), await invite()]).toEqual([
      ...['done', 'done', 'done', 'invitation.pause'],
    ]);
    const sent = await world.store.read(({ outbox }) => outbox.where({}));
    expect(sent.map(({ message }) => message)).toEqual(
      sent.map(() => expect.objectContaining({ kind: 'email.invitation', profile: things.invited.id })),
    );
    const now = await profile(things.invited.id);
    const anHourAgo = new Date(Date.parse(now?.invitations[0] ?? '') - 60 * 60_000).toISOString();
    await changed({ ...things.invited, invitations: [anHourAgo, ...(now?.invitations.slice(1) ?? [])] });
    expect([await invite(), await invite()]).toEqual(['done', 'invitation.pause']);
    expect((await profile(things.invited.id))?.invitations).toHaveLength(3);
  });

  it('that was answered meanwhile goes to nobody any more', async () => {
    await changed({ ...things.invited, state: 'validated' });
    expect(await invite()).toBe('profile.validated');
    expect(await world.store.read(({ outbox }) => outbox.where({}))).toEqual([]);
  });

  it('counts the first one, which creates the profile', async () => {
    expect(await outcome(createProfile, { ...person, email: 'new@example.com' })).toBe('done');
    const [row] = await world.store.read(({ profiles }) => profiles.where({ email: 'new@example.com' }));
    expect(row).toMatchObject({ state: 'invited', description: 'Anne Exemple', organisation: 'org-north' });
    const again = () => outcome(resendInvitation, { profile: row?.id });
    expect([await again(), await again(), await again()]).toEqual(['done', 'done', 'invitation.pause']);
  });
});

describe('an address and a phone', () => {
  it.each([
    ['NEW@Example.COM', undefined, 'profile.emailTaken'],
    ['other@example.com', '0470 12 34 56', 'profile.phoneTaken'],
    ['other@example.com', '+32 470 12 34 57', 'done'],
  ])('belong to one profile of a company: %s, %s', async (email, phone, expected) => {
    await outcome(createProfile, { ...person, email: 'new@example.com', phone: '0470123456' });
    expect(await outcome(createProfile, { ...person, email, phone })).toBe(expected);
  });

  it('that another company has are free', async () => {
    const { email, phone } = world.things.company.profile;
    expect(await outcome(createProfile, { ...person, email, phone })).toBe('done');
  });
});

describe('a profile that was removed', () => {
  it('leaves nothing that says who it was, but the books stay whole', async () => {
    const { profile: theirs, account: who } = colleague;
    await world.store.transaction(async (tables) => {
      await tables.requests.put({ ...things.request, message: `Please ask ${theirs.email}.` });
      await tables.sessions.insert({
        ...{ id: 'session', operator: 'telenet', account: who.id, conversations: {} },
        expiresAt: '2027-01-01T00:00:00.000Z',
      });
    });
    expect(await outcome(removeProfile, { profile: theirs.id })).toBe('done');
    expect(await profile(theirs.id)).toBeUndefined();
    expect(await account(who.id)).toEqual({
      ...{ id: who.id, operator: 'telenet', login: `erased:${who.id}`, name: '', role: 'subscriber' },
    });
    const { sessions, requests } = await world.store.read(async (tables) => ({
      sessions: await tables.sessions.where({ account: who.id }),
      requests: await tables.requests.get(things.request.id),
    }));
    expect([sessions, requests?.message]).toEqual([[], '']);
    expect(await outcome(removeProfile, { profile: theirs.id })).toBe('profile.unknown');
    expect(await outcome(changeProfileRole, { profile: theirs.id, role: 'member' })).toBe('profile.unknown');
    expect(await outcome(resendInvitation, { profile: theirs.id })).toBe('profile.unknown');
  });

  it('keeps its account where that works for another company, too', async () => {
    const { profile: theirs, account: who } = colleague;
    const organisations = ['org-north', 'org-east'];
    await world.store.transaction(({ accounts }) => accounts.put({ ...who, organisations }));
    await outcome(removeProfile, { profile: theirs.id });
    expect(await account(who.id)).toEqual({ ...who, organisations: ['org-east'] });
  });

  it('has its invitation taken back, when that has not gone out', async () => {
    await outcome(resendInvitation, { profile: things.invited.id });
    await outcome(resendInvitation, { profile: colleague.invited.id });
    await outcome(removeProfile, { profile: things.invited.id });
    const left = await world.store.read(({ outbox }) => outbox.where({}));
    expect(left.map(({ message }) => message.profile)).toEqual([colleague.invited.id]);
  });
});

describe('the list', () => {
  const found = async (search?: string) => {
    const answer = await world.door.ask({ query: userProfiles, input: { search }, actor: world.actor });
    return answer.ok && 'rows' in answer.value ? answer.value.rows : [];
  };

  it.each([
    ['everybody', undefined, 4],
    ['a role in its own language', 'Mitglied', 2],
    ['a state', 'validé', 2],
    ['a part of a name', 'amily1', 2],
    ['an address', 'PROFILE211@example.com', 1],
    ['a phone as it is dialled', '0470 11 10 11', 1],
    ['what nobody is called', 'Nemo', 0],
  ])('is of the company, found by %s', async (_by, search, count) => {
    expect(await found(search)).toHaveLength(count);
  });
});
