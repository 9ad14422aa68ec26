import { z } from 'zod';
import type { Activity } from '../../dialogs/conversation/activity.js';
import { isProtocol } from '../../dialogs/conversation/inbound.js';
import { Unsent } from '../../dialogs/conversation/unsent.js';
import type { Digest, Ids } from '../../domain/door/ports.js';
import type { Claims } from '../secrets/conversationTokens.js';
import { webChat } from '../turns/channels.js';
import { SentKinds, Submitted, TypedText } from '../turns/messageParts.js';

/** A type that no message of the protocol has. */
const isUnheardOf = (type: string): boolean => !isProtocol(type);

/**
 * What a client may say. Everything else in its activity is dropped: who speaks, when, where and to whom is known here
 * better than there.
 */
export const ClientActivity = z.object({
  // A type that the Bot Framework does not have is answered; its other own ones are not for clients to say.
  type: z.union([z.enum(['message', 'typing', 'event']), z.string().min(1).max(64).refine(isUnheardOf)]),
  name: z.string().max(64).optional(),
  text: TypedText.optional(),
  value: Submitted.optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      clientActivityID: z.string().min(1).max(128).optional(),
      unsent: Submitted.pipe(Unsent).optional().catch(undefined),
      panel: z.literal(true).optional().catch(undefined),
    })
    .optional(),
  attachments: SentKinds.optional().catch(undefined),
});
export type ClientActivity = z.output<typeof ClientActivity>;

/**
 * The activity for the turn. Its id follows from the client's own id where there is one, so that a message that is sent
 * again is the same message.
 */
export function toActivity(
  said: ClientActivity,
  claims: Claims,
  digest: Digest,
  ids: Ids,
): Partial<Activity> & { id: string } {
  const { type, name, text, value, locale, channelData, attachments } = said;
  const clientId = channelData?.clientActivityID;
  const given = { name: type === 'event' ? name : undefined, text, value, locale, channelData, attachments };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined)),
    type,
    id: clientId === undefined ? ids.next() : `client-${digest(`${claims.conversation} ${clientId}`).slice(0, 40)}`,
    channelId: webChat,
    from: { id: claims.account, name: '', role: 'user' },
    conversation: { id: claims.conversation, name: '', isGroup: false, conversationType: 'personal' },
  };
}
