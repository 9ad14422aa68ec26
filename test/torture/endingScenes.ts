import { lineThatIs, turnInto } from './behind.js';
import { carriedOut, confirm, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { day } from './moments.js';
import type { World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');
const dayFrom = (world: World, days: number): string =>
  new Date(world.time.now().getTime() + days * day).toISOString().slice(0, 10);

/** A number ends at once, or on a day that comes. */
const ended =
  (given: Given): Scene =>
  async (world, n) => {
    const line = await lineThatIs(world, manager(world), { state: 'active' });
    const on = n % 2 === 0 ? '' : dayFrom(world, 3);
    await carriedOut(world, manager(world), 'stopNumber', { ...given, on, lines: line.id });
    if (on !== '') await world.pass(4 * day);
  };

/** More than the operator lets one end alone: the second fleet manager decides. */
const manyEnded: Scene = async (world, n) => {
  const ids: string[] = [];
  for (let index = 0; index < 7; index++)
    ids.push((await lineThatIs(world, manager(world), { state: 'active' }, n + index)).id);
  const given: Given = { becomes: 'released', on: dayFrom(world, 5), lines: [...new Set(ids)].join() };
  await carriedOut(world, manager(world), 'stopNumber', given);
  const open = await world.app.store.read(({ approvals }) => approvals.where({ state: 'waiting' }));
  const decision = n % 2 === 0 ? 'approve' : 'refuse';
  const deciding: Given = { approval: open.at(-1)?.id ?? '', decision, reason: 'Encore utiles' };
  await carriedOut(world, world.person('telenet', 'fleet2'), 'approvals', deciding);
};

/** A phone is stolen before the day on which its number ends: it is blocked, and ends all the same. */
const stolenBefore: Scene = async (world) => {
  const line = await lineThatIs(world, manager(world), { state: 'active' });
  const given: Given = { becomes: 'released', on: dayFrom(world, 3), lines: line.id };
  await carriedOut(world, manager(world), 'stopNumber', given);
  await carriedOut(world, manager(world), 'blocking', { action: 'suspend', reason: 'stolen', on: '', lines: line.id });
  await world.pass(4 * day);
};

/** The number has ended while the review was open. */
const endedMeanwhile: Scene = async (world) => {
  const line = await lineThatIs(world, manager(world), { state: 'active' });
  const client = await reviewed(world, manager(world), 'stopNumber', { becomes: 'kept', on: '', lines: line.id });
  await turnInto(world, line, { state: 'terminated' });
  await confirm(world, client);
};

/** Numbers that end, and employees who leave, by the receipt that a scene leads to. */
export const endingScenes: Readonly<Record<string, Scene>> = {
  'stopNumber released': ended({ becomes: 'released' }),
  'stopNumber portedOut': ended({ becomes: 'portedOut' }),
  'stopNumber kept': ended({ becomes: 'kept' }),
  'stopNumber handedOver': ended({ becomes: 'handedOver', newUser: 'Léa Fictive' }),
  'stopNumber of many': manyEnded,
  'stopNumber of a stolen phone': stolenBefore,
  'stopNumber of one that has ended meanwhile': endedMeanwhile,
};
