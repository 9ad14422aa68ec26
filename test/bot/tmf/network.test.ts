import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import { takerOf } from '../../../src/bot/tmf/orders/orderInterfaces.js';
import type { TmfNetwork } from '../../../src/bot/tmf/orders/tmfNetwork.js';
import { kinds } from '../../../src/domain/lines/changes/index.js';
import type { Network, NetworkOrder, NetworkReport } from '../../../src/domain/orders/network.js';
import { Sealed } from '../../../src/domain/values/sealed.js';
import { networkContract } from '../../domain/orders/contract.js';
import { move, networkOf, orderLists, ordersOf, takesOrders } from '../../support/tmf/orders.js';
import { type Fault, TmfServer } from '../../support/tmf/server.js';
import { settingsFor } from '../../support/tmf/settings.js';

const signal = new AbortController().signal;
const servers = { acme: await new TmfServer().start(), other: await new TmfServer().start() };
const quiet = { warn: () => {}, info: () => {} };
// It is left alone at no time: the contract says nothing of waiting.
const breaker = { failures: 100 };
const backEnds = makeBackEnds(
  Object.entries(servers).map(([operator, { url }]) => settingsFor(url, { operator, breaker })),
  quiet,
);
const logged: string[] = [];
const networks = new Map(backEnds.all.map((backEnd) => [backEnd.operator, networkOf(backEnd, logged)]));
const of = (operator: string): TmfNetwork => {
  const network = networks.get(operator);
  if (network === undefined) throw new Error(`no network of ${operator}`);
  return network;
};

