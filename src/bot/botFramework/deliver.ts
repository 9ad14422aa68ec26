import { z } from 'zod';
import type { Activity } from '../../dialogs/conversation/activity.js';
import type { Clock, Conversation, Conversations, Said } from '../../domain/door/ports.js';
import type { Log } from '../log.js';
import { type Address, type Delivery, deliveryOf } from '../turns/delivery.js';
import type { InOrder } from '../turns/inOrder.js';
import { withoutUndefined } from '../turns/saidActivity.js';
import type { Connector } from './connector.js';
import { ConnectorFailed, isForGood, isGone, sendOrReplace, statusOf } from './sending.js';

export interface DeliverPorts {
  readonly conversations: Conversations;
  readonly clock: Clock;
  readonly log: Log;
  /** Over all instances: two that hand over the same conversation would say it twice. */
  readonly inOrder: InOrder;
  connector(serviceUrl: string): Promise<Connector>;
}

/**
 * Hands over what a conversation has said and its channel does not have yet, in order, to this address. How far it came
 * is noted. Throws when the connector fails; the rest goes out with the next message, or when that one is delivered
 * again. The one message that was sent just before a crash, and not noted, is sent once more. False: the channel takes nothing there any more.
 * `within`: how long one call may take, with the waits that the connector asks for, in milliseconds.
 */
export type Deliver = (conversation: string, address: Address, within?: number) => Promise<boolean>;

/** Somebody waits for the answer. */
const sendWithin = 20_000;
/** As many ids as a log has entries. */
const mostIds = 200;
const mostTries = 10;

export const makeDeliver =
  (ports: DeliverPorts): Deliver =>
  (id, address, within = sendWithin) =>
    ports.inOrder(id, () => deliver(ports, id, address, within));

async function deliver(ports: DeliverPorts, id: string, address: Address, within: number): Promise<boolean> {
  const conversation = await ports.conversations.load(id);
  if (conversation === undefined) throw new Error('there is no such conversation');
  // Whoever writes there is there again.
  const { stoppedAt: _over, ...before } = deliveryOf(conversation.state) ?? { mark: 0, ids: {} };
  let delivery: Delivery = { ...before, ...address };
  const open = conversation.log.filter(({ mark }) => mark > delivery.mark);
  if (open.length === 0) return true;
  const connector = await ports.connector(address.serviceUrl);
  let noted = conversation;
  try {
    for (const said of open) {
      const before = delivery;
      delivery = await handOver(ports, connector, delivery, said, within);
      if (delivery.stoppedAt !== undefined) break;
      // A message that is sent twice is seen twice; a card that is replaced twice is not.
      const { id } = Named.parse(said.activity);
      const isNew = !(id in before.ids) && id in delivery.ids;
      if (isNew && said !== open.at(-1)) noted = await note(ports, noted, delivery);
    }
  } finally {
    await note(ports, noted, delivery);
  }
  return delivery.stoppedAt === undefined;
}

const Named = z.looseObject({ id: z.string() });
const Logged = z.looseObject({ from: z.object({ role: z.string().optional() }), type: z.string() });

/** Sends one activity unless it is the person's own, and gives how far the delivery is then. */
async function handOver(
  ports: DeliverPorts,
  connector: Connector,
  delivery: Delivery,
  { mark, activity }: Said,
  within: number,
): Promise<Delivery> {
  if (Logged.parse(activity).from.role === 'user') return { ...delivery, mark };
  const { type, text, textFormat, attachments, inputHint } = Outgoing.parse(activity);
  const message = withoutUndefined({ type, text, textFormat, attachments, inputHint, summary: summaryOf(attachments) });
  const { conversation, ids } = delivery;
  try {
    const sent = await sendOrReplace(connector, { conversation, before: ids[activity.id], message, within });
    return { ...delivery, mark, ids: lately({ ...ids, ...(sent && { [activity.id]: sent }) }) };
  } catch (error) {
    if (!isForGood(error)) throw new ConnectorFailed(error);
    // Sent again it would be refused again, and hold up everything after it.
    const gone = isGone(error);
    ports.log.error(gone ? 'bot.chatGone' : 'bot.refused', { status: statusOf(error) ?? 0 }, error);
    return { ...delivery, mark, ...(gone && { stoppedAt: ports.clock.now().toISOString() }) };
  }
}

const Outgoing: z.ZodType<Partial<Activity>> = z.custom<Partial<Activity>>((value) => Logged.safeParse(value).success);

const Spoken = z.object({ fallbackText: z.string() });

/** What Teams writes into a notification, which would else say "sent a card": the first sentence, never a code below it. */
function summaryOf(attachments: Partial<Activity>['attachments'] = []): string | undefined {
  const card = attachments.map(({ content }) => Spoken.safeParse(content).data).find((one) => one !== undefined);
  return card?.fallbackText.split(/(?<=[.?!…]) /, 1)[0];
}

const lately = (ids: Delivery['ids']): Delivery['ids'] => Object.fromEntries(Object.entries(ids).slice(-mostIds));

/** A turn may be committed meanwhile: then it is noted on what that left. */
async function note(
  { conversations, clock }: DeliverPorts,
  seen: Conversation,
  delivery: Delivery,
): Promise<Conversation> {
  let conversation: Conversation | undefined = seen;
  for (let run = 0; run < mostTries && conversation !== undefined; run++) {
    const change = { at: clock.now().toISOString(), state: { ...conversation.state, delivery }, say: [] };
    const noted = await conversations.commit(seen.id, conversation.version, change);
    if (noted !== undefined) return noted;
    conversation = await conversations.load(seen.id);
  }
  throw new Error('a delivery could not be noted');
}
