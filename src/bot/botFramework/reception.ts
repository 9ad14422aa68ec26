import { z } from 'zod';
import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import { isProtocol } from '../../dialogs/conversation/inbound.js';
import { entraOf } from '../../domain/accounts/teams/person.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Conversation, Digest } from '../../domain/door/ports.js';
import type { Account } from '../../domain/records/account.js';
import type { FixedKey, Words, WordValues } from '../../speech/words.js';
import type { Heard } from '../subscribers/texted.js';
import type { Apologise } from '../turns/apology.js';
import { textMessages } from '../turns/channels.js';
import { deliveryOf } from '../turns/delivery.js';
import { type InOrder, makeInOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import { preferred } from '../words/served.js';
import type { Deliver } from './deliver.js';
import { type GroupPorts, inGroup } from './group.js';
import { type InboundActivity, isInstallation, isPersonal, isRemoval, personOf } from './inbound.js';
import { accountOf, isUsedCode, type LinkingPorts } from './linking.js';
import { sendTo } from './privately.js';
import { ConnectorFailed } from './sending.js';
import { FileNotTaken, keptAlong } from './sentFiles.js';
import type { BotSettings } from './settings.js';
import { answerSignOn, type InvokeAnswer, isSignOn, type StrangerPorts, toStranger } from './stranger.js';
import { keepChat } from './teamsChat.js';

export interface ReceptionPorts extends LinkingPorts, StrangerPorts {
  readonly turns: Turns;
  readonly heard: Heard;
  readonly settings: Pick<BotSettings, 'textChannels' | 'fileHosts'>;
  /** Where files are kept that people send. */
  readonly uploads: Pick<Uploads, 'keep'>;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly deliver: Deliver;
  /** Keeps the order over all instances. */
  readonly everywhere: InOrder;
  readonly apologise: Apologise;
  readonly group: Omit<GroupPorts, 'words' | 'connector'>;
}

/**
 * Carries out what a person of a channel says, and hands over the answers. The token of the activity was good. `opened` is
 * told the conversation whose answers are to be handed over.
 */
export type Reception = (activity: InboundActivity, opened: Tell) => Promise<InvokeAnswer | undefined>;

export interface Opened {
  readonly conversation: string;
  readonly operator: string;
}
type Tell = (conversation: Opened) => void;

export function makeReception(ports: ReceptionPorts): Reception {
  const inOrder = makeInOrder();
  const group = {
    ...ports.group,
    connector: ports.connector,
    words: (activity: InboundActivity) => wordsFor(ports, activity),
  };
  return async (activity, tell) => {
    const operator = ports.settings.textChannels.get(activity.channelId);
    if (operator !== undefined) {
      if (!isUnanswered(activity)) await byText(ports, activity, operator);
      return undefined;
    }
    if (!isPersonal(activity)) {
      await inGroup(group, activity);
      return undefined;
    }
    return alone({ ...ports, tell }, inOrder, activity);
  };
}

/** Typing, the end of a conversation and the like are nothing to answer; what Bot Framework has no name for is. */
const isUnanswered = (activity: InboundActivity): boolean =>
  activity.type !== ActivityTypes.Message && isProtocol(activity.type) && !isInstallation(activity);

/** What one message is worked on with. */
type MessagePorts = ReceptionPorts & { readonly tell: Tell };

/** A personal chat of Teams. */
async function alone(
  ports: MessagePorts,
  inOrder: InOrder,
  activity: InboundActivity,
): Promise<InvokeAnswer | undefined> {
  const held = await heldBy(ports, activity);
  if ('text' in held) {
    await sendOnly(ports, activity, held.text);
    return undefined;
  }
  let { account } = held;
  if (isSignOn(activity))
    return account === undefined ? answerSignOn(ports, activity, welcomed(ports, inOrder)) : { status: 200, body: {} };
  const key = asideOf(activity);
  if (account !== undefined && (key !== undefined || isRemoval(activity))) await aside(ports, activity, account, key);
  if (isUnanswered(activity) || key !== undefined) return undefined;
  if (account === undefined) {
    account = await toStranger(ports, activity);
    if (account !== undefined) await welcomed(ports, inOrder)(activity, account);
    return undefined;
  }
  if (isUsedCode(ports, account, activity.text ?? '')) await sayOnly(ports, activity, 'teams:alreadyLinked', account);
  else await carriedOut(ports, inOrder, activity, account);
  return undefined;
}

/** Who it is, or an apology. */
async function heldBy(
  ports: ReceptionPorts,
  activity: InboundActivity,
): Promise<{ account: Account | undefined } | { text: string }> {
  try {
    return { account: await accountOf(ports, personOf(activity)) };
  } catch (error) {
    return ports.apologise(error, { locale: activity.locale });
  }
}

/** Somebody has been linked: they are greeted as whom they are now. */
const welcomed = (ports: MessagePorts, inOrder: InOrder) => async (activity: InboundActivity, account: Account) => {
  await sayOnly(ports, activity, 'teams:linked', account, { name: account.name });
  await carriedOut(
    ports,
    inOrder,
    { ...activity, type: ActivityTypes.ConversationUpdate, membersAdded: [activity.recipient] },
    account,
  );
};

/** What somebody does with a message that was sent before: it is no answer, and is told so where a question is open. */
function asideOf({ type, channelData, reactionsAdded = [] }: InboundActivity): FixedKey | undefined {
  const what = channelData?.eventType;
  if (type === ActivityTypes.MessageUpdate && what !== 'undeleteMessage') return 'teams:edited';
  if (type === ActivityTypes.MessageDelete) return 'teams:deleted';
  return type === ActivityTypes.MessageReaction && reactionsAdded.length > 0 ? 'teams:reaction' : undefined;
}

const Open = z.object({ open: z.array(z.string()).min(1) });

async function aside(
  ports: ReceptionPorts,
  activity: InboundActivity,
  account: Account,
  key: FixedKey | undefined,
): Promise<void> {
  const conversation = await ports.store.conversations.load(conversationOf(ports, activity, account));
  if (conversation === undefined) return;
  if (isRemoval(activity)) return stopped(ports, conversation);
  if (key !== undefined && Open.safeParse(conversation.state).success) await sayOnly(ports, activity, key, account);
}

/** The app is gone there: nothing is sent any more, until it is installed again or somebody writes. The link stays. */
async function stopped(
  { store, clock }: Pick<ReceptionPorts, 'store' | 'clock'>,
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

/**
 * The turn, and its answers; or an apology. Whoever gets the apology says it again when they want to, so the message must not be
 * delivered again: it would answer whatever is asked by then. One whose apology the connector does not take fails, and comes again.
 */
async function carriedOut(
  ports: MessagePorts,
  inOrder: InOrder,
  activity: InboundActivity,
  account: Account,
): Promise<void> {
  const {
    serviceUrl,
    conversation: { id: place },
    locale,
  } = activity;
  let conversation: string;
  try {
    conversation = await inOrder(place, () => opened(ports, activity, account));
    ports.tell({ conversation, operator: account.operator });
    if (!isInstallation(activity))
      await ports.turns.receive(conversation, await messageOf(ports, activity, conversation));
  } catch (error) {
    if (error instanceof FileNotTaken) return sayOnly(ports, activity, `teams:file.${error.problem}`, account);
    const { text } = await ports.apologise(error, { account: account.id, operator: account.operator, locale });
    return sendOnly(ports, activity, text);
  }
  const person = personOf(activity);
  await ports.deliver(conversation, { serviceUrl, conversation: place, ...(person && { person: entraOf(person) }) });
}

/**
 * In a channel of plain text: whoever writes is nobody until a number and its secret code are written, in that conversation. Nothing
 * is said in a group, where others read along.
 */
async function byText(ports: ReceptionPorts, activity: InboundActivity, operator: string): Promise<void> {
  const { channelId: channel, conversation, from, recipient, text = '', id } = activity;
  if (conversation.isGroup === true) return sayOnly(ports, activity, 'teams:personalOnly');
  const number = channel === textMessages && E164.test(from.id) ? from.id : undefined;
  const who = JSON.stringify([conversation.id, from.id]);
  const texted = { channel, operator, own: recipient.id, from: who, number, text, id: keyOf(ports.digest, [who, id]) };
  try {
    for (const answer of await ports.heard(texted)) await sendOnly(ports, activity, answer);
  } catch (error) {
    if (error instanceof ConnectorFailed) throw error;
    const { text: apology } = await ports.apologise(error, { operator, locale: activity.locale });
    await sendOnly(ports, activity, apology);
  }
}
const E164 = /^\+\d{7,15}$/;

const conversationOf = (
  { digest }: Pick<ReceptionPorts, 'digest'>,
  { channelId, conversation }: InboundActivity,
  { id }: Account,
) => keyOf(digest, [channelId, conversation.id, id]);

/**
 * The account's own conversation here. A new one, or a new installation, begins with the greeting, once: whichever of the events of an
 * installation comes first.
 */
async function opened(ports: ReceptionPorts, activity: InboundActivity, account: Account): Promise<string> {
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

const localeOf = ({ locale }: InboundActivity) => (locale === undefined ? {} : { locale });

/** A channel's ids may be long and hold anything: ours follow from them. */
const keyOf = (digest: Digest, parts: readonly string[]): string => `bf-${digest(JSON.stringify(parts)).slice(0, 40)}`;

/** The message for the turn. Delivered again, it has the same id. */
async function messageOf(ports: ReceptionPorts, activity: InboundActivity, kept: string): Promise<Partial<Activity>> {
  const { type, id, conversation, text, value, locale, attachments: sent } = activity;
  const own = { type, id: keyOf(ports.digest, [conversation.id, id]) };
  const filePorts = { uploads: ports.uploads, fileHosts: ports.settings.fileHosts };
  // What is delivered again has its files already.
  const seen = sent && (await ports.store.conversations.load(kept))?.seen.some(({ inbound }) => inbound === own.id);
  const attachments = seen ? undefined : sent && (await keptAlong(filePorts, kept, sent));
  const given = Object.entries({ text, value, locale, attachments }).filter(([, part]) => part !== undefined);
  return { ...Object.fromEntries(given), ...own };
}

/** The person's words: as their account says, else as the channel does. */
function wordsFor({ languages, words }: ReceptionPorts, { locale }: InboundActivity, account?: Account): Words {
  return words(account?.language ?? preferred(languages, locale));
}

/** One sentence, of which nothing is kept. */
async function sayOnly(
  ports: ReceptionPorts,
  activity: InboundActivity,
  key: FixedKey,
  account?: Account,
  values: WordValues = {},
): Promise<void> {
  await sendOnly(ports, activity, wordsFor(ports, activity, account).say(key, values));
}

/** Throws ConnectorFailed. */
async function sendOnly(ports: ReceptionPorts, activity: InboundActivity, text: string): Promise<void> {
  await sendTo(await ports.connector(activity.serviceUrl), activity.conversation.id, { text, textFormat: 'plain' });
}
