import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import { entraOf } from '../../domain/accounts/teams/person.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Conversation, Digest, Store } from '../../domain/door/ports.js';
import type { Account } from '../../domain/records/account.js';
import { type Address, deliveryOf } from '../turns/delivery.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import { type InboundActivity, isInstallation, personOf } from './inbound.js';
import { keptAlong } from './sentFiles.js';
import type { BotSettings } from './settings.js';
import { keepChat } from './teamsChat.js';

export interface OwnConversationPorts {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly settings: Pick<BotSettings, 'fileHosts'>;
  /** Where files are kept that people send. */
  readonly uploads: Pick<Uploads, 'keep'>;
  /** Keeps the order over all instances. */
  readonly everywhere: InOrder;
}

/** The conversation of an account in a chat. */
export const conversationOf = (
  { digest }: Pick<OwnConversationPorts, 'digest'>,
  { channelId, conversation }: InboundActivity,
  { id }: Account,
) => keyOf(digest, [channelId, conversation.id, id]);

/**
 * The account's own conversation here. A new one, or a new installation, begins with the greeting, once: whichever of the events of an
 * installation comes first.
 */
export async function opened(
  ports: OwnConversationPorts,
  activity: InboundActivity,
  account: Account,
): Promise<string> {
  const { store, turns, clock, digest } = ports;
  const { channelId: channel, conversation } = activity;
  const id = conversationOf(ports, activity, account);
  const start = { id, operator: account.operator, account: account.id, channel, createdAt: clock.now().toISOString() };
  const person = personOf(activity);
  await keepChat(store, account, {
    ...{ conversation: id, serviceUrl: activity.serviceUrl, chat: conversation.id },
    ...(person && { person: entraOf(person) }),
  });
  const greets = async () => {
    const { version, state } = await store.conversations.open(start);
    const delivery = deliveryOf(state);
    const anew = isInstallation(activity) && (delivery === undefined || delivery.stoppedAt !== undefined);
    return version === 0 || anew ? { since: delivery?.stoppedAt ?? '' } : undefined;
  };
  if ((await greets()) !== undefined) {
    // Two first messages may come at once, to two instances.
    await ports.everywhere(`greeting ${id}`, async () => {
      const greeting = await greets();
      if (greeting === undefined) return;
      const own = keyOf(digest, [conversation.id, 'greeting', greeting.since]);
      await turns.receive(id, { type: ActivityTypes.ConversationUpdate, id: own, ...localeOf(activity) });
    });
  }
  return id;
}

/** The app is gone there: nothing is sent any more, until it is installed again or somebody writes. The link stays. */
export async function stopped(
  { store, clock }: Pick<OwnConversationPorts, 'store' | 'clock'>,
  { id, version, state }: Conversation,
): Promise<void> {
  const delivery = deliveryOf(state);
  if (delivery === undefined) return;
  const at = clock.now().toISOString();
  const change = { at, state: { ...state, delivery: { ...delivery, stoppedAt: at } }, say: [] };
  if ((await store.conversations.commit(id, version, change)) !== undefined) return;
  const now = await store.conversations.load(id);
  if (now !== undefined) await stopped({ store, clock }, now);
}

const localeOf = ({ locale }: InboundActivity) => (locale === undefined ? {} : { locale });

/** A channel's ids may be long and hold anything: ours follow from them. */
export const keyOf = (digest: Digest, parts: readonly string[]): string =>
  `bf-${digest(JSON.stringify(parts)).slice(0, 40)}`;

/** The message for the turn. Delivered again, it has the same id. */
export async function messageOf(
  ports: OwnConversationPorts,
  activity: InboundActivity,
  kept: string,
): Promise<Partial<Activity>> {
  const { type, id, conversation, text, value, locale, attachments: sent } = activity;
  const own = { type, id: keyOf(ports.digest, [conversation.id, id]) };
  const filePorts = { uploads: ports.uploads, fileHosts: ports.settings.fileHosts };
  // What is delivered again has its files already.
  const seen = sent && (await ports.store.conversations.load(kept))?.seen.some(({ inbound }) => inbound === own.id);
  const attachments = seen ? undefined : sent && (await keptAlong(filePorts, kept, sent));
  const given = Object.entries({ text, value, locale, attachments }).filter(([, part]) => part !== undefined);
  return { ...Object.fromEntries(given), ...own };
}

/** Where the person of a message is answered. */
export function addressOf(activity: InboundActivity): Address {
  const person = personOf(activity);
  const { serviceUrl, conversation } = activity;
  return { serviceUrl, conversation: conversation.id, ...(person && { person: entraOf(person) }) };
}
