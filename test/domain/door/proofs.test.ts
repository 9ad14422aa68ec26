import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Office, openOffice } from '../office.js';

let office: Office;
let tries = 0;
beforeEach(async () => {
  office = await openOffice();
});

const attempt = (pin: string, id = `try${++tries}`, commandId = 'c1') =>
  office.proofCheck({ actor: office.agent, proof: 'pin', secret: pin, commandId, attempt: id });
const refused = (code: string, count?: number) =>
  expect.objectContaining({ ok: false, problem: { code, details: count === undefined ? {} : { count } } });

describe('a PIN', () => {
  it('is traded for an authorisation that belongs to one command', async () => {
    const given = await attempt('2468');
    const rows = await office.store.read(({ authorisations }) => authorisations.where({ account: 'agent' }));
    expect(given).toEqual({ ok: true, value: rows[0]?.id });
    expect(rows).toMatchObject([{ commandId: 'c1', expiresAt: '2026-11-01T10:05:00.000Z' }]);
  });

  it('locks after five wrong tries for 15 minutes, and opens by itself', async () => {
    for (const left of [4, 3, 2, 1]) expect(await attempt('9999')).toEqual(refused('pin.wrong', left));
    expect(await attempt('9999')).toEqual(refused('pin.locked', 15));
    office.clock.pass(5);
    expect(await attempt('2468')).toEqual(refused('pin.locked', 10));
    office.clock.pass(10);
    expect(await attempt('9999')).toEqual(refused('pin.wrong', 4));
    expect((await attempt('2468')).ok).toBe(true);
  });

  it('that is right clears the count', async () => {
    for (const _ of [1, 2, 3, 4]) await attempt('9999');
    await attempt('2468');
    expect(await attempt('9999')).toEqual(refused('pin.wrong', 4));
  });

  it('in a message that is delivered again is no new try', async () => {
    const first = await attempt('9999', 'same');
    expect(await attempt('9999', 'same')).toEqual(first);
    expect(await attempt('9999')).toEqual(refused('pin.wrong', 3));
  });

  it('tried ten times at once is checked five times at the most', async () => {
    await Promise.all(Array.from({ length: 10 }, () => attempt('9999')));
    expect(office.checked).toHaveLength(5);
    expect(await attempt('2468')).toEqual(refused('pin.locked', 15));
  });

  it('is not counted when too many are tried over all accounts', async () => {
    office = await openOffice({ limit: 0 });
    for (const _ of [1, 2, 3, 4, 5, 6]) expect(await attempt('9999')).toEqual(refused('pin.busy'));
    const account = await office.store.read(({ accounts }) => accounts.get('agent'));
    expect(account?.pin?.wrong).toBe(0);
  });

  it('whose tries were cut off by crashes locks, and does not stay shut for ever', async () => {
    await office.store.transaction(async ({ accounts }) => {
      const account = await accounts.get('agent');
      if (account?.pin) await accounts.put({ ...account, pin: { ...account.pin, wrong: 5 } });
    });
    await attempt('2468');
    office.clock.pass(16);
    expect((await attempt('2468')).ok).toBe(true);
  });

  it('of an account that has none is refused, and a wrong one leaves an audit line without it', async () => {
    await attempt('9753');
    const audit = await office.store.read((tables) => tables.audit.where({ account: 'agent' }));
    expect(audit).toMatchObject([{ command: 'pin.check', outcome: 'refused', problem: 'pin.wrong' }]);
    expect(JSON.stringify(audit)).not.toContain('9753');
    await office.store.transaction(async ({ accounts }) => {
      const account = await accounts.get('agent');
      if (account !== undefined) await accounts.put({ ...account, pin: undefined });
    });
    expect(await attempt('2468')).toEqual(refused('pin.none'));
  });
});
