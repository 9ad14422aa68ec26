import { type OpenCard, openCard } from '../answering.js';
import type { Said } from '../client.js';
import type { Given } from '../guided.js';
import type { Chance } from './chance.js';
import type { Conversation } from './conversation.js';

/** How many cards a guide has at the most, with some that are sent twice. */
const MOST_CARDS = 16;
/** The same card that often means that what was given is refused. */
const REFUSED_AFTER = 3;
/** Whatever is asked in between is passed over so often. */
const MOST_TRIES = 4;
/** How often somebody presses an older card, or a message is delivered twice. */
const MISCHIEF = 0.15;

const asked = ({ card, act }: OpenCard): string => [act, ...card.inputs.map(({ id }) => id)].join();

/** What pressing the card's button sends; what is not given stays as the card has it. */
export function filled({ card, action }: OpenCard, given: Given): Said {
  const inputs = card.inputs.map(({ id, value }) => [id, given[id] ?? (typeof value === 'string' ? value : '')]);
  return { value: { ...Object.fromEntries(inputs), ...action.data } };
}

/** A guide from its button in the menu to its review; undefined when what is given is refused. */
export async function toReview(
  conversation: Conversation,
  procedure: string,
  given: Given,
  chance: Chance,
): Promise<OpenCard | undefined> {
  await started(conversation, procedure);
  const counts = new Map<string, number>();
  let before: Said | undefined;
  for (let cards = 0; cards < MOST_CARDS; cards++) {
    const open = openCard(conversation);
    if (open === undefined || open.act === 'confirm') return open;
    const count = (counts.get(asked(open)) ?? 0) + 1;
    if (count > REFUSED_AFTER) return undefined;
    counts.set(asked(open), count);
    const said = filled(open, given);
    await answered(conversation, said, before, chance);
    before = said;
  }
  return undefined;
}

/** A question about a draft that somebody looked in on meanwhile is not asked any more: then it is begun once more. */
async function started(conversation: Conversation, procedure: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await conversation.send({ value: { act: 'start', procedure } });
    await beginAnew(conversation, procedure);
    if (openCard(conversation) !== undefined) return;
  }
}

/** The same account's other conversation may have left a draft: this is another customer. */
async function beginAnew(conversation: Conversation, procedure: string): Promise<void> {
  const action = conversation
    .cards()
    .at(-1)
    ?.actions.find(({ data }) => data?.act === 'anew' && data.procedure === procedure);
  if (action !== undefined) await conversation.send({ value: action.data });
}

/** Answers a card; now and then twice at once, or an older card is pressed once more after it. */
async function answered(conversation: Conversation, said: Said, before: Said | undefined, chance: Chance) {
  const id = conversation.nextId();
  if (chance.next() < MISCHIEF) {
    conversation.repeated += 1;
    await Promise.all([conversation.send(said, id), conversation.send(said, id)]);
  } else await conversation.send(said, id);
  if (before !== undefined && chance.next() < MISCHIEF) {
    conversation.repeated += 1;
    await conversation.send(before);
  }
}

/** Gives up what is open, so that another guide can begin. */
export async function giveUp(conversation: Conversation): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES && openCard(conversation) !== undefined; tries++) {
    await conversation.send({ value: { act: 'cancel' } });
    const leave = conversation
      .cards()
      .at(-1)
      ?.actions.find(({ data }) => data?.act === 'leave');
    if (leave !== undefined) await conversation.send({ value: leave.data });
  }
}
