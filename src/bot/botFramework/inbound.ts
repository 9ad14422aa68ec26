import { z } from 'zod';
import type { Rejection } from '../http/answer.js';
import { Submitted, TypedText } from '../turns/messageParts.js';
import { SentAlong } from './sentFiles.js';
import type { BotSettings } from './settings.js';

/** The only channel whose word on who speaks is taken. In others a secret code is the proof. */
export const teams = 'msteams';

/** Where Microsoft's connectors for Teams are; those of a sovereign cloud are configured. */
const publicConnectors: readonly string[] = [
  'https://smba.trafficmanager.net',
  'https://smba.infra.gcc.teams.microsoft.com',
];

/** A name that was called with @, as Teams writes it into a text, and the blank that it leaves. */
const MENTION = /<at(?: [^<>]{0,200})?>[^<>]{0,200}<\/at>(?:&nbsp;|\s)?/gi;

/** A text without who was called in it: in a personal chat nobody but the bot can be. */
const withoutMentions = (text: string): string => text.replaceAll(MENTION, '');

const id = z.string().min(1).max(512);
const Party = z.object({ id });

/** What is read of an activity. The sender's fields are as good as the token it came with. */
export const InboundActivity = z.object({
  type: z.string().min(1).max(64),
  id: id.optional(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url().max(2048).optional(),
  from: z.object({ id, aadObjectId: z.guid().optional().catch(undefined) }),
  recipient: Party,
  conversation: z.object({
    id,
    isGroup: z.boolean().optional(),
    conversationType: z.string().max(64).optional(),
    tenantId: z.guid().optional().catch(undefined),
  }),
  membersAdded: z.array(Party).max(1000).optional(),
  text: TypedText.transform(withoutMentions).optional(),
  value: Submitted.optional(),
  locale: z.string().max(35).optional().catch(undefined),
  attachments: SentAlong.optional().catch(undefined),
});
/** One that may be worked on: it has an id, and an address that answers may go to. */
export type InboundActivity = z.output<typeof InboundActivity> & { id: string; serviceUrl: string };

/** The activity, or why it is refused although its token is good. */
export function admitted(
  read: z.output<typeof InboundActivity>,
  { serviceUrls, textChannels }: Pick<BotSettings, 'serviceUrls' | 'textChannels'>,
): InboundActivity | Rejection {
  const { channelId, serviceUrl, id: own } = read;
  if (channelId !== teams && !textChannels.has(channelId)) return { status: 403, code: 'ChannelNotServed' };
  if (serviceUrl === undefined) return { status: 400, code: 'ServiceUrlMissing' };
  if (own === undefined) return { status: 400, code: 'ActivityIdMissing' };
  const known = [...publicConnectors, ...serviceUrls].includes(new URL(serviceUrl).origin);
  return known ? { ...read, id: own, serviceUrl } : { status: 403, code: 'ServiceUrlNotServed' };
}
