import { z } from 'zod';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import type { Disclosure } from '../../src/domain/records/disclosure.js';
import type { Line } from '../../src/domain/records/line.js';
import { lineThatIs, passwordIsFree, putBack } from './behind.js';
import { Violation } from './check.js';
import type { Client } from './client.js';
import { confirm, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { minute } from './moments.js';
import { passwordOf, pressOnPage } from './onPages.js';
import type { Person, World } from './world.js';

const Proven = z.object({ act: z.literal('once'), command: z.string() });
const SECRET = 'line.simCodes';

/** One of those whose operators show the codes of SIM cards, who has asked for none today. */
async function asker(world: World, n: number): Promise<Person> {
  const people = [
    world.person('kcell', 'admin1'),
    world.person('belarus', 'admin1'),
    world.person('telenet', 'fleet1'),
  ];
  const person = people[n % people.length] ?? world.person('kcell', 'admin1');
  await passwordIsFree(world, person);
  await world.behind(async ({ disclosures }) => {
    for (const { id } of await disclosures.where({ account: person.account })) await disclosures.remove(id);
  });
  return person;
}

interface Asked {
  readonly person: Person;
  readonly line: Line;
  readonly client: Client;
  /** The command that the password was given for. */
  readonly command: string;
}

/** Somebody has chosen a line and given their password. */
async function proven(world: World, n: number): Promise<Asked> {
  const person = await asker(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await reviewed(world, person, 'simCodes', { lines: line.id });
  await confirm(world, client, { password: passwordOf(world, person) });
  const given = client
    .cards()
    .flatMap(({ actions }) => actions.flatMap(({ data }) => Proven.safeParse(data).data ?? []));
  return { person, line, client, command: given.at(-1)?.command ?? 'none' };
}

/** Looks at what was proven, and throws where it is there, or is not, against what is right. */
async function looked(world: World, { person, line, client, command }: Asked, shows: boolean): Promise<void> {
  const codes = await demoSecrets.simCodes({ operator: person.operator, iccid: line.iccid ?? '' });
  const { puk1 = '', puk2 = '' } = codes ?? {};
  // From now on they stand nowhere: not in what is said next, nor in anything that is kept.
  world.shownCodes.add(puk1).add(puk2);
  const { text, status } = await pressOnPage(world, person, 'once', { command });
  if (text.includes(puk1) !== shows) throw new Violation(`the codes are ${shows ? 'not ' : ''}shown: ${status}`);
  await client.send({ text: 'menu' });
}

/** So many were shown to the account today as it may see. */
const shownOften: Scene = async (world, n) => {
  const { operator, account } = await asker(world, n);
  const rules = world.app.operators.get(operator)?.lineRules;
  const at = world.time.now().toISOString();
  const row = { operator, account, command: SECRET, about: 'line:none', givenAt: at, expiresAt: at, shownAt: at };
  const made = Array.from(
    { length: rules?.simCodes?.mostADay ?? 0 },
    (): Disclosure => ({ ...row, id: `shown-${world.next()}` }),
  );
  const line = await lineThatIs(world, world.person(operator, loginOf(operator)), { state: 'active' });
  await world.behind(async ({ disclosures }) => {
    for (const one of made) await disclosures.insert(one);
  });
  await reviewed(world, world.person(operator, loginOf(operator)), 'simCodes', { lines: line.id });
  await asker(world, n);
};
const loginOf = (operator: string): string => (operator === 'telenet' ? 'fleet1' : 'admin1');

const sealed: Scene = async (world, n) => {
  const asked = await proven(world, n);
  world.others.sealed = true;
  await looked(world, asked, false);
  world.others.sealed = false;
  // Nothing was used up.
  await looked(world, asked, true);
};

const withoutCard: Scene = async (world, n) => {
  const person = await asker(world, n);
  const line = await lineThatIs(world, person, { state: 'pendingActive' });
  await world.behind(({ lines }) => lines.put({ ...line, iccid: undefined }));
  await reviewed(world, person, 'simCodes', { lines: line.id });
  await putBack(world, line);
};

/** What is shown once, by the refusal or receipt that a scene leads to. */
export const onceScenes: Readonly<Record<string, Scene>> = {
  simCodes: async (world, n) => looked(world, await proven(world, n), true),
  'once.shown': async (world, n) => {
    const asked = await proven(world, n);
    await looked(world, asked, true);
    await looked(world, asked, false);
  },
  'once.ended': async (world, n) => {
    const asked = await proven(world, n);
    await world.pass(11 * minute);
    await looked(world, asked, false);
  },
  'once.unknown': async (world, n) => {
    const asked = await proven(world, n);
    await looked(world, { ...asked, command: `another-${world.next()}` }, false);
  },
  'once.away': sealed,
  'once.tooMany': shownOften,
  'line.noSim': withoutCard,
};
