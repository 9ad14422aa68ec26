import type { Digest } from '../../domain/door/ports.js';
import type { Heard } from '../subscribers/texted.js';
import type { Apologise } from '../turns/apology.js';
import { textMessages } from '../turns/channels.js';
import type { InboundActivity } from './inbound.js';
import { keyOf } from './ownConversation.js';
import { type SayingPorts, sayOnly, sendOnly } from './saying.js';
import { ConnectorFailed } from './sending.js';

export interface PlainTextPorts extends SayingPorts {
  readonly heard: Heard;
  readonly digest: Digest;
  readonly apologise: Apologise;
}

/**
 * In a channel of plain text: whoever writes is nobody until a number and its secret code are written, in that conversation. Nothing
 * is said in a group, where others read along.
 */
export async function byText(ports: PlainTextPorts, activity: InboundActivity, operator: string): Promise<void> {
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
