import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import { isProtocol } from '../../dialogs/conversation/inbound.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import { type Account, STAFF } from '../../domain/records/account.js';
import type { Language } from '../../domain/terms/language.js';
import type { FixedKey, Words } from '../../speech/words.js';
import type { Heard } from '../subscribers/texted.js';
import type { Apologise } from '../turns/apology.js';
import { textMessages } from '../turns/channels.js';
import { type InOrder, makeInOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import { preferred } from '../words/served.js';
import type { Connector } from './connector.js';
import type { Deliver } from './deliver.js';
import type { InboundActivity } from './inbound.js';
import { ConnectorFailed } from './sending.js';
import { FileNotTaken, keptAlong } from './sentFiles.js';
import type { BotSettings } from './settings.js';
import { keepChat } from './teamsChat.js';

export interface ReceptionPorts {
  readonly store: Store;
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
  /** The languages of the operators that are served, the first operator's first. */
  readonly languages: readonly Language[];
  readonly apologise: Apologise;
  serves(operator: string): boolean;
  words(language: Language): Words;
  connector(serviceUrl: string): Promise<Connector>;
}

/**
 * Carries out what a person of a channel says, and hands over the answers. The token of the activity was good. `opened` is
 * told the conversation whose answers are to be handed over.
 */
export type Reception = (activity: InboundActivity, opened: (conversation: Opened) => void) => Promise<void>;

export interface Opened {
  readonly conversation: string;
  readonly operator: string;
}

export function makeReception(ports: ReceptionPorts): Reception {
  const inOrder = makeInOrder();
  return async (activity, opened) => {
    const greets = isGreeting(activity);
    // Reactions, edits, typing and the like are nothing to answer; what Bot Framework has no name for is.
    if (activity.type !== ActivityTypes.Message && isProtocol(activity.type) && !greets) return;
    const operator = ports.settings.textChannels.get(activity.channelId);
    if (operator !== undefined) return byText(ports, activity, operator);
    if (!isPersonal(activity)) return greets ? undefined : sayOnly(ports, activity, 'teams:personalOnly');
    const done = await carriedOut(ports, inOrder, activity, opened);
    if (done === undefined) return sayOnly(ports, activity, 'teams:noAccount');
    if ('text' in done) return sendOnly(ports, activity, done.text);
    const { serviceUrl } = activity;
    await ports.deliver(done.conversation, { serviceUrl, conversation: activity.conversation.id });
  };
}

/**
 * The turn: the conversation that it was in, or an apology; undefined for nobody's. Whoever gets the apology says it again
 * when they want to, so the message must not be delivered again: it would answer whatever is asked by then. One whose
 * apology the connector does not take fails, and comes again.
 */
async function carriedOut(
  ports: ReceptionPorts,
  inOrder: InOrder,
  activity: InboundActivity,
  told: Parameters<Reception>[1],
): Promise<{ readonly conversation: string } | { readonly text: string } | undefined> {
  let account: Account | undefined;
  try {
    const found = await accountOf(ports, activity);
    account = found;
    if (found === undefined) return undefined;
    const conversation = await inOrder(activity.conversation.id, () => opened(ports, activity, found));
    told({ conversation, operator: found.operator });
    if (!isGreeting(activity)) await ports.turns.receive(conversation, await messageOf(ports, activity, conversation));
    return { conversation };
  } catch (error) {
    if (error instanceof FileNotTaken) return { text: notTaken(ports, error, activity, account) };
    const { locale } = activity;
    return ports.apologise(error, { account: account?.id, operator: account?.operator, locale });
  }
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

/** The bot itself was added: somebody has installed it. */
const isGreeting = ({ type, membersAdded = [], recipient }: InboundActivity): boolean =>
  type === ActivityTypes.ConversationUpdate && membersAdded.some(({ id }) => id === recipient.id);

const isPersonal = ({ conversation: { isGroup = false, conversationType } }: InboundActivity): boolean =>
  !isGroup && conversationType === 'personal';

/** Teams says who speaks by the ids of Microsoft Entra. Two accounts of one person would be a guess; the staff has a page of its own. */
async function accountOf(
  { store, serves }: ReceptionPorts,
  { from, conversation }: InboundActivity,
): Promise<Account | undefined> {
  if (from.aadObjectId === undefined || conversation.tenantId === undefined) return undefined;
  const entra = `${conversation.tenantId}/${from.aadObjectId}`.toLowerCase();
  const found = await store.read(({ accounts }) => accounts.where({ entra }));
  const [account, another] = found.filter(({ operator, role }) => serves(operator) && role !== STAFF);
  return another === undefined ? account : undefined;
}

/** The account's own conversation here. A new one, or a new installation, begins with the greeting, once. */
async function opened(ports: ReceptionPorts, activity: InboundActivity, account: Account): Promise<string> {
  const { store, turns, clock, digest } = ports;
  const { channelId: channel, conversation } = activity;
  const id = keyOf(digest, [channel, conversation.id, account.id]);
  const start = { id, operator: account.operator, account: account.id, channel, createdAt: clock.now().toISOString() };
  await keepChat(store, account, { conversation: id, serviceUrl: activity.serviceUrl, chat: conversation.id });
  const greets = async () => (await store.conversations.open(start)).version === 0 || isGreeting(activity);
  if (await greets()) {
    const greeting = keyOf(digest, [conversation.id, activity.id, 'greeting']);
    // Two first messages may come at once, to two instances.
    await ports.everywhere(`greeting ${id}`, async () => {
      if (await greets()) await turns.receive(id, { type: ActivityTypes.ConversationUpdate, id: greeting });
    });
  }
  return id;
}

/** A channel's ids may be long and hold anything: ours follow from them. */
const keyOf = (digest: Digest, parts: readonly string[]): string => `bf-${digest(JSON.stringify(parts)).slice(0, 40)}`;

/** The message for the turn. Delivered again, it has the same id. */
async function messageOf(ports: ReceptionPorts, activity: InboundActivity, kept: string): Promise<Partial<Activity>> {
  const { type, id, conversation, text, value, locale, attachments: sent } = activity;
  const filePorts = { uploads: ports.uploads, fileHosts: ports.settings.fileHosts };
  const own = { type, id: keyOf(ports.digest, [conversation.id, id]) };
  // What is delivered again has its files already.
  const seen = sent && (await ports.store.conversations.load(kept))?.seen.some(({ inbound }) => inbound === own.id);
  const attachments = seen ? undefined : sent && (await keptAlong(filePorts, kept, sent));
  const given = Object.entries({ text, value, locale, attachments }).filter(([, part]) => part !== undefined);
  return { ...Object.fromEntries(given), ...own };
}

/** Why a file was not taken, in the person's own language. */
function notTaken(
  ports: ReceptionPorts,
  { problem }: FileNotTaken,
  { locale }: InboundActivity,
  account?: Account,
): string {
  const language = account?.language ?? preferred(ports.languages, locale);
  return ports.words(language).say(`teams:file.${problem}`);
}

/** One sentence in the channel's language, of which nothing is kept. */
async function sayOnly(ports: ReceptionPorts, activity: InboundActivity, key: FixedKey): Promise<void> {
  const language = preferred(ports.languages, activity.locale);
  await sendOnly(ports, activity, ports.words(language).say(key));
}

/** Throws ConnectorFailed. */
async function sendOnly(ports: ReceptionPorts, activity: InboundActivity, text: string): Promise<void> {
  const message = { type: ActivityTypes.Message, text, textFormat: 'plain' };
  const connector = await ports.connector(activity.serviceUrl);
  await connector.conversations.sendToConversation(activity.conversation.id, message).catch((error: unknown) => {
    throw new ConnectorFailed(error);
  });
}
