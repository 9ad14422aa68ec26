import { z } from 'zod';
import { takerOf } from '../../src/bot/tmf/orders/orderInterfaces.js';
import type { NetworkOrder } from '../../src/domain/orders/network.js';
import { Sealed } from '../../src/domain/values/sealed.js';
import { move, networkOf, takesOrders } from '../support/tmf/orders.js';
import type { PrismCall } from './call.js';

const money = { minor: 2500, currency: 'EUR' };
const made = { number: '+32475123456', plan: 'voice', billingAccount: '7', user: 'u1' };

/** Each kind of change, as orders hold it. */
const changes: readonly NetworkOrder['change'][] = [
  { kind: 'barring', switched: { callsOut: true, data: false } },
  { kind: 'smsControl', switched: { smsControl: true } },
  { kind: 'forwarding', turned: { CFU: { to: '+32475123457' }, CFB: null } },
  { kind: 'voicemail', voicemail: { email: 'somebody@example.com' } },
  { kind: 'payByMobile', payByMobile: { month: money, payment: money } },
  { kind: 'payByMobile' },
  { kind: 'device', imei: '490154203237518', registered: true },
  { kind: 'activate' },
  { kind: 'suspend', reason: 'lost' },
  { kind: 'resume' },
  { kind: 'terminate', numberAfter: 'released' },
  { kind: 'handOver', user: 'Somebody' },
  { kind: 'rename', user: 'Somebody' },
  { kind: 'swapSim', iccid: '8932030000800000010' },
  { kind: 'renumber', number: '+32475123458' },
  { kind: 'plan', plan: 'big', internet: true, packages: [{ id: 'p' }], options: [] },
  { kind: 'internet', internet: true, packages: [{ id: 'p' }] },
  { kind: 'options', switched: { roaming: true, news: false } },
  { kind: 'groupPack', groupPack: 'g' },
  { kind: 'splitBill' },
  { kind: 'billingAccount', billingAccount: '7' },
  {
    kind: 'add',
    ...made,
    iccid: '8932030000800000010',
    options: ['roaming'],
    portIn: { provider: 'Other', day: '2026-12-01' },
  },
  { kind: 'addUser', ...made, term: '24', startDay: '2026-12-01', autoInvoice: true },
];
const state = 'acknowledged';
const items = [
  { kind: 'number', value: made.number, state },
  { kind: 'plan', value: made.plan, state },
  { kind: 'simCard', value: '', state },
] as const;
const user = { userName: 'jan', language: 'fr', pin: Sealed.parse('sealed'), pinChanges: true } as const;

const orderOf = (change: NetworkOrder['change'], at: number): NetworkOrder => ({
  ...{ id: `order-${at}`, operator: 'acme', number: '+32475123456', iccid: '8932030000800000028', change },
  ...(change.kind === 'addUser' && { items, user }),
  ...(change.kind === 'add' && { notBefore: new Date(Date.now() + 86_400_000).toISOString() }),
});

/** Each order is handed in twice, looked at, and taken back; a SIM card comes later; a hub is asked to tell of it. */
export const orderCalls: readonly PrismCall[] = [
  ...changes.map((change, place): PrismCall => {
    const order = orderOf(change, place);
    return {
      ...{ at: takerOf(change.kind, { has: () => true }).at, name: change.kind },
      run: async (backEnd, server) => {
        takesOrders(server);
        const [network, signal] = [networkOf(backEnd), AbortSignal.timeout(60_000)];
        const { number } = await network.submit(order, signal);
        if (change.kind === 'addUser') {
          const linked = items.map((one) => (one.kind === 'simCard' ? { ...one, value: '8932030000800000010' } : one));
          await network.submit({ ...order, items: linked }, signal);
        }
        const again = await network.submit(order, signal);
        if (again.number < number) throw new Error('handed in again, it is another order');
        if ((await network.look(order.id, 'acme', signal)) === undefined) throw new Error('it is not found');
        await network.withdraw(order.id, 'acme', signal);
        move(server, 'completed');
      },
    };
  }),
  ...(['TMF641', 'TMF622'] as const).map(hubCall),
];

/** Has a back end tell of what changes, and no more. */
export function hubCall(at: PrismCall['at']): PrismCall {
  return {
    ...{ at, name: 'hub' },
    run: async (backEnd) => {
      const signal = AbortSignal.timeout(60_000);
      const callback = `https://chat.example.com/tmf/acme/${at}/secret`;
      const { id } = await backEnd.api(at).post(['hub'], { callback }, z.object({ id: z.string() }), signal);
      await backEnd.api(at).remove(['hub', id], signal);
    },
  };
}
