import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { command } from '../../../src/domain/door/command.js';
import { fine, ok, refuse } from '../../../src/domain/terms/result.js';
import { type Office, openOffice } from '../office.js';

let office: Office;
let ran = 0;
let closed = false;
beforeEach(async () => {
  office = await openOffice();
  ran = 0;
  closed = false;
});

const Input = z.object({ number: z.string() });
const base = {
  name: 'line.test',
  allowed: ['agent' as const],
  input: Input,
  guard: async () => (closed ? refuse('wallet.empty') : fine),
  subject: ({ number }: z.output<typeof Input>) => `line:${number}`,
  run: async ({ number }: z.output<typeof Input>) => {
    ran += 1;
    return number === 'bad' ? refuse('modem.taken', { serial: number }) : ok({ reference: `R${ran}`, facts: {} });
  },
};
const free = command({ ...base, proof: 'none', run: ({ input }) => base.run(input) });
const proved = command({ ...base, proof: 'pin', run: ({ input }) => base.run(input) });
const input = { number: '1' };

const audit = () => office.store.read((tables) => tables.audit.where({ account: 'agent' }));

describe('execute', () => {
  it('does a command id once and gives the same receipt to every press', async () => {
    const order = { commandId: 'c1', command: free, input, actor: office.agent };
    const receipts = await Promise.all([1, 2, 3].map(() => office.door.execute(order)));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(ran).toBe(1);
    expect(await audit()).toMatchObject([{ command: 'line.test', subject: 'line:1', outcome: 'done' }]);
  });

  it('throws when the id comes with other input, or from somebody else', async () => {
    const order = { commandId: 'c1', command: free, input, actor: office.agent };
    await office.door.execute(order);
    await expect(office.door.execute({ ...order, input: { number: '2' } })).rejects.toThrow('other input');
    const other = { ...office.agent, account: 'other' };
    await expect(office.door.execute({ ...order, actor: other })).rejects.toThrow('does not belong');
    const elsewhere = { ...office.agent, conversation: 'elsewhere' };
    expect(await office.door.receiptOf('c1', elsewhere)).toBeUndefined();
    expect(await office.door.receiptOf('c1', office.agent)).toMatchObject({ id: 'c1' });
    expect(ran).toBe(1);
  });

  it('leaves nothing of a command that refuses after it has written', async () => {
    const late = command({
      ...base,
      proof: 'none',
      run: async ({ tables, actor }) => {
        const own = { id: 'w', operator: actor.operator, account: actor.account };
        await tables.wallets.insert({ ...own, currency: 'USD', minor: 1 });
        return refuse('offer.unknown');
      },
    });
    const order = { commandId: 'c1', command: late, input, actor: office.agent };
    await expect(office.door.execute(order)).rejects.toThrow('refused after it had written');
    expect(await office.store.read((tables) => tables.wallets.get('w'))).toBeUndefined();
    expect(await office.door.receiptOf('c1', office.agent)).toBeUndefined();
    expect(await audit()).toEqual([]);
  });

  it('refuses who may not, and claims nothing', async () => {
    const actor = { ...office.agent, role: 'subscriber' as const };
    const refused = await office.door.execute({ commandId: 'c1', command: free, input, actor });
    expect(refused).toEqual(refuse('actor.notAllowed'));
    expect((await office.door.execute({ commandId: 'c1', command: free, input, actor: office.agent })).ok).toBe(true);
  });

  it('shows an operator nothing of another', async () => {
    const foreign = { ...office.agent, operator: 'other' };
    await office.door.execute({ commandId: 'c1', command: free, input, actor: office.agent });
    expect(await office.door.receiptOf('c1', foreign)).toBeUndefined();
    expect(await office.door.preflight(proved, foreign)).toEqual(refuse('pin.none'));
  });

  it('claims the id with a refusal, which every press gets again', async () => {
    const order = { commandId: 'c1', command: free, input: { number: 'bad' }, actor: office.agent };
    const refusal = { ok: true, value: { outcome: { kind: 'refused', problem: { code: 'modem.taken' } } } };
    expect(await office.door.execute(order)).toMatchObject(refusal);
    expect(await office.door.execute(order)).toMatchObject(refusal);
    expect(ran).toBe(1);
    expect(await audit()).toMatchObject([{ outcome: 'refused', problem: 'modem.taken' }]);
  });

  it('asks the guard before it runs, and before the first question', async () => {
    closed = true;
    expect(await office.door.preflight(free, office.agent)).toEqual(refuse('wallet.empty'));
    await office.door.execute({ commandId: 'c1', command: free, input, actor: office.agent });
    expect(ran).toBe(0);
    closed = false;
    expect(await office.door.preflight(free, office.agent)).toEqual(fine);
  });
});

describe('a proof', () => {
  const order = (authorisation?: string) => ({
    ...{ commandId: 'c1', command: proved, input, actor: office.agent },
    ...(authorisation !== undefined && { authorisations: [authorisation] }),
  });
  const proven = async (commandId = 'c1') => {
    const given = await office.proofCheck({
      actor: office.agent,
      proof: 'pin',
      secret: '2468',
      commandId,
      attempt: commandId,
    });
    return given.ok ? given.value : '';
  };

  it('that is missing, for another command, or too old is none, and claims nothing', async () => {
    const missing = refuse('proof.missing');
    expect(await office.door.execute(order())).toEqual(missing);
    expect(await office.door.execute(order('invented'))).toEqual(missing);
    expect(await office.door.execute(order(await proven('c2')))).toEqual(missing);
    const old = await proven();
    office.clock.pass(5);
    expect(await office.door.execute(order(old))).toEqual(missing);
    expect(ran).toBe(0);
    expect((await office.door.execute(order(await proven()))).ok).toBe(true);
  });

  it('of somebody else is none', async () => {
    const theirs = await proven();
    const actor = { ...office.agent, account: 'other' };
    expect(await office.door.execute({ ...order(theirs), actor })).toEqual(refuse('proof.missing'));
  });

  it('is spent by the command, and a second press needs none', async () => {
    await office.door.execute(order(await proven()));
    expect(await office.store.read((tables) => tables.authorisations.where({ account: 'agent' }))).toEqual([]);
    expect((await office.door.execute(order())).ok).toBe(true);
    expect(ran).toBe(1);
  });

  it('is not asked for where the PIN is locked', async () => {
    for (const attempt of ['1', '2', '3', '4', '5']) {
      await office.proofCheck({ actor: office.agent, proof: 'pin', secret: '9999', commandId: 'c1', attempt });
    }
    expect(await office.door.preflight(proved, office.agent)).toEqual(refuse('pin.locked', { count: 15 }));
  });
});
