import { keyedDigest, randomIds } from '../../../src/bot/secrets/hashing.js';
import { seedDemo } from '../../../src/bot/start/demo.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import type { ItemReport, NetworkReport } from '../../../src/domain/orders/network.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import { orderUser } from '../../../src/domain/orders/orderUser.js';
import { UserOrder } from '../../../src/domain/orders/userOrderInput.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { nothingOutside } from '../../support/nothingOutside.js';

const folder = `${root}/operators`;
const [comuniq] = [...(await loadOperators(folder, ['comuniq'])).values()];
const CUSTOMER = 'comuniq:musterbau';

/** Somebody who orders for Musterbau, or another customer. */
export const reseller = (account: string, organisation = CUSTOMER): Actor => ({
  ...{ account, operator: 'comuniq', role: 'reseller', organisation },
  ...{ channel: 'web', conversation: `talk-${account}` },
});

/** Free SIM cards of the demo, of which the first and the second end alike, and numbers of its pool. */
export const SIM = '8949400000800000149';
export const OTHER_SIM = '8949400000800180149';
export const userNumber = (n: number): string => `+491760406905${n}`;

/** A Business User with a SIM card and a new number; `changes` are other answers. */
export const userWish = (changes: Partial<Record<keyof UserOrder, unknown>> = {}): UserOrder =>
  UserOrder.parse({
    ...{ customer: CUSTOMER, portfolio: 'one', startDay: '2026-03-02', term: 'months12', plan: 'businessUser' },
    ...{ dataProduct: 'data5', smsProduct: 'sms100', addOns: ['fax'], who: 'new', userName: 'l.probe' },
    ...{ firstName: 'Lara', prefix: 'van den', lastName: 'Probe', email: 'l@musterbau.example', spokenLanguage: 'de' },
    ...{ sim: 'now', simCard: SIM, source: 'new', newNumber: userNumber(0), extension: '30', calledThere: 'Lara' },
    ...{ pinCode: '0000', areaCode: '030', autoInvoice: true, ...changes },
  });

/** COMuniq's demo in a store, with resellers who look after Musterbau. */
export async function openUserOrders(store: Store) {
  if (comuniq === undefined) throw new Error('there is no COMuniq');
  const operator = comuniq;
  const time = new FakeTime();
  const shared = { store, clock: time, ids: randomIds, operatorOf: () => operator };
  const ports = { ...shared, changes: lineChanges, outside: nothingOutside };
  const hasher = { hash: async (text: string) => `#${text}`, matches: async () => false };
  const demo = await loadDemoData(folder, operator);
  if (demo === undefined) throw new Error('COMuniq has no demo');
  await seedDemo({ ...ports, hasher, folder }, operator, demo);
  await store.transaction(async ({ accounts }) => {
    for (const id of ['one', 'two'])
      await accounts.insert({
        id,
        operator: 'comuniq',
        login: id,
        name: id,
        role: 'reseller',
        organisations: [CUSTOMER],
      });
  });
  const door = makeDoor({ ...ports, digest: keyedDigest(new Uint8Array(32)), open: async (sealed) => sealed });
  const execute = async <I>(command: Command<I>, input: I, actor: Actor) => {
    const receipt = await door.execute({ commandId: randomIds.next(), command, input, actor });
    if (!receipt.ok) throw new Error(receipt.problem.code);
    const { outcome } = receipt.value;
    if (outcome.kind === 'done') return outcome;
    const { code, details } = outcome.problem;
    throw new Error([code, details.others ?? []].flat().join(' '));
  };
  const orders = () => store.read((tables) => tables.orders.where({ organisation: CUSTOMER }));
  const only = async () => {
    const [order] = await orders();
    if (order === undefined) throw new Error('nothing was ordered');
    return order;
  };
  let number = 0;
  return {
    ...{ operator, time, door, execute, orders, only },
    order: (input: UserOrder, actor = reseller('one')) => execute(orderUser, input, actor),
    /** The network is handed what is open, and says how far each item is. */
    reports: async (state: NetworkReport['state'], items?: readonly ItemReport[]) => {
      const order = await only();
      await beginHandIn(ports, order);
      number += 1;
      await applyReport(ports, order, { state, number, ...(items && { items }) });
    },
    line: async () => store.read(async ({ lines }) => (await lines.where({ number: userNumber(0) }))[0]),
    stockOf: (value: string) => store.read((tables) => tables.stock.get(`comuniq:simCard:${value}`)),
    users: () => store.read((tables) => tables.lineUsers.where({ organisation: CUSTOMER })),
  };
}
