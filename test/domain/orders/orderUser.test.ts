import { describe, expect, it } from '@jest/globals';
import { linkSim } from '../../../src/domain/orders/linkSim.js';
import type { ItemReport } from '../../../src/domain/orders/network.js';
import { memoryStore } from '../../support/memoryStore.js';
import { OTHER_SIM, openUserOrders, reseller, SIM, userNumber, userWish } from './userOrderOffice.js';

type Office = Awaited<ReturnType<typeof openUserOrders>>;

const item = (kind: ItemReport['kind'], value: string, state: ItemReport['state']): ItemReport => ({
  ...{ kind, value, state },
});
const standing = async (office: Office) => {
  const { state, problem, items = [] } = await office.only();
  const each = items.map((one) => `${one.kind} ${one.state}`).join(', ');
  return { state, problem: problem?.code, each };
};

describe('a user that is ordered', () => {
  it('is there as soon as number and voice product are, with what is carried out by then, in whatever order', async () => {
    const office = await openUserOrders(memoryStore());
    await office.order(userWish());
    await office.reports('inProgress', [item('package', 'data5', 'completed'), item('extension', '30', 'completed')]);
    expect(await office.line()).toBeUndefined();
    expect(await standing(office)).toMatchObject({
      state: 'inProgress',
      each: expect.stringContaining('package completed, option acknowledged, option acknowledged, extension completed'),
    });
    const there = [item('plan', 'businessUser', 'completed'), item('number', userNumber(0), 'completed')];
    await office.reports('inProgress', there);
    expect(await office.line()).toMatchObject({ state: 'pendingActive', extension: '30', packages: [{ id: 'data5' }] });
    await office.reports('inProgress', [item('simCard', SIM, 'completed'), item('option', 'sms100', 'completed')]);
    expect(await office.line()).toMatchObject({ state: 'active', iccid: SIM, options: [{ id: 'sms100' }] });
    await office.reports('partial', [item('option', 'fax', 'failed')]);
    expect(await standing(office)).toMatchObject({ state: 'partial', problem: 'order.inPart' });
    expect(await office.line()).toMatchObject({ state: 'active', options: [{ id: 'sms100' }] });
    // What has ended stays as it ended.
    await office.reports('completed', [item('option', 'fax', 'completed')]);
    expect((await standing(office)).each).toContain('option completed, option failed');
  });

  it('does not come where the number does not, and leaves nothing behind', async () => {
    const office = await openUserOrders(memoryStore());
    const before = await office.users();
    await office.order(userWish());
    await office.reports('inProgress', [item('simCard', SIM, 'completed')]);
    await office.reports('inProgress', [item('number', userNumber(0), 'failed')]);
    await office.reports('partial', [item('plan', 'businessUser', 'completed')]);
    expect(await standing(office)).toMatchObject({ state: 'failed', problem: 'order.notCarriedOut' });
    expect([await office.line(), (await office.stockOf(SIM))?.state]).toEqual([undefined, 'free']);
    expect(await office.users()).toEqual(before);
    // Its extension can be had again.
    await office.order(userWish());
  });

  it('waits for another SIM card where its own has failed, and goes on with that', async () => {
    const office = await openUserOrders(memoryStore());
    await office.order(userWish());
    await office.reports('inProgress', [item('plan', 'businessUser', 'completed')]);
    const failed = item('simCard', SIM, 'failed');
    await office.reports('partial', [failed, item('number', userNumber(0), 'completed')]);
    expect(await standing(office)).toMatchObject({ state: 'held', problem: 'order.awaitsSim' });
    expect(await office.line()).toMatchObject({ state: 'pendingActive' });
    const { reference } = await office.only();
    await office.execute(linkSim, { reference, simCard: OTHER_SIM }, reseller('two'));
    await office.reports('completed', [failed, item('simCard', OTHER_SIM, 'completed')]);
    expect(await office.line()).toMatchObject({ state: 'active', iccid: OTHER_SIM });
    expect((await standing(office)).state).toBe('completed');
    await expect(office.execute(linkSim, { reference, simCard: SIM }, reseller('one'))).rejects.toThrow('order.hasSim');
  });

  it('gets a SIM card later: until then it is there and does not work', async () => {
    const office = await openUserOrders(memoryStore());
    await office.order(userWish({ sim: 'later', simCard: undefined }));
    await office.reports('completed');
    expect(await standing(office)).toMatchObject({ state: 'held', problem: 'order.awaitsSim' });
    expect(await office.line()).toMatchObject({ state: 'pendingActive', packages: [{ id: 'data5' }] });
    const { reference } = await office.only();
    const foreign = reseller('two', 'comuniq:beispielkanzlei');
    await expect(office.execute(linkSim, { reference, simCard: SIM }, foreign)).rejects.toThrow('order.unknown');
    await office.execute(linkSim, { reference, simCard: SIM }, reseller('two'));
    await office.reports('completed');
    expect(await office.line()).toMatchObject({ state: 'active', iccid: SIM });
  });

  it('has its PIN code sealed until the telephone system has it, and then nowhere', async () => {
    const office = await openUserOrders(memoryStore());
    await office.order(userWish({ pinCode: '0000' }));
    const user = async () => (await office.users()).find(({ firstName }) => firstName === 'Lara');
    expect(await user()).toMatchObject({ pin: '0000', pinChanges: true });
    await office.reports('completed');
    expect((await user())?.pin).toBeUndefined();
    expect(JSON.stringify(await office.orders())).not.toContain('0000"');
  });
});

/** What is ordered, and what it is refused with. */
const refused: readonly [string, Parameters<typeof userWish>[0], string][] = [
  ['a customer of another reseller', { customer: 'comuniq:vorlagenwerk' }, 'organisation.unknown'],
  ['a customer that nobody has', { customer: 'comuniq:nobody' }, 'organisation.unknown'],
  ['an extension that there is', { extension: '11' }, 'extension.taken 10, 11, 12, 20, 21'],
  ['a data product that does not go with the voice product', { dataProduct: 'data20' }, 'option.notForPlan'],
  ['an SMS product that does not', { smsProduct: 'smsFlat' }, 'option.notForPlan'],
  [
    'a term that does not',
    { plan: 'expertUser', dataProduct: 'data20', smsProduct: 'sms500', term: 'monthly' },
    'term.notForPlan',
  ],
  ['a day that is over', { startDay: '2026-03-01' }, 'date.past'],
  ['another customer’s SIM card', { simCard: '8949400000820000103' }, 'sim.unknown'],
  ['a number that there is not', { newNumber: '+4917604069001' }, 'value.choice'],
];

describe('an order for a user', () => {
  it.each(refused)('is refused for %s', async (_what, changes, code) => {
    const office = await openUserOrders(memoryStore());
    await expect(office.order(userWish(changes))).rejects.toThrow(code);
    expect(await office.orders()).toEqual([]);
  });
});
