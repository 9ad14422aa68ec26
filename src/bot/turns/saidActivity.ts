import { z } from 'zod';
import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Conversation, JsonObject } from '../../domain/door/ports.js';
import type { Outgoing } from './turnBuffer.js';

type Logged = JsonObject & { id: string };
/** Texts, and cards that were filled in from JSON. The store writes it as JSON, whatever is in it. */
const Logged = z.custom<Logged>((value) => typeof Reflect.get(Object(value), 'id') === 'string');
const logged = (members: object): Logged => Logged.parse(withoutUndefined(members));

/** Undefined members are no JSON. */
export const withoutUndefined = <T extends object>(members: T): Partial<T> => {
  const given: Partial<T> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) Reflect.set(given, name, value);
  return given;
};
const FromClient = z.object({ clientActivityID: z.string().optional() }).catch({});
/** Files that were sent along: where they are, never what is in them. */
const Sent = z.array(z.object({ name: z.string(), contentType: z.string(), contentUrl: z.string() }));
/** What the log keeps of a typed text, in UTF-16 units: somebody who pastes a book does not fill the disk with it. */
const longestKept = 4_000;

/** What a client may see of its own message: never what a card submitted, and no text that may be a secret. */
export function logOfUser(conversation: Conversation, activity: Partial<Activity>, id: string, text: string): Logged {
  const { clientActivityID } = FromClient.parse(activity.channelData);
  const pressed = activity.value !== undefined;
  const { data: attachments } = Sent.safeParse(activity.attachments);
  return logged({
    type: ActivityTypes.Message,
    id,
    from: { id: conversation.account, role: 'user' },
    conversation: { id: conversation.id },
    channelId: conversation.channel,
    text: shortened(text),
    textFormat: 'plain',
    ...(attachments ? { attachments } : {}),
    // Web Chat shows no bubble for a pressed button.
    channelData: { ...(clientActivityID ? { clientActivityID } : {}), ...(pressed ? { postBack: true } : {}) },
  });
}

const shortened = (text: string): string =>
  text.length <= longestKept ? text : `${text.slice(0, longestKept).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** What the bot says, as it is logged and sent. */
export function logOfBot(
  conversation: Pick<Conversation, 'id' | 'channel'>,
  activity: Outgoing,
  replyTo: string | undefined,
): Logged {
  const { id, type, locale, text, textFormat, attachments, inputHint } = activity;
  return logged({
    type,
    id,
    from: { id: 'guichet', name: 'Guichet', role: 'bot' },
    conversation: { id: conversation.id },
    channelId: conversation.channel,
    locale,
    text,
    textFormat,
    attachments,
    inputHint,
    replyToId: replyTo,
  });
}

/** Gives timestamps that rise strictly, since Web Chat sorts by them; what replaces an activity keeps its time. */
export function stamped(conversation: Conversation, entries: readonly Logged[], now: Date): Logged[] {
  const times = new Map(conversation.log.map(({ activity }) => [activity.id, timestampOf(activity)]));
  let latest = new Date(now.getTime() - 1).toISOString();
  for (const time of times.values()) if (time !== undefined && time > latest) latest = time;
  let last = Date.parse(latest);
  return entries.map((entry) => {
    const before = times.get(entry.id);
    if (before === undefined) last += 1;
    return { ...entry, timestamp: before ?? new Date(last).toISOString() };
  });
}

const timestampOf = ({ timestamp }: JsonObject): string | undefined =>
  typeof timestamp === 'string' ? timestamp : undefined;
