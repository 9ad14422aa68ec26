import { type LineNow, lineThatIs } from './behind.js';
import { begin, carriedOut, confirm, fresh, type Given, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

interface Undoable {
  readonly who: readonly [operator: string, login: string];
  readonly procedure: string;
  readonly now: LineNow;
  readonly given: Given;
}

/** What can be taken back once it is done, one of each. */
const undoable: readonly Undoable[] = [
  {
    ...{ who: ['telenet', 'fleet1'], procedure: 'options', now: { plan: 'mobile1', options: undefined } },
    given: { 'options.small': 'true' },
  },
  {
    ...{ who: ['belarus', 'admin1'], procedure: 'options', now: { plan: 'office', options: undefined } },
    given: { 'options.callWaiting': 'true' },
  },
  {
    ...{ who: ['telenet', 'fleet1'], procedure: 'barring', now: { bars: undefined } },
    given: { 'bars.everything': 'true' },
  },
  {
    ...{ who: ['telenet', 'fleet1'], procedure: 'planChange', now: { plan: 'mobile1', options: undefined } },
    given: { category: 'mobile', plan: 'mobileEurope' },
  },
  {
    ...{ who: ['telenet', 'fleet1'], procedure: 'splitBillProfile', now: { splitBill: undefined } },
    given: { profile: 'profile1' },
  },
  {
    ...{ who: ['telenet', 'fleet1'], procedure: 'payByMobileLimit', now: { payByMobile: undefined } },
    given: { month: '100', payment: '20' },
  },
  {
    ...{ who: ['kcell', 'admin1'], procedure: 'callForwarding', now: { forwarding: undefined, bars: undefined } },
    given: { action: 'set', condition: 'CFU', to: '+77272345678' },
  },
  {
    ...{ who: ['kcell', 'admin1'], procedure: 'smsControl', now: { smsControlBanned: undefined } },
    given: { 'ban.smsControl': 'true' },
  },
  {
    ...{
      who: ['kcell', 'admin1'],
      procedure: 'deviceRegistration',
      now: { imei: '35000000001000', devices: undefined },
    },
    given: { action: 'register', device: '35000000001000' },
  },
];

/** Something is done to a line, and taken back by the reference on its receipt. */
const undone =
  ({ who: [operator, login], procedure, now, given }: Undoable): Scene =>
  async (world: World) => {
    const person = world.person(operator, login);
    const line = await lineThatIs(world, person, { state: 'active', ...now });
    await carriedOut(world, person, procedure, { ...given, lines: line.id });
    await world.settle();
    const orders = await world.app.store.read((tables) => tables.orders.where({ line: line.id }));
    const client = await fresh(world, person);
    await begin(client, 'undoOrders', { field: 'reference', value: orders.at(-1)?.reference ?? '' });
    await upToReview(world, client, {});
    await confirm(world, client);
  };

/** The undoing of each kind of change that can be undone. */
export const undoScenes: Readonly<Record<string, Scene>> = Object.fromEntries(
  undoable.map((one) => [`undoOrders ${one.procedure} ${one.who[0]}`, undone(one)]),
);
