import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Cards } from '../../dialogs/conversation/cards.js';
import { holdsSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import type { RateLimit } from '../http/limits.js';
import type { Connector } from './connector.js';
import { type InboundActivity, isInstallation } from './inbound.js';
import { personalChat, sendTo } from './privately.js';

export interface GroupPorts {
  readonly cards: Cards;
  readonly appId: string;
  /** Mentions of one person, and of one conversation: more get no answer. */
  readonly mentions: Readonly<Record<'sender' | 'place' | 'message', Pick<RateLimit, 'take' | 'forget'>>>;
  words(activity: InboundActivity): Words;
  connector(serviceUrl: string): Promise<Connector>;
}

/** As much of what somebody wrote as a link may carry into the other chat. */
const longestDraft = 300;

/**
 * A group or a channel, where others read along: the bot answers whoever mentions it, with the way to their own chat and nothing else.
 * Nobody's account is looked up. A card that is pressed here came from somebody else's chat: who pressed it is told so alone.
 */
export async function inGroup(ports: GroupPorts, activity: InboundActivity): Promise<void> {
  if (isInstallation(activity)) return greet(ports, activity);
  if (activity.type !== ActivityTypes.Message) return;
  const pressed = activity.value !== undefined;
  if (!(pressed || activity.calledBot) || (await isTooMuch(ports, activity))) return;
  try {
    await (pressed ? tellAlone(ports, activity) : offerPrivate(ports, activity));
  } catch (error) {
    // It is delivered again.
    await ports.mentions.message.forget(activity.id);
    throw error;
  }
}

/** Both events of an installation come; the one that Bot Framework has for all channels is answered. */
async function greet(ports: GroupPorts, activity: InboundActivity): Promise<void> {
  if (activity.type !== ActivityTypes.ConversationUpdate) return;
  const text = ports.words(activity).say('teams:groupHello');
  await sendTo(await ports.connector(activity.serviceUrl), activity.conversation.id, { text, textFormat: 'plain' });
}

/** Also what is delivered again: an answer here is kept nowhere, by which it could be known. */
async function isTooMuch({ mentions }: GroupPorts, { id, from, conversation }: InboundActivity): Promise<boolean> {
  const waits = [mentions.message.take(id), mentions.sender.take(from.id), mentions.place.take(conversation.id)];
  return (await Promise.all(waits)).some((seconds) => seconds > 0);
}

async function offerPrivate(ports: GroupPorts, activity: InboundActivity): Promise<void> {
  const { cards, appId } = ports;
  const words = ports.words(activity);
  const draft = draftOf(activity);
  const message = draft === '' ? '' : `&message=${encodeURIComponent(draft)}`;
  const url = `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}${message}`;
  const [title, open] = [words.say('teams:inGroup'), words.say('teams:openPrivate')];
  const connector = await ports.connector(activity.serviceUrl);
  const card = cards('privately', { title, open, url });
  await sendTo(connector, activity.conversation.id, { attachments: [card], summary: title });
  const place = await personalChat(connector, activity);
  if (place === undefined) return;
  const text = draft === '' ? words.say('teams:fromGroupEmpty') : words.say('teams:fromGroup', { text: draft });
  const goOn = [{ type: 'imBack', title: words.say('teams:goOn'), value: draft }];
  await sendTo(connector, place, {
    ...{ text, textFormat: 'plain' },
    ...(draft !== '' && { suggestedActions: { actions: goOn, to: [activity.from.id] } }),
  });
}

/** What was asked for, to be gone on with: nothing that could be a secret, which no address and no other chat gets. */
function draftOf({ text = '' }: InboundActivity): string {
  const draft = text.replaceAll(/\s+/g, ' ').trim();
  return draft.length > longestDraft || holdsSecret(draft) ? '' : draft;
}

async function tellAlone(ports: GroupPorts, activity: InboundActivity): Promise<void> {
  const connector = await ports.connector(activity.serviceUrl);
  const place = await personalChat(connector, activity);
  if (place === undefined) return;
  await sendTo(connector, place, { text: ports.words(activity).say('teams:notYours'), textFormat: 'plain' });
}
