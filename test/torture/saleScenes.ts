import { balanceIs, unlocked } from './behind.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

const agent = (world: World) => world.person('konnect', 'agent1');

const KEY = 'KNDEMXAAAA222222';
/** The package that a demo customer has last: whoever renewed it may have changed it. */
async function lastOffer(world: World): Promise<string> {
  const held = await world.app.store.read(({ subscriptions }) => subscriptions.where({ activationKey: KEY }));
  const [{ upcoming = [], offer } = { offer: 'home10' }] = held;
  return upcoming.at(-1)?.offer ?? offer;
}
const anotherThan = (offer: string): string => (offer === 'home5' ? 'home10' : 'home5');

const passport = (n: number): string => `OP${String(9_000_000 - n).padStart(7, '0')}`;
/** Enough money, and the PIN is free. */
async function ready(world: World, minor = 100_000): Promise<void> {
  await balanceIs(world, agent(world), minor);
  await unlocked(world, agent(world));
}

const sale: Given = { account: 'USD', category: 'residential', offer: 'home10' };

const registering =
  (given: (world: World) => Given, minor?: number): Scene =>
  async (world) => {
    await ready(world, minor);
    await carriedOut(world, agent(world), 'registration', {
      ...{ ...sale, documentType: 'passport', country: 'CD', documentNumber: passport(world.next()) },
      ...given(world),
    });
  };

const renewing =
  (given: Given): Scene =>
  async (world) => {
    await ready(world);
    await carriedOut(world, agent(world), 'resubscription', {
      ...sale,
      activationNumber: KEY,
      ...given,
    });
  };

const renewed =
  (same: boolean): Scene =>
  async (world) => {
    const last = await lastOffer(world);
    const given = { offer: same ? last : anotherThan(last), renewalType: same ? 'samePackage' : 'packageChange' };
    await renewing(given)(world, 0);
  };

/** A resubscription whose review waits for the PIN. */
async function atReview(world: World) {
  const given = { offer: await lastOffer(world), activationNumber: KEY, renewalType: 'samePackage' };
  return reviewed(world, agent(world), 'resubscription', { ...sale, ...given });
}

/** Wrong PINs, until it is locked. */
const locked: Scene = async (world) => {
  await ready(world);
  const client = await atReview(world);
  for (let tries = 0; tries < 6; tries++) await confirm(world, client, { pin: '1111' });
  await confirm(world, client, { pin: '1' });
  await ready(world);
};

const noPin: Scene = async (world) => {
  await ready(world);
  const { account } = agent(world);
  const before = await world.app.store.read(({ accounts }) => accounts.get(account));
  if (before === undefined) return;
  await world.behind(({ accounts }) => accounts.put({ ...before, pin: undefined }));
  const client = await fresh(world, agent(world));
  await begin(client, 'registration');
  await world.behind(({ accounts }) => accounts.put(before));
};

const shortPin: Scene = async (world) => {
  await ready(world);
  const client = await atReview(world);
  await confirm(world, client, { pin: '12' });
};

const empty: Scene = async (world) => {
  await ready(world, 0);
  const client = await fresh(world, agent(world));
  await begin(client, 'registration');
};

/** The customers are erased and registered again, so that the next one finds them. */
const erasing =
  (documentNumber: (world: World) => Promise<string>): Scene =>
  async (world) => {
    const administrator = world.person('konnect', 'admin1');
    await unlocked(world, administrator);
    await carriedOut(world, administrator, 'erasePerson', {
      ...{ country: 'CD', documentType: 'passport', documentNumber: await documentNumber(world) },
    });
  };

async function newCustomer(world: World): Promise<string> {
  const documentNumber = passport(world.next());
  await registering(() => ({ documentNumber }))(world, 0);
  return documentNumber;
}

const taken: Scene = async (world) => {
  await registering(() => ({ modemSerial: 'KNDEMO0001' }))(world, 0);
};

const wrongType =
  (renewalType: string, offerOf: (last: string) => string): Scene =>
  async (world) => {
    const offer = offerOf(await lastOffer(world));
    await renewing({ offer, renewalType })(world, 0);
  };

export const saleScenes: Readonly<Record<string, Scene>> = {
  registration: registering(() => ({})),
  'resubscription same': renewed(true),
  'resubscription other': renewed(false),
  'customer.exists': registering(() => ({ documentNumber: 'OP0000001' })),
  'modem.taken': taken,
  'wallet.tooLow': registering(() => ({ offer: 'home20' }), 2_600),
  'wallet.empty': empty,
  'account.notForPackages': registering(() => ({ account: 'CDF' })),
  'activation.unknown': renewing({ activationNumber: 'KNDEMXZZZZ999999' }),
  'renewal.otherPackage': wrongType('samePackage', anotherThan),
  'renewal.samePackage': wrongType('packageChange', (last) => last),
  'customer.unknown': erasing(async () => 'OP7777777'),
  erasePerson: erasing(newCustomer),
  'pin.locked': locked,
  'pin.none': noPin,
  'value.pin': shortPin,
  'value.name': registering(() => ({ lastName: '123' })),
  'value.place': registering(() => ({ avenue: '!!!' })),
  'value.houseNumber': registering(() => ({ houseNumber: '???' })),
  'value.phone': registering(() => ({ phone1: '081000' })),
  'value.phoneForm': registering(() => ({ phone1: '12' })),
  'value.phoneCountry': registering(() => ({ phone1: '+33612345678' })),
  'value.email': registering(() => ({ email: 'a@' })),
  'value.text': registering(() => ({ lastName: 'a\u0007b' })),
  'value.tooLong': registering(() => ({ lastName: 'x'.repeat(300) })),
  'value.documentNumber': registering(() => ({ documentNumber: 'OPX1234' })),
  'value.documentCharacters': registering(() => ({ documentNumber: '***' })),
  'value.modemSerial': registering(() => ({ modemSerial: 'x' })),
  'value.activationNumber': renewing({ activationNumber: 'x' }),
};
