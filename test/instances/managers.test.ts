import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemTimer } from '../../src/bot/outbox/timer.js';
import type { Command } from '../../src/domain/door/command.js';
import { changeProfileRole } from '../../src/domain/people/changeProfileRole.js';
import { resendInvitation } from '../../src/domain/people/invitations.js';
import { userProfiles } from '../../src/domain/people/profileList.js';
import { removeProfile } from '../../src/domain/people/removeProfile.js';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';
import { type Cluster, found, startCluster } from './cluster.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ operators: ['telenet'], size: 2, network: new FaultyNetwork(systemTimer) });
});
afterAll(() => cluster.stop());

const logins = ['fleet1', 'fleet2'] as const;
let done = 0;

/** Each of the two managers, at an instance of their own. */
async function managers() {
  const { store } = cluster.app;
  const both = await Promise.all(
    logins.map(async (login, place) => {
      const account = await cluster.app.accountId('telenet', login);
      const [profile] = await store.read(({ profiles }) => profiles.where({ account }));
      if (profile === undefined) throw new Error('the demo has this profile');
      const { organisation } = profile;
      const who = { account, organisation, operator: 'telenet', role: 'fleetManager', channel: 'web' } as const;
      const actor = { ...who, conversation: login };
      const { door } = cluster.at(place);
      const does = async <I>(command: Command<I>, input: I) => {
        const commandId = `managers-${++done}`;
        const answer = await door.execute({ commandId, command, input, actor });
        if (!answer.ok) return answer.problem.code;
        return answer.value.outcome.kind === 'done' ? 'done' : answer.value.outcome.problem.code;
      };
      return {
        profile,
        give: (other: string, role: 'manager' | 'member') => does(changeProfileRole, { profile: other, role }),
        remove: (other: string) => does(removeProfile, { profile: other }),
        invite: (other: string) => does(resendInvitation, { profile: other }),
        list: async (search: string) => {
          const shown = await door.ask({ query: userProfiles, input: { search }, actor, procedure: 'userProfiles' });
          return shown.ok && 'rows' in shown.value ? shown.value.rows.map(({ description }) => description) : [];
        },
      };
    }),
  );
  return { one: found(both[0]), other: found(both[1]) };
}

const profileOf = async (email: string) =>
  found((await cluster.app.store.read(({ profiles }) => profiles.where({ email })))[0]);

describe('two managers at two instances', () => {
  it('who take the role from each other leave one', async () => {
    for (let round = 0; round < 10; round++) {
      const { one, other } = await managers();
      const outcomes = await Promise.all([one.give(other.profile.id, 'member'), other.give(one.profile.id, 'member')]);
      // Whoever comes second has lost the company meanwhile.
      expect([...outcomes].sort()).toEqual(['actor.notAllowed', 'done']);
      const [left, taken] = outcomes[0] === 'done' ? [one, other] : [other, one];
      expect(await left.give(taken.profile.id, 'manager')).toBe('done');
    }
  });

  it('cannot take their own role, nor remove themselves', async () => {
    const { one, other } = await managers();
    expect(await Promise.all([one.give(one.profile.id, 'member'), other.give(other.profile.id, 'member')])).toEqual([
      'profile.own',
      'profile.own',
    ]);
    expect(await Promise.all([one.remove(one.profile.id), other.remove(other.profile.id)])).toEqual([
      'profile.own',
      'profile.own',
    ]);
  });

  it('give the same profile a role at once: one does it, the other is told that it has it', async () => {
    const { one, other } = await managers();
    const { id } = await profileOf('joris@example.com');
    for (const role of ['manager', 'member'] as const) {
      const outcomes = await Promise.all([one.give(id, role), other.give(id, role)]);
      expect([...outcomes].sort()).toEqual(['done', 'profile.sameRole']);
    }
  });

  it('invite one profile from both sides at once no more often than the limit', async () => {
    const { one, other } = await managers();
    const malina = await profileOf('malina@example.com');
    const outcomes = await Promise.all([1, 2, 3, 4].flatMap(() => [one.invite(malina.id), other.invite(malina.id)]));
    const most = 3;
    expect(outcomes.filter((outcome) => outcome === 'invitation.pause')).toHaveLength(outcomes.length - most);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(most);
    expect((await profileOf('malina@example.com')).invitations.length).toBeLessThanOrEqual(most);
  });

  it('find the same profiles, by a part of a name as well', async () => {
    const { one, other } = await managers();
    for (const search of ['', 'gand', 'malina', 'MANAGER', 'nobody'])
      expect([search, await one.list(search)]).toEqual([search, await other.list(search)]);
    expect(await one.list('gand')).toEqual([{ text: 'Dépôt Gand' }]);
    expect(await one.list('')).toHaveLength(5);
  });

  it('remove one profile at once: it is gone once, and unknown to the second', async () => {
    const { one, other } = await managers();
    const { id } = await profileOf('joris@example.com');
    const outcomes = await Promise.all([one.remove(id), other.remove(id)]);
    expect([...outcomes].sort()).toEqual(['done', 'profile.unknown']);
    expect(await other.list('gand')).toEqual([]);
  });
});
