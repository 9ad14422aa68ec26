import { ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import { asGsm7, fitting } from '../smsGateway/segments.js';
import type { Speaker, Turns } from '../turns/turns.js';
import { type AnswerSms, conversationId, type SmsToAnswer } from './answering.js';

/** The channel: everything is asked in plain text in it. */
export const smsChannel = 'sms';

export interface TurnAnswerParts {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  /** Keyed. */
  readonly digest: Digest;
  /** Who it is that writes; undefined: nobody that we know. */
  speakerOf(message: SmsToAnswer): Promise<Speaker | undefined>;
  /** Answers everybody else. */
  readonly otherwise: AnswerSms;
  /** Stands where an answer is cut: how the rest is asked for. */
  more(message: SmsToAnswer): string;
}

const Spoken = z.object({ text: z.string().min(1) });

/**
 * Answers with a turn of the assistant, as one message of at most four segments. The message's id is the turn's: the turn that was
 * carried out before a crash is not carried out again, and gives what it said.
 */
export function answerByTurns(parts: TurnAnswerParts): AnswerSms {
  const { store, turns, clock, digest } = parts;
  return async (message) => {
    const { id, text } = message;
    const speaker = message.problem === undefined ? await parts.speakerOf(message) : undefined;
    if (speaker === undefined) return parts.otherwise(message);
    const conversation = conversationId(digest, message);
    const createdAt = clock.now().toISOString();
    await store.conversations.open({ ...speaker, id: conversation, channel: smsChannel, createdAt });
    await turns.receive(conversation, { type: ActivityTypes.Message, id, text });
    const said = await saidTo(store, conversation, id);
    return said === '' ? [] : [{ id: `${id}-1`, text: fitting(asGsm7(said), parts.more(message)).text }];
  };
}

/** What the turn of a message said. */
async function saidTo({ conversations }: Store, conversation: string, id: string): Promise<string> {
  const present = await conversations.load(conversation);
  const { answers = [] } = present?.seen.find(({ inbound }) => inbound === id) ?? {};
  const texts = answers.flatMap((answer) => {
    const said = present?.log.find(({ activity }) => activity.id === answer);
    return Spoken.safeParse(said?.activity).data?.text ?? [];
  });
  return texts.join('\n\n');
}
