import type { Language } from '../../src/domain/terms/language.js';
import { languages } from '../../src/domain/terms/language.js';
import { answerOpen, openCard } from './answering.js';
import { something } from './behind.js';
import { checkTurn } from './check.js';
import type { Client, Said } from './client.js';
import { deployments } from './deployments.js';
import { day, hour, minute } from './moments.js';
import { phrases } from './sayings.js';
import { scenes } from './scenes.js';
import type { Act, Step } from './step.js';
import { nonsense } from './values.js';
import { moods } from './walkNetwork.js';
import type { World } from './world.js';

/** How many answers a procedure takes at the most. */
const MOST_ANSWERS = 25;

const at = <T>(list: readonly T[], n: number): T => {
  const found = list[n % Math.max(list.length, 1)];
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
};

/** Plays the steps, one after the other. Throws a Violation when something does not hold. */
export async function play(world: World, steps: readonly Step[]): Promise<void> {
  for (const [person, act, n] of steps) {
    world.reached.steps += 1;
    const who = at(world.people, person);
    const client = await living(world, await world.client(who));
    await actions[act](world, client, n);
    await world.settle();
  }
}

/** A conversation that was silent for too long is gone: the page begins another one. */
const living = async (world: World, client: Client): Promise<Client> =>
  (await isGone(world, client)) ? world.anew(client.person) : client;

const isGone = async ({ app }: World, { conversation }: Client): Promise<boolean> =>
  (await app.store.conversations.load(conversation)) === undefined;

/** What comes between two answers of somebody who carries a procedure out. */
const interruptions: readonly Act[] = [
  ...(['language', 'control', 'wrong', 'start', 'old', 'same', 'twice', 'sentence', 'behind'] as const),
  ...(['time', 'odd', 'say', 'press', 'restart', 'organisation', 'network', 'forged'] as const),
];

type Action = (world: World, client: Client, n: number) => Promise<unknown>;

/** What each act does; everything that is not said is decided by `n`. */
const actions: Readonly<Record<Act, Action>> = {
  start: async (world, client, n) => {
    const { roles } = operatorOf(world, client);
    const procedure = at(roles, n);
    const words = world.app.words(await client.language(), client.person.operator);
    return client.showsCards && n % 3 !== 0
      ? client.send({ value: { act: 'start', procedure } })
      : client.send({ text: words.say(`${procedure}:title`) });
  },
  answer: (world, client, n) => answerOpen(world, client, n),
  wrong: (world, client, n) => answerOpen(world, client, n, true),
  finish: async (world, client, n) => {
    await actions.start(world, client, n);
    for (let answers = 0; answers < MOST_ANSWERS; answers++) {
      if (client.showsCards && openCard(client) === undefined) return;
      const before = world.reached.ends;
      await answerOpen(world, client, n + answers);
      if (world.reached.ends > before) return;
      if ((n * 7 + answers) % 5 !== 0) continue;
      await actions[at(interruptions, n + answers)](world, client, n + answers);
      if (await isGone(world, client)) return;
    }
  },
  press: (_world, client, n) => {
    const buttons = client.cards().flatMap(({ actions: all }) => all.flatMap(({ data }) => data ?? []));
    return buttons.length === 0 ? client.send({ text: String(1 + (n % 12)) }) : client.send({ value: at(buttons, n) });
  },
  old: (_world, client, n) =>
    client.buttons.length === 0
      ? client.send({ text: 'menu' })
      : client.send({ value: at(client.buttons, n).data ?? {} }),
  forged: (world, client, n) => client.send(forged(world, client, n)),
  say: (_world, client, n) => client.send({ text: at(nonsense, n) }),
  control: async (world, client, n) => client.send({ text: at(phrases.controls(await wordsOf(world, client)), n) }),
  sentence: async (_world, client, n) =>
    client.send({ text: at(phrases.sentences(await client.language(), client.person.operator), n) }),
  odd: (_world, client, n) => client.send(at(phrases.odd, n)),
  same: (_world, client) =>
    client.last === undefined ? client.send({ text: 'menu' }) : client.send(client.last.said, client.last.id),
  again: (_world, client) => client.send(client.last?.said ?? { text: 'menu' }),
  twice: async (world, client, n) => {
    const said = client.last?.said ?? { text: 'menu' };
    await Promise.all([client.post(said), client.post(n % 2 === 0 ? said : { text: 'menu' })]);
    await checkTurn(world, client, false);
  },
  typing: (_world, client) => client.send({ type: 'typing' }),
  reload: (world, client, n) => (n % 2 === 0 ? world.anew(client.person) : Promise.resolve(client.listen())),
  language: async (_world, client, n) => {
    const language: Language = at(languages, n);
    return client.showsCards
      ? client.send({ value: { act: 'language', language } })
      : client.send({ text: at(phrases.languages, n) });
  },
  organisation: (_world, client, n) => {
    const { organisations } = client.person;
    const organisation = organisations[n % Math.max(organisations.length, 1)] ?? 'none';
    return client.showsCards
      ? client.send({ value: { act: 'organisation', organisation } })
      : client.send({ text: '1' });
  },
  time: async (world, client, n) => {
    await world.pass(at([minute, 6 * minute, 20 * minute, hour, day, 8 * day, 31 * day], n));
    return (await living(world, client)).send({ text: 'menu' });
  },
  restart: (world) => world.restart(),
  deploy: (world, _client, n) => world.restart(at(deployments, n)),
  behind: (world, client, n) => something(world, client.person, n),
  network: async (world, _client, n) => {
    world.network.mood = at(moods, n);
  },
  scene: async (world, _client, n) => {
    const [, scene] = at(scenes, n);
    await scene(world, n);
  },
};

const wordsOf = async (world: World, client: Client) =>
  world.app.words(await client.language(), client.person.operator);

/** What somebody may start, as the operator's profile has it for them. */
function operatorOf(world: World, { person }: Client): { readonly roles: readonly string[] } {
  const { operator, login } = person;
  const role = world.app.demoData.get(operator)?.accounts.find((account) => account.login === login)?.role;
  const offered = role && world.app.operators.get(operator)?.profile.roles[role];
  return { roles: offered ?? ['person'] };
}

/** What no button of the client's sends. */
function forged(world: World, client: Client, n: number): Said {
  const other = [...world.clients.values()].flatMap(({ buttons }) => buttons);
  const theirs = other[n % Math.max(other.length, 1)]?.data ?? {};
  const made: readonly unknown[] = [
    theirs,
    { act: 'confirm', command: `made-up-${n}`, card: 'none', pin: client.person.pin ?? '1234' },
    { act: 'start', procedure: 'approvals' },
    { act: 'answer', card: 'none', lines: 'none' },
    { act: 'receipt', command: 'none' },
    { act: 'file', command: 'none' },
    { act: 'resume', run: 'none' },
    { act: 'rows', card: 'none', after: 1_000_000 },
    { act: 'deleteDraft', procedure: 'none' },
    { act: 'x'.repeat(500) },
    { act: 7 },
    [],
    'confirm',
    { toString: null, __proto__: { act: 'menu' } },
  ];
  return { value: at(made, n) };
}
