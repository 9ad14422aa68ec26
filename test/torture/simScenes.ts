import { type LineNow, lineThatIs, passwordIsFree } from './behind.js';
import { carriedOut, confirm, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { day, hour } from './moments.js';
import { passwordOf } from './onPages.js';
import type { Person, World } from './world.js';

const swapper = (world: World, n: number): Person =>
  n % 2 === 0 ? world.person('telenet', 'fleet1') : world.person('kcell', 'admin1');

/** Free SIM cards of the first company, some of those that there are. */
async function free(world: World, { operator, organisations }: Person, n: number, count = 1): Promise<string[]> {
  const [own] = organisations;
  const all = await world.app.store.read(({ stock }) => stock.where({ kind: 'simCard', state: 'free' }));
  const theirs = all.filter((one) => one.operator === operator && [undefined, own].includes(one.organisation));
  if (theirs.length < count) throw new Error(`${operator} has no more SIM cards`);
  return Array.from({ length: count }, (_, index) => theirs[(n + index) % theirs.length]?.value ?? '');
}

const confirmed = (world: World, person: Person): Given => ({ password: passwordOf(world, person) });

/** The password was reset so many days ago; undefined: never. */
const resetAt = (world: World, { account }: Person, daysAgo?: number) =>
  world.behind(async ({ accounts }) => {
    const found = await accounts.get(account);
    const at = daysAgo === undefined ? undefined : new Date(world.time.now().getTime() - daysAgo * day).toISOString();
    if (found !== undefined) await accounts.put({ ...found, passwordResetAt: at });
  });

/** A card is replaced in one of the three ways; the old one works until its user has been told. */
const swapped =
  (way: 'typed' | 'stock', now: LineNow = { state: 'active' }): Scene =>
  async (world, n) => {
    const person = swapper(world, n);
    await passwordIsFree(world, person);
    const [iccid = ''] = await free(world, person, n);
    const line = await lineThatIs(world, person, now);
    const given: Given = { way, lines: line.id, newSim: iccid, iccid };
    const client = await reviewed(world, person, 'swapSim', given);
    await confirm(world, client, confirmed(world, person));
    await world.pass(hour);
  };

/** Two by a list, of which one says what a spreadsheet has made of a number. */
const swappedByList: Scene = async (world, n) => {
  const person = swapper(world, n);
  await passwordIsFree(world, person);
  const [first = '', second = ''] = await free(world, person, n, 2);
  const lines = [];
  for (let index = 0; index < 3; index++) lines.push(await lineThatIs(world, person, { state: 'active' }, n + index));
  const [one = '', other = '', third = ''] = lines.map(({ number }) => number);
  const list = [`${one};${first}`, `${other};${second}`, `${third};8,93203E+18`].join('\n');
  const client = await reviewed(world, person, 'swapSim', { way: 'list', 'list.text': list });
  await confirm(world, client, confirmed(world, person));
  await world.pass(hour);
};

/** Days after a reset of the password a second one is waited for, who sees that somebody has decided. */
const second: Scene = async (world, n) => {
  const person = world.person('telenet', 'fleet1');
  await resetAt(world, person, 2);
  await passwordIsFree(world, person);
  const [iccid = ''] = await free(world, person, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await reviewed(world, person, 'swapSim', { way: 'typed', lines: line.id, iccid });
  await confirm(world, client, confirmed(world, person));
  const open = await world.app.store.read(({ approvals }) => approvals.where({ state: 'waiting' }));
  const other = world.person('telenet', 'fleet2');
  await passwordIsFree(world, other);
  const given: Given = { approval: open.at(-1)?.id ?? '', decision: n % 2 === 0 ? 'approve' : 'refuse', reason: 'Non' };
  const deciding = await reviewed(world, other, 'approvals', given);
  await confirm(world, deciding, confirmed(world, other));
  await world.pass(hour);
  await resetAt(world, person);
};

/** Somebody else takes the card while the review is open. */
const cardTaken: Scene = async (world, n) => {
  const person = swapper(world, n);
  await passwordIsFree(world, person);
  const [iccid = ''] = await free(world, person, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await reviewed(world, person, 'swapSim', { way: 'typed', lines: line.id, iccid });
  const id = `${person.operator}:simCard:${iccid}`;
  const before = await world.app.store.read(({ stock }) => stock.get(id));
  if (before === undefined) return;
  await world.behind(({ stock }) => stock.put({ ...before, state: 'used' }));
  await confirm(world, client, confirmed(world, person));
  await world.behind(({ stock }) => stock.put(before));
};

const own: Scene = async (world) => {
  const person = world.person('telenet', 'fleet1');
  const line = await lineThatIs(world, person, { state: 'active' });
  await carriedOut(world, person, 'swapSim', { way: 'typed', lines: line.id, iccid: line.iccid ?? '' });
};

/** One card stands beside two lines of a list. */
const twice: Scene = async (world, n) => {
  const person = world.person('telenet', 'fleet1');
  await passwordIsFree(world, person);
  const [iccid = ''] = await free(world, person, n);
  const one = await lineThatIs(world, person, { state: 'active' }, n);
  const other = await lineThatIs(world, person, { state: 'active' }, n + 1);
  const list = [one, other].map(({ number }) => `${number};${iccid}`).join('\n');
  await reviewed(world, person, 'swapSim', { way: 'list', 'list.text': list });
};

/** Other SIM cards for numbers, by the refusal or receipt that a scene leads to. */
export const simScenes: Readonly<Record<string, Scene>> = {
  'swapSim typed': swapped('typed'),
  'swapSim stock': swapped('stock'),
  'swapSim list': swappedByList,
  'swapSim of a lost phone': async (world, n) => swapped('typed', { state: 'suspended', reason: 'lost' })(world, 2 * n),
  'swapSim with a second one': second,
  'swapSim of a card that is taken meanwhile': cardTaken,
  'swapSim to the same card': own,
  'sim.twice': twice,
};
