import type { Operator } from '../../domain/operator/index.js';
import { asGsm7, fitting } from '../smsGateway/segments.js';
import type { Heard } from '../subscribers/texted.js';
import { textMessages } from '../turns/channels.js';
import type { AnswerSms } from './answering.js';

export interface SubscribersParts {
  readonly heard: Heard;
  /** Of a message that cannot be read, or where nobody reads them. */
  readonly unread: AnswerSms;
  operatorOf(id: string): Operator;
}

/** Answers subscribers who write to a short number (C11), where their operator has something for them. */
export const answerSubscribers =
  ({ heard, unread, operatorOf }: SubscribersParts): AnswerSms =>
  async (message) => {
    const { id, operator, from, to, text, problem } = message;
    const { profile, lineRules } = operatorOf(operator);
    const isRead = profile.roles.subscriber !== undefined && lineRules?.secretCode !== undefined;
    if (problem !== undefined || !isRead) return unread(message);
    const texted = { channel: textMessages, own: to, operator, from, number: from, text, id };
    const answers = await heard(texted, { written: asGsm7, fitting });
    return answers.map((one, at) => ({ id: `${id}-${at + 1}`, text: one }));
  };
