import { filledIn, type OpenCard, openCard } from './answering.js';
import type { Client } from './client.js';
import type { Person, World } from './world.js';

export type Given = Readonly<Record<string, string>>;

/** How many cards a procedure has at the most, with some that have to be sent twice. */
const MOST_CARDS = 16;

/** A conversation of its own on cards, for somebody who knows what they do. */
export async function fresh(world: World, person: Person): Promise<Client> {
  const name = `scene ${world.next()}`;
  const client = await world.client(person, name);
  return client;
}

/** The same in plain text, with nothing that was begun before. */
export async function typing(world: World, person: Person): Promise<Client> {
  await world.behind(async ({ drafts }) => {
    for (const { id } of await drafts.where({ account: person.account })) await drafts.remove(id);
  });
  return world.client({ ...person, channel: 'text' }, `scene ${world.next()}`);
}

/** Presses the last button there was with this act, if any. */
export async function pressAct(client: Client, act: string, more: Given = {}): Promise<boolean> {
  const action = client
    .cards()
    .flatMap(({ actions }) => actions)
    .findLast(({ data }) => data?.act === act);
  if (action === undefined) return false;
  await client.send({ value: { ...action.data, ...more } });
  return true;
}

/** Starts a procedure as its button in the menu does; a draft of it is left where it is. */
export async function begin(client: Client, procedure: string, more: Given = {}): Promise<void> {
  await client.send({ value: { act: 'start', procedure, ...more } });
  const asked = client.answer?.shown.some(({ cards }) =>
    cards.some(({ actions }) => actions.some(({ data }) => data?.act === 'anew')),
  );
  if (asked === true) await pressAct(client, 'anew');
}

/** Answers one card after the other with what is given, until the review or a card that is refused. */
export async function upToReview(world: World, client: Client, given: Given, n = 0): Promise<OpenCard | undefined> {
  for (let cards = 0; cards < MOST_CARDS; cards++) {
    const open = openCard(client);
    if (open === undefined || open.act === 'confirm') return open;
    const asked = open.card.inputs.map(({ id }) => id).join();
    await client.send(filledIn(open, world, client, n, given));
    const now = openCard(client);
    if (now?.act === 'answer' && now.card.inputs.map(({ id }) => id).join() === asked) return undefined;
  }
  return undefined;
}

/** Confirms the review that is open. `given.pin`: another PIN than one's own. */
export async function confirm(world: World, client: Client, given: Given = {}): Promise<void> {
  const open = openCard(client);
  if (open?.act === 'confirm') await client.send(filledIn(open, world, client, 0, given));
}

/** A procedure up to its review, in a conversation of its own. */
export async function reviewed(world: World, person: Person, procedure: string, given: Given): Promise<Client> {
  const client = await fresh(world, person);
  await begin(client, procedure);
  await upToReview(world, client, given);
  return client;
}

/** A procedure from its beginning to its end. */
export async function carriedOut(world: World, person: Person, procedure: string, given: Given): Promise<Client> {
  const client = await reviewed(world, person, procedure, given);
  await confirm(world, client);
  return client;
}
