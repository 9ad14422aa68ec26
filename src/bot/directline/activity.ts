import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { isProtocol } from '../../dialogs/conversation/inbound.js';
import type { Digest, Ids } from '../../domain/door/ports.js';
import type { Claims } from './token.js';

/** The channel of our own pages. */
export const webChat = 'webchat';
/** The channel of those who asked for plain text. */
export const plainText = 'text';

const deepest = 8;
const mostKeys = 500;
/** All texts and names of a card's answers together, in UTF-16 units: more than any card of ours can hold. */
const mostCharacters = 64_000;
/** Longer than any field takes: what is cut off would have been refused anyway, and is not kept either. */
const longestText = 32_000;

/** Plain, small, flat enough to be walked, and without the key that changes what an object is. */
function isPlain(value: unknown): boolean {
  let open: unknown[] = [value];
  let keys = 0;
  let characters = 0;
  for (let depth = 0; open.length > 0; depth += 1) {
    const objects = open.filter((item) => typeof item === 'object' && item !== null);
    const names = objects.flatMap((item) => Object.keys(item));
    keys += names.length;
    const texts = [...names, ...open].filter((item) => typeof item === 'string');
    characters += texts.reduce((sum, text) => sum + text.length, 0);
    if (names.includes('__proto__') || keys > mostKeys || characters > mostCharacters) return false;
    if (objects.length > 0 && depth >= deepest) return false;
    open = objects.flatMap((item) => Object.values(item));
  }
  return true;
}

/** What a card submits. */
export const Submitted = z.unknown().refine(isPlain).pipe(z.record(z.string(), z.json()));

/** What somebody typed. */
export const TypedText = z.string().transform((text) => text.slice(0, longestText));

/**
 * What was sent along, such as a picture or a voice note: of which kind it is, and nothing else. Files come by upload;
 * an address that a client names is no file of ours.
 */
export const SentKinds = z.array(z.object({ contentType: z.string().max(200) })).max(100);

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
  channelData: z.object({ clientActivityID: z.string().min(1).max(128).optional() }).optional(),
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
