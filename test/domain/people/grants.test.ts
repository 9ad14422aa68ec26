import { beforeEach, describe, expect, it } from '@jest/globals';
import { currentOrganisation } from '../../../src/domain/accounts/organisations.js';
import type { Command } from '../../../src/domain/door/command.js';
import { grantAccess, revokeAccess } from '../../../src/domain/people/grantAccess.js';
import { companiesOf } from '../../../src/domain/records/account.js';
import { openWorld, type World } from '../door/authorisationWorld.js';

let world: World;
let done = 0;
beforeEach(async () => {
  world = await openWorld({ operator: 'kcell', role: 'administrator' });
});

async function outcome<I>(command: Command<I>, input: unknown, actor = world.actor): Promise<string> {
  const answer = await world.door.execute({ commandId: `g${++done}`, command, input, actor });
  if (!answer.ok) return answer.problem.code;
  return answer.value.outcome.kind === 'done' ? 'done' : answer.value.outcome.problem.code;
}
const account = async (id: string) => {
  const found = await world.store.read(({ accounts }) => accounts.get(id));
  if (found === undefined) throw new Error(`no account ${id}`);
  return found;
};
const grants = (of: string) => world.store.read((tables) => tables.grants.where({ account: of }));
const company = () => world.actor.organisation ?? '';
/** Somebody of another company, whom this one lets in. */
const other = () => world.things.company.account;
const works = async (id: string, at: string) => companiesOf(await account(id), new Date(at)).includes(company());

describe('a company’s grant', () => {
  it('lets an account work for it, and says who granted it when', async () => {
    const { id, login } = other();
    expect(await outcome(grantAccess, { login })).toBe('done');
    expect(await works(id, '2030-01-01T00:00:00Z')).toBe(true);
    const [grant, ...more] = await grants(id);
    expect(more).toEqual([]);
    expect(grant).toMatchObject({ organisation: company(), account: id, grantedBy: world.actor.account });
    expect(grant?.endedAt).toBeUndefined();
    const asked = { query: currentOrganisation, input: {}, actor: { ...world.actor, account: id } };
    expect(await world.door.ask(asked)).toMatchObject({ ok: true, value: { several: true } });
  });

  it('with an end is over with it, and by itself', async () => {
    const { id, login } = other();
    expect(await outcome(grantAccess, { login, until: '2026-11-02T10:00:00.000Z' })).toBe('done');
    expect(await works(id, '2026-11-02T09:59:59.999Z')).toBe(true);
    expect(await works(id, '2026-11-02T10:00:00.000Z')).toBe(false);
    // Granted anew without one, it stays.
    expect(await outcome(grantAccess, { login })).toBe('done');
    expect(await works(id, '2030-01-01T00:00:00Z')).toBe(true);
    const ends = (await grants(id)).map(({ endedAt }) => endedAt !== undefined);
    expect(ends).toEqual([true, false]);
  });

  it('that was taken back ends at once: drafts go, other companies stay', async () => {
    const { id, login } = other();
    await outcome(grantAccess, { login });
    const draft = {
      id: 'd',
      operator: 'kcell',
      organisation: company(),
      account: id,
      procedure: 'blocking',
      answers: {},
    };
    const when = { channel: 'text', at: '2026-11-01T10:00:00.000Z', expiresAt: '2026-12-01T10:00:00.000Z' };
    await world.store.transaction(({ drafts }) => drafts.put({ ...draft, left: [], ...when }));
    expect(await outcome(revokeAccess, { login })).toBe('done');
    expect(await works(id, '2026-11-01T10:00:01.000Z')).toBe(false);
    expect((await account(id)).organisations).toEqual(other().organisations);
    expect(await world.store.read(({ drafts }) => drafts.get('d'))).toBeUndefined();
    const [grant] = await grants(id);
    expect(grant?.endedBy).toBe(world.actor.account);
    expect(await outcome(revokeAccess, { login })).toBe('user.unknown');
  });

  it('is not taken back from oneself, nor by whoever has lost the company meanwhile', async () => {
    const own = (await account(world.actor.account)).login;
    expect(await outcome(revokeAccess, { login: own })).toBe('profile.own');
    const colleague = world.things.colleague.account;
    const theirs = { ...world.actor, account: colleague.id, conversation: 'theirs' };
    expect(await outcome(revokeAccess, { login: colleague.login })).toBe('done');
    expect(await outcome(revokeAccess, { login: own }, theirs)).toBe('actor.notAllowed');
  });

  it('of an account from before grants were kept is written down as it ends', async () => {
    const { id, login } = world.things.colleague.account;
    expect(await grants(id)).toEqual([]);
    expect(await outcome(revokeAccess, { login })).toBe('done');
    expect((await grants(id)).map(({ endedBy }) => endedBy)).toEqual([world.actor.account]);
  });

  it('does not say which logins there are: the answer is the same, and only an account that there is works for the company', async () => {
    const answers = [];
    for (const login of ['nobody', other().login]) {
      const input = { login };
      const done = await world.door.execute({ commandId: login, command: grantAccess, input, actor: world.actor });
      if (!done.ok || done.value.outcome.kind !== 'done') throw new Error('nothing was granted');
      const { reference: _other, ...rest } = done.value.outcome;
      answers.push(rest);
    }
    expect(answers[0]).toEqual(answers[1]);
    const all = await world.store.read((tables) => tables.grants.where({ organisation: company() }));
    expect(all.map(({ account: id }) => id)).toEqual([other().id]);
  });

  it('is given for no time that is over', async () => {
    expect(await outcome(grantAccess, { login: other().login, until: '2026-10-01T10:00:00.000Z' })).toBe('date.past');
  });

  it('is given to nobody who is bound to a line', async () => {
    const bound = { ...other(), line: world.things.company.line.id };
    await world.store.transaction(({ accounts }) => accounts.put(bound));
    expect(await outcome(grantAccess, { login: bound.login })).toBe('done');
    expect(await grants(bound.id)).toEqual([]);
  });
});
