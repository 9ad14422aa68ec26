import { procedures } from '../../src/dialogs/procedures/index.js';
import { lineThatIs } from './behind.js';
import { deployments, offeringNot } from './deployments.js';
import { begin, carriedOut, fresh, type Given, pressAct, reviewed, typing, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { dayFrom } from './moments.js';
import type { Person, World } from './world.js';

/** Whoever has the staff to write to: a number's user has not. */
const anybody = (world: World, n: number): Person => {
  const onCards = world.people.filter(({ channel, login }) => channel === 'web' && login !== 'subscriber1');
  return onCards[n % onCards.length] ?? world.person('kcell', 'admin1');
};

const requesting =
  (given: Given): Scene =>
  async (world, n) => {
    await carriedOut(world, anybody(world, n), 'person', given);
  };

/** As many requests as may be open are, for as long as this takes. */
const tooMany: Scene = async (world, n) => {
  const person = anybody(world, n);
  const { account, operator } = person;
  const ids = Array.from({ length: 20 }, () => `request-${world.next()}`);
  await world.behind(async ({ requests }) => {
    for (const id of ids) {
      const about = { conversation: 'none', reference: id, subject: 'other', message: 'x', answers: [] };
      await requests.insert({ id, operator, account, state: 'open', at: world.time.now().toISOString(), ...about });
    }
  });
  await carriedOut(world, person, 'person', {});
  await world.behind(async ({ requests }) => {
    for (const id of ids) await requests.remove(id);
  });
};

/** Asked for in the middle of another procedure, a request hands the answers over. */
const handOver =
  (answer: string): Scene =>
  async (world) => {
    const client = await typing(world, world.person('kcell', 'admin1'));
    const words = world.app.words(await client.language(), 'kcell');
    await client.send({ text: words.say('blocking:title') });
    await client.send({ text: '1' });
    // The fifth line of the review is whether the answers are handed over.
    for (const text of [words.say('person:title'), 'Quelque chose ne va pas', '-', '5', answer])
      await client.send({ text });
    await client.send({ text: words.list('common:said.yes')[0] ?? '' });
  };

/** A read-only procedure, with this period. */
const looking =
  (from: string, until: string): Scene =>
  async (world, n) => {
    const client = await fresh(world, anybody(world, n));
    await begin(client, 'myHistory');
    await upToReview(world, client, { 'period.from': from, 'period.until': until });
  };

/** Call details of a line, of these days. */
const detailed =
  (from: string, until: string, operator: 'kcell' | 'belarus' = 'kcell'): Scene =>
  async (world) => {
    const person = world.person(operator, 'admin1');
    const { id } = await lineThatIs(world, person, { state: 'active' });
    const client = await fresh(world, person);
    await begin(client, 'callDetails');
    await upToReview(world, client, { lines: id, 'period.from': from, 'period.until': until });
  };

const today: Scene = async (world, n) => detailed(dayFrom(world, 0), dayFrom(world, 0), 'belarus')(world, n);

/** The other system is gone for as long as somebody looks at days at which nobody has looked before. */
const away: Scene = async (world, n) => {
  world.others.away = true;
  const days = 20 + (world.next() % 60);
  try {
    await detailed(dayFrom(world, -days), dayFrom(world, 1 - days))(world, n);
  } finally {
    world.others.away = false;
  }
};

const unsaid: Scene = async (world, n) => {
  world.others.unsaid = true;
  try {
    await looked('belarus', 'admin1', 'instalments')(world, n);
  } finally {
    world.others.unsaid = false;
  }
};

const looked =
  (operator: string, login: string, procedure: string): Scene =>
  async (world, n) => {
    const client = await fresh(world, world.person(operator, login));
    await begin(client, procedure);
    await upToReview(world, client, { 'period.from': '', 'period.until': '' }, n);
  };

const typed =
  (...lines: readonly string[]): Scene =>
  async (world) => {
    const person = world.person('telenet', 'fleet1');
    const client = await typing(world, person);
    const words = world.app.words(await client.language(), 'telenet');
    const line = await lineThatIs(world, person, { state: 'pendingActive' });
    await client.send({ text: words.say('activation:title') });
    await client.send({ text: line.number });
    for (const text of lines) await client.send({ text });
  };

const typedPeriod: Scene = async (world) => {
  const client = await typing(world, world.person('konnect', 'agent1'));
  const words = world.app.words(await client.language(), 'konnect');
  for (const text of [words.say('transactions:title'), 'quand les poules auront des dents'])
    await client.send({ text });
};

const strangeOrganisation: Scene = async (world) => {
  const client = await fresh(world, world.person('kcell', 'admin1'));
  await client.send({ value: { act: 'organisation', organisation: 'gone' } });
  await client.send({ text: 'menu' });
};

const otherOrganisation: Scene = async (world, n) => {
  const person = world.person(n % 2 === 0 ? 'kcell' : 'comuniq', n % 2 === 0 ? 'admin1' : 'reseller1');
  const client = await fresh(world, person);
  const organisation = person.organisations[1] ?? '';
  await client.send({ value: { act: 'organisation', organisation } });
  await begin(client, 'lineOverview');
  await upToReview(world, client, {}, n);
};

/** A draft that another conversation has begun. */
async function drafted(world: World, person: Person, procedure: string, given: Given): Promise<void> {
  await reviewed(world, person, procedure, given);
}

/** Goes on with the draft of a procedure in a new conversation. */
async function goOn(world: World, person: Person, procedure: string): Promise<void> {
  const client = await fresh(world, person);
  await client.send({ value: { act: 'draft', procedure } });
  await upToReview(world, client, {});
}

const draftGone: Scene = async (world) => {
  const person = world.person('konnect', 'agent3');
  await drafted(world, person, 'registration', {});
  const client = await fresh(world, person);
  await world.behind(async ({ drafts }) => {
    for (const { id } of await drafts.where({ account: person.account })) await drafts.remove(id);
  });
  if (!(await pressAct(client, 'draft'))) await client.send({ value: { act: 'draft', procedure: 'registration' } });
};

const whole = { documentType: 'passport', country: 'CD', account: 'USD', category: 'residential', offer: 'home10' };

const drafting =
  (version: readonly (typeof procedures)[number][]): Scene =>
  async (world) => {
    const person = world.person('konnect', 'agent1');
    await drafted(world, person, 'registration', whole);
    await world.restart(version);
    await goOn(world, person, 'registration');
    await world.restart();
  };

const selectionGone: Scene = async (world) => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, { state: 'active' });
  await drafted(world, person, 'blocking', { action: 'suspend', reason: 'asked', on: '', lines: line.id });
  await world.behind(async ({ selections }) => {
    for (const { id } of await selections.where({ account: person.account })) await selections.remove(id);
  });
  await goOn(world, person, 'blocking');
};

