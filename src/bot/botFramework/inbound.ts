import { z } from 'zod';
import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import { isProtocol } from '../../dialogs/conversation/inbound.js';
import type { TeamsPerson } from '../../domain/accounts/teams/person.js';
import type { Rejection } from '../http/answer.js';
import { teams } from '../turns/channels.js';
import { Submitted, TypedText } from '../turns/messageParts.js';
import { SentAlong } from './sentFiles.js';
import type { BotSettings } from './settings.js';
import { Attached, written } from './written.js';

/** Where Microsoft's connectors for Teams are; those of a sovereign cloud are configured. */
const publicConnectors: readonly string[] = [
  'https://smba.trafficmanager.net',
  'https://smba.infra.gcc.teams.microsoft.com',
];

const id = z.string().min(1).max(512);
const Party = z.object({ id });

const Mention = z.looseObject({ type: z.string(), mentioned: z.looseObject({ id: z.string() }).optional() });
const ChannelData = z.looseObject({
  tenant: z.looseObject({ id: z.string().max(100) }).optional(),
  eventType: z.string().max(64).optional(),
});

/** An activity as it comes. */
const Sent = z.object({
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
  /** What has become of the app: `add`, `remove`, and the same with `-upgrade`. */
  action: z.string().max(64).optional().catch(undefined),
  reactionsAdded: z.array(z.unknown()).max(100).optional().catch(undefined),
  /** Of an invoke. */
  name: z.string().max(200).optional().catch(undefined),
  text: TypedText.optional(),
  textFormat: z.string().max(32).optional().catch(undefined),
  entities: z.array(Mention).max(200).optional().catch(undefined),
  channelData: ChannelData.optional().catch(undefined),
  value: Submitted.optional(),
  /** Of an invoke: the message whose button was pressed. */
  replyToId: id.optional().catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
  attachments: Attached.optional().catch(undefined),
});

/** What is read of an activity. The sender's fields are as good as the token it came with. */
export const InboundActivity = Sent.transform(({ text: marked, textFormat, entities = [], ...activity }) => {
  const text = written({ text: marked, textFormat, attachments: activity.attachments });
  const calledBot = entities.some(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === activity.recipient.id,
  );
  return {
    ...activity,
    ...(text !== undefined && { text }),
    attachments: SentAlong.optional().catch(undefined).parse(activity.attachments),
    calledBot,
  };
});
/** One that may be worked on: it has an id, and an address that answers may go to. */
export type InboundActivity = z.output<typeof InboundActivity> & { id: string; serviceUrl: string };

export interface Admitting extends Pick<BotSettings, 'serviceUrls' | 'textChannels'> {
  /** Whether a tenant's people may be here at all. */
  servesTenant(tenant: string): boolean;
}

/** The activity, or why it is refused although its token is good. */
export function admitted(
  read: z.output<typeof InboundActivity>,
  { serviceUrls, textChannels, servesTenant }: Admitting,
): InboundActivity | Rejection {
  const { channelId, serviceUrl, id: own } = read;
  if (channelId !== teams && !textChannels.has(channelId)) return { status: 403, code: 'ChannelNotServed' };
  if (serviceUrl === undefined) return { status: 403, code: 'ServiceUrlMissing' };
  if (own === undefined) return { status: 400, code: 'ActivityIdMissing' };
  if (channelId === teams && !isOfServedTenant(read, servesTenant)) return { status: 403, code: 'TenantNotServed' };
  const known = [...publicConnectors, ...serviceUrls].includes(new URL(serviceUrl).origin);
  return known ? { ...read, id: own, serviceUrl } : { status: 403, code: 'ServiceUrlNotServed' };
}

/** The conversation and the channel say the same tenant, and it is bound to somebody. */
function isOfServedTenant(
  { conversation: { tenantId }, channelData }: z.output<typeof InboundActivity>,
  servesTenant: Admitting['servesTenant'],
): boolean {
  const said = channelData?.tenant?.id;
  if (tenantId === undefined || (said !== undefined && said.toLowerCase() !== tenantId.toLowerCase())) return false;
  return servesTenant(tenantId.toLowerCase());
}

/** The bot itself was added: somebody has installed it. */
export const isInstallation = ({ type, action, membersAdded = [], recipient }: InboundActivity): boolean =>
  (type === 'conversationUpdate' && membersAdded.some(({ id: added }) => added === recipient.id)) ||
  (type === 'installationUpdate' && action === 'add');

/** The app was removed. That it is replaced by a newer one is nothing to anybody. */
export const isRemoval = ({ type, action }: InboundActivity): boolean =>
  type === 'installationUpdate' && action === 'remove';

/** Nobody else reads along. */
export const isPersonal = ({ conversation: { isGroup = false, conversationType } }: InboundActivity): boolean =>
  !isGroup && conversationType === 'personal';

/** Who speaks, as Teams knows them by the ids of Microsoft Entra. */
export const personOf = ({ from, conversation }: InboundActivity): TeamsPerson | undefined =>
  from.aadObjectId === undefined || conversation.tenantId === undefined
    ? undefined
    : { tenant: conversation.tenantId, object: from.aadObjectId };

/** Typing, the end of a conversation and the like are nothing to answer; what Bot Framework has no name for is. */
export const isUnanswered = (activity: InboundActivity): boolean =>
  activity.type !== ActivityTypes.Message && isProtocol(activity.type) && !isInstallation(activity);
