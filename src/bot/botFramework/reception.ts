import { type Activity, ActivityTypes } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { isProtocol } from '../../dialogs/inbound.js';
import type { FixedKey, Words } from '../../dialogs/words.js';
import type { Language } from '../../domain/language.js';
import type { Clock, Digest, Store } from '../../domain/ports.js';
import type { Account } from '../../domain/records/account.js';
import { makeInOrder } from '../inOrder.js';
import type { Turns } from '../turns.js';
import { preferred } from '../web/served.js';
import { ConnectorFailed, type Deliver } from './deliver.js';
import type { InboundActivity } from './inbound.js';

export interface ReceptionPorts {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly deliver: Deliver;
  /** The languages of the operators that are served, the first operator's first. */
  readonly languages: readonly Language[];
  serves(operator: string): boolean;
  words(language: Language): Words;
  connector(serviceUrl: string): Promise<ConnectorClient>;
}

/** Carries out what a person of a channel says, and hands over the answers. The token of the activity was good. */
export type Reception = (activity: InboundActivity) => Promise<void>;

export function makeReception(ports: ReceptionPorts): Reception {
  const inOrder = makeInOrder();
  return async (activity) => {
    const greets = isGreeting(activity);
    // Reactions, edits, typing and the like are nothing to answer; what Bot Framework has no name for is.
    if (activity.type !== ActivityTypes.Message && isProtocol(activity.type) && !greets) return;
    if (!isPersonal(activity)) return greets ? undefined : sayOnly(ports, activity, 'teams:personalOnly');
    const account = await accountOf(ports, activity);
    if (account === undefined) return sayOnly(ports, activity, 'teams:noAccount');
    const conversation = await inOrder(activity.conversation.id, () => opened(ports, activity, account));
    if (!greets) await ports.turns.receive(conversation, messageOf(ports.digest, activity));
    const { serviceUrl } = activity;
    await ports.deliver(conversation, { serviceUrl, conversation: activity.conversation.id });
  };
}

/** The bot itself was added: somebody has installed it. */
const isGreeting = ({ type, membersAdded = [], recipient }: InboundActivity): boolean =>
  type === ActivityTypes.ConversationUpdate && membersAdded.some(({ id }) => id === recipient.id);

const isPersonal = ({ conversation: { isGroup = false, conversationType } }: InboundActivity): boolean =>
  !isGroup && conversationType === 'personal';

/** Teams says who speaks by the ids of Microsoft Entra. Two accounts of one person would be a guess. */
async function accountOf(
  { store, serves }: ReceptionPorts,
  { from, conversation }: InboundActivity,
): Promise<Account | undefined> {
  if (from.aadObjectId === undefined || conversation.tenantId === undefined) return undefined;
  const entra = `${conversation.tenantId}/${from.aadObjectId}`.toLowerCase();
  const found = await store.read(({ accounts }) => accounts.where({ entra }));
  const [account, another] = found.filter(({ operator }) => serves(operator));
  return another === undefined ? account : undefined;
}

/** The account's own conversation here. A new one, or a new installation, begins with the greeting, once. */
async function opened({ store, turns, clock, digest }: ReceptionPorts, activity: InboundActivity, account: Account) {
  const { channelId: channel, conversation } = activity;
  const id = keyOf(digest, [channel, conversation.id, account.id]);
  const start = { id, operator: account.operator, account: account.id, channel, createdAt: clock.now().toISOString() };
  const { version } = await store.conversations.open(start);
  if (version === 0 || isGreeting(activity)) {
    const greeting = {
      type: ActivityTypes.ConversationUpdate,
      id: keyOf(digest, [conversation.id, activity.id, 'greeting']),
    };
    await turns.receive(id, greeting);
  }
  return id;
}

/** A channel's ids may be long and hold anything: ours follow from them. */
const keyOf = (digest: Digest, parts: readonly string[]): string => `bf-${digest(JSON.stringify(parts)).slice(0, 40)}`;

/** The message for the turn. Delivered again, it has the same id. */
function messageOf(digest: Digest, activity: InboundActivity): Partial<Activity> {
  const { type, id, conversation, text, value, locale, attachments } = activity;
  const given = Object.entries({ text, value, locale, attachments }).filter(([, part]) => part !== undefined);
  const own = { type, id: keyOf(digest, [conversation.id, id]) };
  return { ...Object.fromEntries(given), ...own };
}

/** One sentence in the channel's language, of which nothing is kept. */
async function sayOnly(ports: ReceptionPorts, activity: InboundActivity, key: FixedKey): Promise<void> {
  const language = preferred(ports.languages, activity.locale);
  const message = { type: ActivityTypes.Message, text: ports.words(language).say(key), textFormat: 'plain' };
  const connector = await ports.connector(activity.serviceUrl);
  await connector.conversations.sendToConversation(activity.conversation.id, message).catch((error: unknown) => {
    throw new ConnectorFailed(error);
  });
}
