import { z } from 'zod';
import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Account } from '../../domain/records/account.js';
import type { FixedKey } from '../../speech/words.js';
import type { Apologise } from '../turns/apology.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Pace } from '../turns/pace.js';
import { answerConsent, type ConsentPorts, isFileConsent } from './consent.js';
import type { Deliver } from './deliver.js';
import { type InboundActivity, isInstallation, isRemoval, isUnanswered, personOf } from './inbound.js';
import { accountOf, isUsedCode, type LinkingPorts } from './linking.js';
import { addressOf, conversationOf, messageOf, type OwnConversationPorts, opened, stopped } from './ownConversation.js';
import { sayOnly, sendOnly } from './saying.js';
import { FileNotTaken } from './sentFiles.js';
import { answerSignOn, type InvokeAnswer, isSignOn, type StrangerPorts, toStranger } from './stranger.js';

/** The conversation whose answers are to be handed over. */
export interface Opened {
  readonly conversation: string;
  readonly operator: string;
}

export interface PersonalPorts extends OwnConversationPorts, LinkingPorts, StrangerPorts, ConsentPorts {
  readonly deliver: Deliver;
  readonly apologise: Apologise;
  /** What an account may say in all its conversations. */
  readonly pace: Pick<Pace, 'take'>;
}

/** What one message is worked on with. */
type MessagePorts = PersonalPorts & { readonly tell: (conversation: Opened) => void };

/** A personal chat of Teams. */
export async function alone(
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
  if (account !== undefined && isFileConsent(activity)) return answerConsent(ports, activity, account);
  const key = asideOf(activity);
  if (account === undefined && isRemoval(activity)) await ports.welcomed.forget(activity.conversation.id);
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
  ports: PersonalPorts,
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
  ports: PersonalPorts,
  activity: InboundActivity,
  account: Account,
  key: FixedKey | undefined,
): Promise<void> {
  const conversation = await ports.store.conversations.load(conversationOf(ports, activity, account));
  if (conversation === undefined) return;
  if (isRemoval(activity)) return stopped(ports, conversation);
  if (key !== undefined && Open.safeParse(conversation.state).success) await sayOnly(ports, activity, key, account);
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
  const { conversation: chat, locale } = activity;
  const seconds = await ports.pace.take(account.id);
  if (seconds > 0) return sayOnly(ports, activity, 'common:bound.turns', account, { count: Math.ceil(seconds / 60) });
  let conversation: string;
  try {
    conversation = await inOrder(chat.id, () => opened(ports, activity, account));
    ports.tell({ conversation, operator: account.operator });
    if (!isInstallation(activity))
      await ports.turns.receive(conversation, await messageOf(ports, activity, conversation));
  } catch (error) {
    if (error instanceof FileNotTaken) return sayOnly(ports, activity, `teams:file.${error.problem}`, account);
    const { text } = await ports.apologise(error, { account: account.id, operator: account.operator, locale });
    return sendOnly(ports, activity, text);
  }
  await ports.deliver(conversation, addressOf(activity));
}
