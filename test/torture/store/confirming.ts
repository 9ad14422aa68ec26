import { type OpenCard, openCard } from '../answering.js';
import type { Said } from '../client.js';
import type { Given } from '../guided.js';
import type { Chance } from './chance.js';
import type { Conversation } from './conversation.js';
import { filled } from './guide.js';
import type { Acknowledged, Intent } from './intents.js';

/** How a confirmation arrives: as people and networks do it. */
const ways = ['once', 'once', 'twiceDelivered', 'pressedTwice', 'deliveredLate', 'olderAfterwards'] as const;
/** A review that is shown again is pressed again. */
const MOST_PRESSES = 6;

/** What a receipt of the demo's French and Russian speakers is quoted by. */
const REFERENCE = /(?:Référence|Номер операции) (\w{8})/g;
const referencesIn = (text: string): string[] => [...text.matchAll(REFERENCE)].flatMap(([, found]) => found ?? []);

/** A confirmation that was acknowledged: pressed again it must give the same receipt. */
export interface Confirmed {
  readonly said: Said;
  readonly reference: string;
  readonly text: string;
}

/** Confirms a review until its receipt is read. Throws when none comes, or when one press gets another receipt. */
export async function confirmed(
  conversation: Conversation,
  { intent, given, older }: { intent: Intent; given: Given; older: Confirmed | undefined },
  chance: Chance,
): Promise<Confirmed> {
  const read: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const open = openCard(conversation);
    if (open?.act !== 'confirm') break;
    const said = filled(open, given);
    const command = commandOf(open);
    intent.pressed.add(command);
    const text = await pressed(conversation, said, older, chance);
    read.push(text);
    const [reference, ...others] = new Set(referencesIn(text));
    if (others.length > 0) throw new Error(`one confirmation, two receipts: ${text}`);
    if (reference === undefined) continue;
    const acknowledged: Acknowledged = { command, reference };
    intent.acknowledged = acknowledged;
    return { said, reference, text };
  }
  throw new Error(`no receipt for ${intent.what} in ${conversation.name}, but:\n${read.join('\n--\n')}`);
}

const commandOf = ({ action }: OpenCard): string => String(action.data?.command);

async function pressed(
  conversation: Conversation,
  said: Said,
  older: Confirmed | undefined,
  chance: Chance,
): Promise<string> {
  const id = conversation.nextId();
  const way = chance.oneOf(ways);
  if (way !== 'once') conversation.repeated += 1;
  if (way === 'twiceDelivered' || way === 'pressedTwice') {
    const second = way === 'pressedTwice' ? conversation.nextId() : id;
    return (await Promise.all([conversation.send(said, id), conversation.send(said, second)])).join('\n');
  }
  const text = await conversation.send(said, id);
  if (way === 'deliveredLate' && (await conversation.send(said, id)) !== text)
    throw new Error(`a message that was delivered again was answered anew in ${conversation.name}`);
  if (way === 'olderAfterwards' && older !== undefined) await pressedOlder(conversation, older);
  return text;
}

/** The card of an earlier command, pressed after a newer one: it gets the receipt that it had. */
async function pressedOlder(conversation: Conversation, { said, reference }: Confirmed): Promise<void> {
  const text = await conversation.send(said);
  if (!referencesIn(text).includes(reference))
    throw new Error(`an older confirmation lost its receipt ${reference}, and gets:\n${text}`);
}