afterAll(async () => {
  await backEnds.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

function cleared(): void {
  logged.length = 0;
  for (const server of Object.values(servers)) {
    for (const { at, orders, cancels } of orderLists) {
      server.list(at, orders).clear();
      server.list(at, cancels).clear();
    }
    server.faults.length = 0;
    server.asked.length = 0;
    takesOrders(server);
  }
}
beforeEach(cleared);

const both: Network = {
  submit: (order, until) => of(order.operator).submit(order, until),
  look: (id, operator, until) => of(operator).look(id, operator, until),
  withdraw: (id, operator, until) => of(operator).withdraw(id, operator, until),
  listen: (heard) => {
    const ends = [...networks.values()].map((one) => one.listen(heard));
    return () => {
      for (const end of ends) end();
    };
  },
};

/** Everything is told twice, and what an order was before comes last. */
async function settled(): Promise<void> {
  for (const state of ['inProgress', 'completed']) {
    for (const [operator, server] of Object.entries(servers)) {
      move(server, state);
      for (const { at, orders } of orderLists)
        for (const id of [...server.list(at, orders).keys(), ...server.list(at, orders).keys()])
          await of(operator).heard(at, id, signal);
    }
  }
}

const badDays: Readonly<Record<string, readonly Fault[]>> = {
  'a back end by TM Forum': [],
  'one that is away at first': ['away', 'away', 'away', { status: 503 }],
  'one whose answers are lost': [{ text: '[]' }, 'answerLost', 'answerLost'],
  'one that answers 200 with an error': [
    { text: '{"code":"20","reason":"later"}' },
    { text: '<p>', type: 'text/html' },
  ],
};
for (const [name, faults] of Object.entries(badDays)) {
  networkContract(name, () => {
    cleared();
    servers.acme.faults.push(...faults);
    return { network: both, settle: settled };
  });
}

const order = (change: NetworkOrder['change'], more: Partial<NetworkOrder> = {}): NetworkOrder => ({
  ...{ id: 'one', operator: 'acme', number: '+243800000101', iccid: '89243000000000000017' },
  ...{ change, ...more },
});
const Service = z.object({ serviceCharacteristic: z.array(z.object({ name: z.string(), value: z.unknown() })) });
const Body = z.object({ serviceOrderItem: z.array(z.object({ service: Service })) });
const sent = () => servers.acme.asked.filter(({ method }) => method !== 'GET');
const submit = (...given: Parameters<typeof order>): Promise<NetworkReport> =>
  of('acme').submit(order(...given), signal);

describe('an order by TM Forum', () => {
  it.each<[NetworkOrder['change'], object]>([
    [
      { kind: 'suspend', reason: 'lost' },
      { action: 'modify', product: { status: 'suspended' } },
    ],
    [{ kind: 'resume' }, { action: 'modify', product: { status: 'active' } }],
    [{ kind: 'activate' }, { action: 'modify', product: { status: 'active' } }],
    [
      { kind: 'terminate', numberAfter: 'released' },
      { action: 'delete', product: { status: 'terminated' } },
    ],
    [
      { kind: 'rename', user: 'Somebody' },
      { action: 'modify', product: { name: 'Somebody' } },
    ],
    [
      { kind: 'plan', plan: 'big', internet: true, packages: [] },
      { action: 'modify', productOffering: { id: 'big' } },
    ],
    [
      { kind: 'billingAccount', billingAccount: '77' },
      { action: 'modify', billingAccount: { id: '77' } },
    ],
    [
      { kind: 'options', switched: { roaming: true, news: false } },
      { productOrderItem: [{ action: 'add', productOffering: { id: 'roaming' } }, { action: 'delete' }] },
    ],
  ])('of products is one of TMF622: %j', async (change, item) => {
    expect(await submit(change)).toMatchObject({ state: 'inProgress' });
    expect(sent().map(({ path }) => path)).toEqual(['/productOrderingManagement/v4/productOrder']);
    expect(sent()[0]?.body).toMatchObject({ externalId: 'one', productOrderItem: [item] });
  });

  it.each<[NetworkOrder['change'], Record<string, unknown>]>([
    [
      { kind: 'barring', switched: { callsOut: true, roamingCallsIn: false, data: true } },
      { BAOC: true, 'BIC-Roam': false, 'barring-data': true },
    ],
    [
      { kind: 'forwarding', turned: { CFU: { to: '+243800000102' }, CFB: null } },
      { CFU: { to: '+243800000102' }, CFB: false },
    ],
    [{ kind: 'voicemail', voicemail: {} }, { voicemail: true }],
    [
      {
        kind: 'payByMobile',
        payByMobile: { month: { minor: 2500, currency: 'EUR' }, payment: { minor: 0, currency: 'EUR' } },
      },
      { payByMobileMonth: { unit: 'EUR', value: 25 } },
    ],
    [
      { kind: 'device', imei: '490154203237518', registered: true },
      { IMEI: '490154203237518', registered: true },
    ],
  ])('of services is one of TMF641: %j', async (change, values) => {
    await submit(change);
    const [body] = ordersOf(servers.acme);
    expect(body).toMatchObject({ externalId: 'one', serviceOrderItem: [{ action: 'modify' }] });
    const set = Body.parse(body).serviceOrderItem.flatMap(({ service }) => service.serviceCharacteristic);
    for (const [name, value] of Object.entries({ MSISDN: '+243800000101', ...values }))
      expect(set).toContainEqual(expect.objectContaining({ name, value }));
  });

  it('of a service is one of the product where the back end takes no service orders', async () => {
    const alone = makeBackEnds([settingsFor(servers.acme.url, {}, ['TMF622'])], quiet).of('acme');
    if (alone === undefined) throw new Error('no back end');
    const network = networkOf(alone);
    const change = { kind: 'barring', switched: { callsOut: true } };
    const barred = { id: 'one', operator: 'acme', number: '+243800000101', change };
    await network.submit(barred, signal);
    expect(await network.look('one', 'acme', signal)).toMatchObject({ state: 'inProgress' });
    await network.submit(barred, signal);
    expect(sent().map(({ path }) => path)).toEqual(['/productOrderingManagement/v4/productOrder']);
    const values = [
      { name: 'MSISDN', value: '+243800000101' },
      { name: 'BAOC', value: true },
    ];
    const product = { productCharacteristic: values.map((value) => expect.objectContaining(value)) };
    expect(sent()[0]?.body).toMatchObject({ externalId: 'one', productOrderItem: [{ action: 'modify', product }] });
    expect(servers.acme.asked.some(({ path }) => path.includes('serviceOrder'))).toBe(false);
  });

  it('for a day is held for that day, and can be withdrawn until then', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const port = { kind: 'add', number: '+32475123456', iccid: '1', plan: 'p', billingAccount: '7', user: 'u' };
    await submit(port, { notBefore: until });
    move(servers.acme, 'held');
    expect(await of('acme').look('one', 'acme', signal)).toMatchObject({ state: 'held', until });
    await of('acme').withdraw('one', 'acme', signal);
    const [{ id } = { id: '' }] = ordersOf(servers.acme);
    expect([...servers.acme.list('TMF622', 'cancelProductOrder').values()]).toMatchObject([{ productOrder: { id } }]);
    move(servers.acme, 'pendingCancellation');
    await of('acme').withdraw('one', 'acme', signal);
    expect(servers.acme.list('TMF622', 'cancelProductOrder').size).toBe(1);
  });

  it('for a user is a bundle whose things stand for themselves; a SIM card that is linked later is added to it', async () => {
    const change = {
      kind: 'addUser',
      plan: 'voice',
      billingAccount: '7',
      term: '24',
      startDay: '2026-12-01',
      autoInvoice: true,
    };
    const things = [
      { kind: 'number', value: '+32475123456', state: 'acknowledged' },
      { kind: 'plan', value: 'voice', state: 'acknowledged' },
      { kind: 'simCard', value: '', state: 'held' },
      { kind: 'user', value: 'u1', state: 'acknowledged' },
    ] as const;
    const user = { userName: 'jan', pin: Sealed.parse('sealed'), pinChanges: true };
    const first = await submit(change, { items: things, user });
    const [{ id, ...row } = { id: '' }] = ordersOf(servers.acme);
    expect(JSON.stringify(row)).toContain('opened sealed');
    expect(JSON.stringify(row)).not.toContain('ICCID');
    const parts = ['number:+32475123456', 'plan:voice'].map((part) => ({ id: part, state: 'completed' }));
    servers.acme.put('TMF622', 'productOrder', {
      ...row,
      id,
      state: 'held',
      productOrderItem: [{ id: '1', productOrderItem: parts }],
    });
    const held = await of('acme').look('one', 'acme', signal);
    expect(held).toMatchObject({
      state: 'held',
      items: [
        { kind: 'number', state: 'completed' },
        { kind: 'plan', state: 'completed' },
      ],
    });
    expect(held?.number).toBeGreaterThan(first.number);
    const linked = things.map((one) => (one.kind === 'simCard' ? { ...one, value: '8932030000800000010' } : one));
    const again = await submit(change, { items: linked, user });
    expect(sent().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect(again.number).toBeGreaterThan(held?.number ?? 0);
    await submit(change, { items: linked, user });
    expect(sent()).toHaveLength(2);
  });

  it('that is not taken has failed, and a back end that is shut is none', async () => {
    servers.acme.faults.push({ text: '[]' }, { status: 422 });
    expect(await submit({ kind: 'resume' })).toEqual({ state: 'failed', number: 1 });
    expect(logged).toEqual(['tmf.orderNotTaken']);
    servers.acme.faults.push({ text: '[]' }, { status: 403 });
    await expect(submit({ kind: 'resume' })).rejects.toMatchObject({ code: 'TMF622.refused.403' });
  });

  it('is never taken from a back end that gives all orders, or has it twice', async () => {
    servers.acme.put('TMF622', 'productOrder', { id: '7', externalId: 'else', state: 'completed' });
    servers.acme.faults.push({ text: JSON.stringify([{ id: '7', externalId: 'else', state: 'completed' }]) });
    await expect(submit({ kind: 'resume' })).rejects.toMatchObject({ code: 'TMF622.bad.notFiltered' });
    for (const id of ['8', '9'])
      servers.acme.put('TMF622', 'productOrder', { id, externalId: 'one', state: 'completed' });
    await expect(submit({ kind: 'resume' })).rejects.toMatchObject({ code: 'TMF622.bad.orderTwice' });
    expect(sent()).toEqual([]);
  });

  it.each([
    ['acknowledged', 'inProgress'],
    ['rejected', 'failed'],
    ['pending', 'pending'],
    ['held', 'held'],
    ['inProgress', 'inProgress'],
    ['cancelled', 'cancelled'],
    ['completed', 'completed'],
    ['failed', 'failed'],
    ['partial', 'partial'],
    ['assessingCancellation', 'inProgress'],
    ['pendingCancellation', 'inProgress'],
  ])('that is %s is %s', async (state, ours) => {
    servers.acme.put('TMF641', 'serviceOrder', { id: '7', externalId: 'one', state });
    expect((await of('acme').look('one', 'acme', signal))?.state).toBe(ours);
  });

  it('in a state that there is not is not believed', async () => {
    servers.acme.put('TMF641', 'serviceOrder', { id: '7', externalId: 'one', state: 'dreaming' });
    await expect(of('acme').look('one', 'acme', signal)).rejects.toMatchObject({ code: 'TMF641.bad.row' });
  });
});

describe('a change of a line', () => {
  it.each(kinds.map(({ kind }) => kind))('is taken by an interface: %s', (kind) => {
    expect(takerOf(kind, { has: () => true }).orders).toMatch(/^(?:service|product)Order$/);
    expect(takerOf(kind, { has: (name) => name === 'TMF622' }).orders).toBe('productOrder');
  });
});
