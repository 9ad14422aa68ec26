import { beforeEach, describe, expect, it } from '@jest/globals';
import { chooseOrganisation } from '../../../src/domain/accounts/chooseOrganisation.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { type Office, openOffice } from '../office.js';

const row = (id: string, operator = 'acme') => ({ id, operator, name: id });

let office: Office;
let actor: Actor;
beforeEach(async () => {
  office = await openOffice();
  actor = { ...office.agent, organisation: 'one' };
  await office.store.transaction(async ({ accounts, organisations }) => {
    for (const organisation of [row('one'), row('two'), row('three'), row('theirs', 'other')]) {
      await organisations.insert(organisation);
    }
    const account = await accounts.get(actor.account);
    if (account === undefined) throw new Error('the office has no agent');
    await accounts.put({ ...account, organisations: ['one', 'two', 'theirs', 'gone'] });
  });
});

const choose = async (organisation: string) => {
  const order = { commandId: `choose-${organisation}`, command: chooseOrganisation, input: { organisation }, actor };
  const done = await office.door.execute(order);
  return done.ok ? done.value.outcome : done.problem;
};

describe('choosing a company', () => {
  it('leaves one line in the audit, of the company before', async () => {
    expect(await choose('two')).toMatchObject({ kind: 'done', facts: { organisation: { name: 'two' } } });
    await choose('two');
    const audit = await office.store.read((tables) => tables.audit.where({ account: actor.account }));
    expect(audit).toEqual([
      expect.objectContaining({
        ...{ command: 'account.chooseOrganisation', organisation: 'one', subject: 'organisation:two', outcome: 'done' },
      }),
    ]);
  });

  it.each(['three', 'theirs', 'gone', 'nobodys'])(
    'is refused in the same words for one that is not theirs: %s',
    async (id) => {
      expect(await choose(id)).toEqual({ kind: 'refused', problem: { code: 'organisation.unknown', details: {} } });
    },
  );
});
