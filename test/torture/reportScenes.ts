import { lineThatIs, turnInto } from './behind.js';
import { Violation } from './check.js';
import { begin, carriedOut, fresh, type Given, pressAct, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { dayFrom, minute } from './moments.js';
import { opened } from './onPages.js';
import type { Person, World } from './world.js';

const LINK = /https?:\/\/[^"\s\\]+\/files\/report\?t=[^"\s\\]+/;

/** What can be had as a file, and by whom. */
interface Reporting {
  readonly person: Person;
  readonly stranger: Person;
  readonly procedure: string;
  readonly given: Given;
}

async function reporting(world: World, n: number): Promise<Reporting> {
  const person = world.person('kcell', 'admin1');
  const agent = world.person('konnect', 'agent1');
  const lines = (await lineThatIs(world, person, { state: 'active' })).id;
  const days: Given = { 'period.from': '', 'period.until': '' };
  const found: readonly Reporting[] = [
    { person, stranger: world.person('kcell', 'admin3'), procedure: 'callDetails', given: { lines, ...days } },
    { person: agent, stranger: world.person('konnect', 'agent3'), procedure: 'transactions', given: days },
    { person: agent, stranger: world.person('konnect', 'agent3'), procedure: 'commissions', given: days },
  ];
  const [first] = found;
  const one = found[n % found.length] ?? first;
  if (one === undefined) throw new Error('there is no report');
  return one;
}

/** A report is had as each kind of file; another account does not open the link, nor anybody ten minutes later. */
const files: Scene = async (world, n) => {
  const { person, stranger, procedure, given } = await reporting(world, n);
  const client = await fresh(world, person);
  await begin(client, procedure);
  await upToReview(world, client, given);
  for (const form of ['pdf', 'xlsx', 'csv']) {
    if (!(await pressAct(client, 'as', { form }))) return;
    const link = LINK.exec(JSON.stringify(client.cards().map(({ json }) => json)))?.[0] ?? '';
    const statuses = [(await opened(world, link, person)).status, (await opened(world, link, stranger)).status];
    if (statuses.join() !== '200,404') throw new Violation(`the link to ${procedure} as ${form} gave ${statuses}`);
    await world.pass(11 * minute);
    const { status } = await opened(world, link, person);
    if (status !== 404) throw new Violation(`an old link to ${procedure} as ${form} gave ${status}`);
  }
};

const byMail: Scene = async (world) => {
  await carriedOut(world, world.person('kcell', 'admin1'), 'companyReport', { email: 'admin@example.com' });
  await world.settle();
};

/** A number's user has call details sent to this address, after so many that went out within the hour. */
const mailedTo =
  (email: string | undefined, before = 0): Scene =>
  async (world) => {
    const person = world.person('kcell', 'subscriber1');
    const { own, user } = await world.app.store.read(async ({ accounts, lines, lineUsers }) => {
      const id = (await accounts.get(person.account))?.line ?? '';
      return { own: await lines.get(id), user: (await lineUsers.where({ line: id }))[0] };
    });
    if (own === undefined) throw new Error('whoever reads has a line');
    const now = world.time.now().toISOString();
    await turnInto(world, own, { state: 'active', detailsMailedAt: Array.from({ length: before }, () => now) });
    const { id: line, operator, organisation } = own;
    const whoever = {
      id: `user-${world.next()}`,
      operator,
      organisation,
      line,
      firstName: 'Ерлан',
      lastName: 'Образцов',
    };
    await world.behind(({ lineUsers }) => lineUsers.put({ ...(user ?? whoever), email }));
    const day = dayFrom(world, -1);
    await carriedOut(world, person, 'mailDetails', { 'period.from': day, 'period.until': day, format: 'pdf' });
    await world.settle();
  };

/** The reconciliation act for the time from so many days ago to today. */
const reconciled =
  (ago: number): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const days = { 'period.from': dayFrom(world, -ago), 'period.until': dayFrom(world, 0) };
    await carriedOut(world, person, 'reconciliation', { ...days, email: 'admin@example.com' });
    await world.settle();
  };

const looked =
  (procedure: string, first: (world: World) => Promise<Given> = async () => ({})): Scene =>
  async (world) => {
    const given = await first(world);
    const client = await fresh(world, world.person('kcell', 'admin1'));
    await begin(client, procedure);
    await upToReview(world, client, given);
  };

/** A line with devices, and with what was asked for. */
const withDevices = async (world: World): Promise<Given> => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, { state: 'active', imei: '35000000001000', devices: undefined });
  const given: Given = { lines: line.id, action: 'register', device: '35000000001000' };
  await carriedOut(world, person, 'deviceRegistration', given);
  return { lines: line.id };
};

/** A code is out, which the list shows. */
const withCode = async (world: World): Promise<Given> => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, { state: 'active', user: 'Анна Примерова' });
  await carriedOut(world, person, 'sendSecretCode', { lines: line.id });
  return {};
};

/** What is looked at or sent as a file, by the result that a scene leads to. */
export const reportScenes: Readonly<Record<string, Scene>> = {
  companyReport: byMail,
  mailDetails: mailedTo('erlan@primer.example'),
  'user.noEmail': mailedTo(undefined),
  'details.pause': mailedTo('erlan@primer.example', 3),
  reconciliation: reconciled(60),
  'period.monthsBack': reconciled(400),
  'callDetails as a file': files,
  deviceList: looked('deviceList', withDevices),
  secretCodes: looked('secretCodes', withCode),
};
