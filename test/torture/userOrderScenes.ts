import { begin, carriedOut, confirm, fresh, type Given, reviewed, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { day } from './moments.js';
import type { World } from './world.js';

const reseller = (world: World) => world.person('comuniq', 'reseller1');
const CUSTOMER = 'comuniq:musterbau';

/** A free SIM card of the customer's, or a free number; without any left, one that cannot be had. */
async function free(world: World, kind: 'simCard' | 'number', n: number): Promise<string> {
  const all = await world.app.store.read(({ stock }) => stock.where({ kind, state: 'free' }));
  const own = all.filter(
    ({ operator, organisation = CUSTOMER }) => operator === 'comuniq' && organisation === CUSTOMER,
  );
  return own[n % Math.max(own.length, 1)]?.value ?? '';
}

const dayFrom = (world: World, days: number): string =>
  new Date(world.time.now().getTime() + days * day).toISOString().slice(0, 10);

/** Another extension each time. */
const nextExtension = (world: World): string => String(100_000 + world.next()).slice(-6);

const user = (world: World): Given => ({
  ...{ customer: CUSTOMER, portfolio: 'one', ownReference: '', startDay: dayFrom(world, 0), term: 'months12' },
  ...{ plan: 'businessUser', dataProduct: 'data5', smsProduct: 'sms100', addOns: '', who: 'new' },
  ...{ userName: 'a.beispiel', firstName: 'Alpha', prefix: '', lastName: 'Beispiel', email: 'a@example.com' },
  ...{ spokenLanguage: 'de', sim: 'later', source: 'existing', ported: `0171${String(3_000_000 + world.next())}` },
  ...{ provider: 'other', knownBy: 'K-4711', portDay: dayFrom(world, 14), extension: nextExtension(world) },
  ...{ calledThere: 'Alpha', pinCode: '1234', areaCode: '030', autoInvoice: 'true' },
});

const numbered = async (world: World, n: number): Promise<Given> => ({
  ...{ ...user(world), source: 'new', newNumber: await free(world, 'number', n) },
});

const ordered: Scene = async (world, n) => {
  const given = n % 2 === 0 ? await numbered(world, n) : user(world);
  await carriedOut(world, reseller(world), 'orderUser', {
    ...given,
    sim: 'now',
    simCard: await free(world, 'simCard', n),
  });
  await world.settle();
};

/** What is ordered with something that does not go. */
const wrong =
  (given: (world: World) => Given): Scene =>
  async (world) => {
    const client = await fresh(world, reseller(world));
    await begin(client, 'orderUser');
    await upToReview(world, client, { ...user(world), ...given(world) });
  };

/** A user who waits for a SIM card, and gets it. */
const linked: Scene = async (world, n) => {
  const client = await carriedOut(world, reseller(world), 'orderUser', await numbered(world, n));
  await world.settle();
  await begin(client, 'myOrders');
  await begin(client, 'linkSim');
  await upToReview(world, client, { reference: await waiting(world), simCard: await free(world, 'simCard', n) });
  await confirm(world, client);
  await world.settle();
};

async function waiting(world: World): Promise<string> {
  const orders = await world.app.store.read((tables) => tables.orders.where({ organisation: CUSTOMER }));
  return orders.findLast(({ problem }) => problem?.code === 'order.awaitsSim')?.reference ?? '';
}

/** Between the review and the confirmation somebody else links a SIM card. */
const linkedMeanwhile: Scene = async (world, n) => {
  await carriedOut(world, reseller(world), 'orderUser', await numbered(world, n));
  await world.settle();
  const reference = await waiting(world);
  const given = { reference, simCard: await free(world, 'simCard', n) };
  const client = await reviewed(world, reseller(world), 'linkSim', given);
  const [order] = await world.app.store.read((tables) => tables.orders.where({ reference }));
  if (order === undefined) return;
  await world.behind(({ orders }) => orders.put({ ...order, items: [] }));
  await confirm(world, client);
  await world.behind(({ orders }) => orders.put(order));
};

/** Another customer is chosen while something else is open. */
const otherCustomer: Scene = async (world) => {
  const client = await fresh(world, reseller(world));
  await begin(client, 'orderUser');
  await upToReview(world, client, { ...user(world), plan: '' });
  await begin(client, 'linkSim');
  await begin(client, 'myOrders', { field: 'customer', value: 'comuniq:beispielkanzlei' });
};

export const userOrderScenes: Readonly<Record<string, Scene>> = {
  orderUser: ordered,
  linkSim: linked,
  'order.hasSim': linkedMeanwhile,
  'order.invoiceByHand': wrong(() => ({ autoInvoice: 'false' })),
  'value.extension': wrong(() => ({ extension: '1' })),
  'value.pinCode': wrong(() => ({ pinCode: '12' })),
  'value.areaCode': wrong(() => ({ areaCode: '30' })),
  'value.userName': wrong(() => ({ userName: 'ä' })),
  'extension.taken': wrong(() => ({ extension: '11' })),
  'term.notForPlan': wrong(() => ({
    plan: 'expertUser',
    term: 'monthly',
    dataProduct: 'data20',
    smsProduct: 'sms500',
  })),
  'portIn.beforeStart': wrong((world) => ({ startDay: dayFrom(world, 30), portDay: dayFrom(world, 14) })),
  'organisation.othersOpen': otherCustomer,
};
