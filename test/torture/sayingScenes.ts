import type { Line } from '../../src/domain/records/line.js';
import { type LineNow, lineThatIs, turnInto } from './behind.js';
import type { Client } from './client.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed, typing, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

/** A fleet manager who types, and is spoken to in French. */
async function inFrench(world: World): Promise<Client> {
  const person = world.person('telenet', 'fleet1', 'text');
  await world.behind(async ({ accounts }) => {
    const account = await accounts.get(person.account);
    if (account !== undefined) await accounts.put({ ...account, language: 'fr' });
  });
  return typing(world, person);
}

const manager = (world: World) => world.person('telenet', 'fleet1');
const active: LineNow = { state: 'active', reason: undefined, bars: undefined };

/** A sentence is said about cards, of which two belong to people of one name. */
const said =
  (sentence: (one: Line, other: Line) => string): Scene =>
  async (world, n) => {
    const one = await lineThatIs(world, manager(world), { ...active, user: 'Zoé Homonyme' }, n);
    const other = await lineThatIs(world, manager(world), { ...active, user: 'Yves Homonyme' }, n + 1);
    const client = await inFrench(world);
    await client.send({ text: sentence(one, other) });
    for (const line of [one, other]) await turnInto(world, line, { user: line.user });
  };

/** No card of the company waits for its activation, and somebody asks for those. */
const noneInState: Scene = async (world, n) => {
  const all = await world.app.store.read(({ lines }) => lines.where({ state: 'pendingActive' }));
  const waiting = all.filter(({ organisation }) => manager(world).organisations.includes(organisation));
  for (const line of waiting) await turnInto(world, line, { state: 'active' });
  await said(() => 'suspendre toutes les cartes SIM en attente d’activation')(world, n);
  for (const line of waiting) await turnInto(world, line, { state: 'pendingActive' });
};

/** More cards than go without their number being typed, and another number is. */
const miscounted: Scene = async (world, n) => {
  const person = world.person('kcell', 'admin1');
  const ids = new Set<string>();
  for (let index = 0; index < 24; index++)
    ids.add((await lineThatIs(world, person, { state: 'suspended', reason: 'asked' }, n + index)).id);
  const given: Given = { action: 'resume', on: '', lines: [...ids].join() };
  const client = await reviewed(world, person, 'blocking', given);
  await confirm(world, client, { count: '3' });
  await confirm(world, client, { count: String(ids.size) });
};

/** Days that are typed as a question of the activation, or of a suspension, does not take them. */
const dayTyped =
  (procedure: 'activation' | 'blocking', ...lines: readonly string[]): Scene =>
  async (world) => {
    const client = await inFrench(world);
    const words = world.app.words('fr', 'telenet');
    const state = procedure === 'activation' ? 'pendingActive' : 'active';
    const line = await lineThatIs(world, manager(world), { ...active, state });
    for (const text of [words.say(`${procedure}:title`), line.number, ...lines]) await client.send({ text });
  };

/** A card is added for somebody who was born on this day. */
const born =
  (birthDate: (world: World) => string): Scene =>
  async (world, n) => {
    const all = await world.app.store.read(({ stock }) => stock.where({ kind: 'simCard', state: 'free' }));
    const own = all.filter((one) => one.operator === 'telenet' && one.organisation === manager(world).organisations[0]);
    const client = await fresh(world, manager(world));
    await begin(client, 'addLine');
    await upToReview(world, client, {
      ...{ iccid: own[n % Math.max(1, own.length)]?.value ?? '', splitBill: 'none' },
      ...{ firstName: 'Alpha', lastName: 'Exemple', spokenLanguage: 'fr', birthDate: birthDate(world) },
    });
  };
const yearsAgo = (years: number) => (world: World) => `${world.time.now().getUTCFullYear() - years}-01-01`;

/** A secret code goes to a line that is like this. */
const codeFor =
  (now: LineNow): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', plan: 'businessManager', ...now });
    await carriedOut(world, person, 'sendSecretCode', { lines: line.id });
    await turnInto(world, line, { plan: line.plan, user: line.user, description: undefined, state: 'active' });
  };

/** What people say and type about lines and days, by the refusal that a scene leads to. */
export const sayingScenes: Readonly<Record<string, Scene>> = {
  'line.nameSeveral': said(() => 'suspendre la carte SIM de Homonyme'),
  'line.nameUnknown': said(() => 'suspendre la carte SIM de Xavier Introuvable'),
  'line.nameUnused': said(({ number }) => `suspendre la carte SIM ${number} de Yves Homonyme`),
  'line.maskSeveral': said(() => 'suspendre 04700000%'),
  'line.stateSeveral': said(() => 'suspendre toutes les cartes SIM actives'),
  'line.stateNone': noneInState,
  'lines.count': miscounted,
  'value.dayFirst': dayTyped('activation', '12/31/2026'),
  'value.oneDay': dayTyped('activation', 'du 1 au 15 décembre'),
  'line.noEnd': dayTyped('blocking', '1', '1', 'du 1 au 15 décembre'),
  'value.birthDate': born(() => '27/05'),
  'birth.ahead': born(yearsAgo(-1)),
  'birth.tooYoung': born(yearsAgo(3)),
  'birth.tooOld': born(yearsAgo(150)),
  sendSecretCode: codeFor({}),
  'code.noUser': codeFor({ user: undefined, description: undefined }),
  'code.noUserBut': codeFor({ user: undefined, description: 'Ворота склада' }),
  'line.machine': codeFor({ plan: 'm2m' }),
  'line.suspended': codeFor({ state: 'suspended', reason: 'asked' }),
};
