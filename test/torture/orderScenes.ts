import { filledIn, openCard } from './answering.js';
import { lineThatIs, putBack, turnInto } from './behind.js';
import { begin, carriedOut, confirm, fresh, pressAct, reviewed, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { administrators } from './lineScenes.js';
import { day, hour } from './moments.js';
import type { Mood } from './walkNetwork.js';
import type { Person, World } from './world.js';

const oneOf = (world: World, n: number): Person => {
  const people = administrators(world);
  return people[n % people.length] ?? world.person('kcell', 'admin1');
};

const block = { action: 'suspend', reason: 'asked', on: '' };

/** The network is in this mood for as long as this takes. */
async function during(world: World, mood: Mood, work: () => Promise<void>): Promise<void> {
  const before = world.network.mood;
  world.network.mood = mood;
  try {
    await work();
  } finally {
    world.network.mood = before;
  }
}

const notCarriedOut: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  await during(world, 'refusing', async () => {
    const client = await carriedOut(world, person, 'blocking', { ...block, lines: line.id });
    await world.pass(hour);
    await client.send({ text: 'menu' });
    await begin(client, 'myOrders');
    await upToReview(world, client, { state: '' });
  });
};

/** The network is away for so long that somebody has to look. */
const held: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  await during(world, 'away', async () => {
    const client = await carriedOut(world, person, 'blocking', { ...block, lines: line.id });
    for (let hours = 0; hours < 60; hours++) await world.pass(hour);
    await client.send({ text: 'menu' });
    await begin(client, 'myOrders');
    await upToReview(world, client, { state: '' });
  });
  await world.pass(day);
};

/** What undoing an order is asked for with: the reference that stood on the receipt. */
async function lastReference(world: World, person: Person): Promise<string> {
  const orders = await world.app.store.read((tables) => tables.orders.where({ account: person.account }));
  return orders.at(-1)?.reference ?? '';
}

/** Something is ordered, and its undoing stands at the review. */
async function undoing(world: World, person: Person, procedure: string, given: Record<string, string>) {
  await carriedOut(world, person, procedure, given);
  await world.settle();
  const client = await fresh(world, person);
  await begin(client, 'undoOrders', { field: 'reference', value: await lastReference(world, person) });
  await upToReview(world, client, {});
  return client;
}

const undone: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await undoing(world, person, 'blocking', { ...block, lines: line.id });
  await confirm(world, client);
};

const overtaken: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await undoing(world, person, 'blocking', { ...block, lines: line.id });
  await turnInto(world, line, { state: 'suspended', reason: 'lost' });
  await confirm(world, client);
  await pressAct(client, 'back');
};

const unknown: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await undoing(world, person, 'blocking', { ...block, lines: line.id });
  await world.behind(({ lines }) => lines.remove(line.id));
  await confirm(world, client);
  await putBack(world, line);
};

/** An activation with a date can be taken back until its day; what it did cannot. */
const cannotUndo: Scene = async (world) => {
  const person = world.person('telenet', 'fleet1');
  const line = await lineThatIs(world, person, { state: 'pendingActive' });
  const on = new Date(world.time.now().getTime() + 2 * day).toISOString().slice(0, 10);
  const client = await undoing(world, person, 'activation', { lines: line.id, on });
  await world.pass(3 * day);
  await confirm(world, client);
};

/** To undo the unblocking of more than ten is to block them: that takes two. */
const needsSecond: Scene = async (world, n) => {
  const person = world.person('kcell', 'admin1');
  const lines = [];
  for (let index = 0; index < 12; index++)
    lines.push(await lineThatIs(world, person, { state: 'suspended', reason: 'asked' }, n + index));
  const ids = lines.map(({ id }) => id).join();
  await undoing(world, person, 'blocking', { action: 'resume', on: '', lines: ids });
};

/** More than ten lines are to be blocked, which waits for the second administrator. Gives the request's id. */
async function asked(world: World, n: number): Promise<string> {
  const person = world.person('kcell', 'admin1');
  const lines = [];
  for (let index = 0; index < 11; index++) lines.push(await lineThatIs(world, person, { state: 'active' }, n + index));
  await carriedOut(world, person, 'blocking', { ...block, lines: lines.map(({ id }) => id).join() });
  const open = await world.app.store.read(({ approvals }) => approvals.where({ state: 'waiting' }));
  return open.at(-1)?.id ?? '';
}

const WHY = 'Not these numbers';

/** The second administrator is about to approve; `first` happens before they confirm. */
const approving =
  (first: (world: World, approval: string) => Promise<void>, decision = 'approve'): Scene =>
  async (world, n) => {
    const approval = await asked(world, n);
    const client = await reviewed(world, world.person('kcell', 'admin2'), 'approvals', {
      approval,
      decision,
      reason: WHY,
    });
    await first(world, approval);
    await confirm(world, client);
  };

const withdrawn: Scene = async (world, n) => {
  const { account } = world.person('kcell', 'admin1');
  const before = await world.app.store.read(({ accounts }) => accounts.get(account));
  if (before === undefined) return;
  await approving(() => world.behind(({ accounts }) => accounts.put({ ...before, role: 'subscriber' })))(world, n);
  await world.behind(({ accounts }) => accounts.put(before));
};

/** While one administrator looks at the only request, it is decided: nothing is left to choose. */
const nothingLeft: Scene = async (world, n) => {
  const approval = await asked(world, n);
  await world.behind(async ({ approvals }) => {
    for (const { id } of await approvals.where({ state: 'waiting' })) if (id !== approval) await approvals.remove(id);
  });
  const second = world.person('kcell', 'admin2');
  const client = await fresh(world, second);
  await begin(client, 'approvals');
  const open = openCard(client);
  await carriedOut(world, second, 'approvals', { approval, decision: 'refuse', reason: WHY });
  if (open !== undefined) await client.send(filledIn(open, world, client, n, { approval, decision: 'approve' }));
};

export const orderScenes: Readonly<Record<string, Scene>> = {
  'order.notCarriedOut': notCarriedOut,
  'order.held': held,
  'order.overtaken': overtaken,
  'order.unknown': unknown,
  'order.cannotUndo': cannotUndo,
  'order.needsSecond': needsSecond,
  undoOrders: undone,
  'approval.decided': approving(async (world, approval) => {
    await carriedOut(world, world.person('kcell', 'admin2'), 'approvals', {
      approval,
      decision: 'refuse',
      reason: WHY,
    });
  }),
  'approval.expired': approving((world) => world.pass(25 * hour)),
  'approval.unknown': approving((world, approval) => world.behind(({ approvals }) => approvals.remove(approval))),
  'approval.withdrawn': withdrawn,
  'nothing left to choose': nothingLeft,
  'approvals approve': approving(async () => {}),
  'approvals refuse': approving(async () => {}, 'refuse'),
  'approvals withdraw': async (world, n) => {
    const approval = await asked(world, n);
    await carriedOut(world, world.person('kcell', 'admin1'), 'approvals', { approval, decision: 'withdraw' });
  },
};
