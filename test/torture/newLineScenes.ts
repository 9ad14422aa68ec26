import { workingDayFrom } from '../../src/domain/operator/workingDays.js';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { day } from './moments.js';
import type { World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');
const checked = (digits: string): string => digits + luhnDigit(digits);

/** A free SIM card of the company's, or a free number of the operator's; without any left, one that cannot be had. */
async function free(world: World, kind: 'simCard' | 'number', n: number): Promise<string> {
  const { organisations } = manager(world);
  const all = await world.app.store.read(({ stock }) => stock.where({ kind, state: 'free' }));
  const own = all.filter(({ organisation }) => organisation === undefined || organisations.includes(organisation));
  return own[n % Math.max(own.length, 1)]?.value ?? '';
}

/** The first day from so many days on that is a working day, or a Saturday. */
function dayFrom(world: World, days: number, wanted: 'working' | 'saturday'): string {
  const from = world.time.now().getTime() + days * day;
  const telenet = world.app.operators.get('telenet');
  if (wanted === 'working' && telenet !== undefined)
    return workingDayFrom(telenet, new Date(from).toISOString().slice(0, 10));
  const found = Array.from({ length: 8 }, (_, later) => new Date(from + later * day)).find(
    (date) => date.getUTCDay() === 6,
  );
  return found?.toISOString().slice(0, 10) ?? '';
}

const numberOf = (world: World): string => `+32475${String(200_000 + world.next()).slice(-6)}`;

/** Who is to use the line, and what is paid for it. */
const user: Given = {
  splitBill: 'none',
  firstName: 'Alpha',
  lastName: 'Exemple',
  birthDate: '',
  spokenLanguage: 'fr',
  plan: 'mobile1',
  options: '',
};
const ported = (world: World): Given => ({
  ...{ ...user, source: 'existing', ported: numberOf(world), provider: 'other', knownBy: 'K-4711' },
  portDay: dayFrom(world, 3, 'working'),
});

/** A SIM card with a new number, or with one that is held until its day. */
const added: Scene = async (world, n) => {
  const iccid = await free(world, 'simCard', n);
  const given =
    n % 2 === 0
      ? { ...user, source: 'new', newNumber: await free(world, 'number', n), iccid }
      : { ...ported(world), iccid };
  await carriedOut(world, manager(world), 'addLine', given);
  await world.settle();
  await world.pass(8 * day);
};

/** SIM cards with their users by what is pasted: one that can be had, and one that cannot. */
const addedBy =
  (listOf: (iccid: string) => string): Scene =>
  async (world, n) => {
    await carriedOut(world, manager(world), 'addLines', { 'list.text': listOf(await free(world, 'simCard', n)) });
    await world.settle();
  };
const rows = (iccid: string, more = ''): string =>
  [
    `ICCID;Prénom;Nom de famille;Langue;Plan;Billing account${more}`,
    `${iccid};Alpha;Exemple;fr;mobile1;100000001`,
  ].join('\n');

/** The first card is answered with this number of a SIM card. */
const typing =
  (iccid: (world: World, n: number) => string): Scene =>
  async (world, n) => {
    const client = await fresh(world, manager(world));
    await begin(client, 'addLine');
    await upToReview(world, client, { iccid: iccid(world, n) });
  };

/** A number of another provider, with something that does not go. */
const porting =
  (wrong: (world: World) => Given): Scene =>
  async (world, n) => {
    const given = { ...ported(world), iccid: await free(world, 'simCard', n), ...wrong(world) };
    await reviewed(world, manager(world), 'addLine', given);
  };

/** Between the review and the confirmation somebody else takes the SIM card. */
const takenMeanwhile: Scene = async (world, n) => {
  const iccid = await free(world, 'simCard', n);
  const client = await reviewed(world, manager(world), 'addLine', { ...ported(world), iccid });
  const id = `telenet:simCard:${iccid}`;
  const before = await world.app.store.read(({ stock }) => stock.get(id));
  if (before === undefined) return;
  await world.behind(({ stock }) => stock.put({ ...before, state: 'used' }));
  await confirm(world, client);
  await world.behind(({ stock }) => stock.put(before));
};

export const newLineScenes: Readonly<Record<string, Scene>> = {
  addLine: added,
  addLines: addedBy((iccid) => `${rows(iccid)}\n8,93203E+18;Alpha;Exemple;fr;mobile1;100000001`),
  'rows.heading': addedBy((iccid) => rows(iccid, ';Couleur')),
  'value.simNumber': typing((_, n) => `8932${n}`),
  'value.simCheck': typing(() => '8932030000800000019'),
  'value.simShortened': typing(() => '8,93203E+18'),
  'value.portedAs': porting(() => ({ knownBy: 'K' })),
  'sim.foreign': typing((_, n) => checked(`8932020000800${String(n % 100_000).padStart(5, '0')}`)),
  'sim.unknown': typing((_, n) => checked(`8932030000990${String(n % 100_000).padStart(5, '0')}`)),
  'sim.taken': takenMeanwhile,
  'sim.taken used': typing(() => '8932030000900000019'),
  'number.inUse': porting(() => ({ ported: '+32470000001' })),
  'portIn.tooSoon': porting((world) => ({ portDay: dayFrom(world, 0, 'working') })),
  'portIn.workingDay': porting((world) => ({ portDay: dayFrom(world, 2, 'saturday') })),
};
