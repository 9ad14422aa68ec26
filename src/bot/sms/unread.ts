import type { Operator } from '../../domain/operator/index.js';
import { languages } from '../../domain/terms/language.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { FixedKey } from '../../speech/words.js';
import { asGsm7 } from '../smsGateway/segments.js';
import type { AnswerSms, SmsToAnswer } from './answering.js';

export interface UnreadParts {
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Says in the operator's own language what is wrong with a message whose text is not there, or that nobody reads texts here. */
export const answerUnread =
  ({ speaker, operatorOf }: UnreadParts): AnswerSms =>
  async (message) => {
    const { profile } = operatorOf(message.operator);
    const { words } = speaker(profile.languages[0] ?? languages[0], message.operator);
    const operator = profile.contact.smsFrom ?? message.to;
    const phone = profile.contact.phone.replaceAll(/[^+\d]/g, '');
    return [{ id: `${message.id}-1`, text: asGsm7(words.say(keyOf(message), { operator, phone })) }];
  };

const keyOf = ({ problem }: SmsToAnswer): FixedKey => (problem === undefined ? 'sms:notRead' : `sms:${problem}`);