const withMissing: Scene = async (world) => {
  await reviewed(world, world.person('konnect', 'agent1'), 'registration', { lastName: '' });
};

export const otherScenes: Readonly<Record<string, Scene>> = {
  person: requesting({}),
  'request.secret': requesting({ message: '2468' }),
  'request.tooMany': tooMany,
  'value.yesNo': handOver('ни то ни сё'),
  'value.periodOrder': looking('2030-12-31', '2030-01-01'),
  'value.period': typedPeriod,
  'value.date': typed('32/13/2026'),
  'value.missing': withMissing,
  'value.choice': async (world, n) => {
    await carriedOut(world, anybody(world, n), 'person', { about: 'none' });
  },
  'actor.notAllowed': async (world) => {
    const client = await fresh(world, world.person('konnect', 'admin1'));
    await begin(client, 'registration');
  },
  'organisation.unknown': strangeOrganisation,
  'period.notKept': detailed('2020-01-01', '2020-01-31'),
  'period.monthsKept': detailed('2020-01-01', '2020-01-31', 'belarus'),
  'period.future': detailed('2050-01-01', '2050-01-31'),
  'period.tomorrow': today,
  'outside.away': away,
  'outside.notSaid': unsaid,
  allowances: looked('kcell', 'admin1', 'allowances'),
  callDetails: detailed('', ''),
  ownNumber: looked('kcell', 'subscriber1', 'ownNumber'),
  ownServices: looked('kcell', 'subscriber1', 'ownServices'),
  questions: looked('kcell', 'admin1', 'questions'),
  companyData: looked('belarus', 'admin1', 'companyData'),
  billRegister: looked('kcell', 'admin1', 'billRegister'),
  sentReports: looked('kcell', 'admin1', 'sentReports'),
  workCertificate: looked('kcell', 'admin1', 'workCertificate'),
  accountPayments: looked('kcell', 'admin1', 'accountPayments'),
  instalments: looked('belarus', 'admin1', 'instalments'),
  charges: looked('belarus', 'admin1', 'charges'),
  lineOverview: otherOrganisation,
  transactions: looked('konnect', 'agent1', 'transactions'),
  commissions: looked('konnect', 'agent1', 'commissions'),
  myOrders: looked('kcell', 'admin1', 'myOrders'),
  myRequests: looked('belarus', 'admin1', 'myRequests'),
  myHistory: looking('', ''),
  companyHistory: looked('kcell', 'admin1', 'companyHistory'),
  'draft.gone': draftGone,
  'draft.notOffered': drafting(offeringNot('offer', 'home10')),
  'draft.depends': drafting(offeringNot('category', 'residential')),
  'draft.selectionGone': selectionGone,
  deployment: drafting(deployments[1] ?? procedures),
};
