import { z } from 'zod';
import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Connector } from './connector.js';
import type { InboundActivity } from './inbound.js';
import { ConnectorFailed } from './sending.js';

const Opened = z.object({ id: z.string().min(1) });
const Refused = z.object({ statusCode: z.int() });

/** Where somebody can be written to alone; undefined where they have not installed the app for themselves. Throws ConnectorFailed. */
export async function personalChat(
  connector: Connector,
  { from, recipient, conversation: { tenantId } }: InboundActivity,
): Promise<string | undefined> {
  const asked = {
    ...{ bot: { id: recipient.id }, members: [{ id: from.id }], isGroup: false },
    ...(tenantId !== undefined && { tenantId, channelData: { tenant: { id: tenantId } } }),
  };
  try {
    const opened = await connector.conversations.createConversation(asked);
    return Opened.safeParse(opened).data?.id;
  } catch (error) {
    const status = Refused.safeParse(error).data?.statusCode;
    if (status === 403 || status === 404) return undefined;
    throw new ConnectorFailed(error);
  }
}

/** What is said at once, with what may be answered to it. */
export interface SaidAtOnce extends Partial<Activity> {
  readonly suggestedActions?: { readonly actions: readonly object[]; readonly to: readonly string[] };
}

/** Sends what is kept nowhere. Throws ConnectorFailed. */
export async function sendTo(connector: Connector, place: string, said: SaidAtOnce): Promise<void> {
  await connector.conversations
    .sendToConversation(place, { type: ActivityTypes.Message, ...said })
    .catch((error: unknown) => {
      throw new ConnectorFailed(error);
    });
}
