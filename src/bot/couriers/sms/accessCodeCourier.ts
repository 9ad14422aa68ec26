import { issueAccessCode } from '../../../domain/accounts/accessCodes.js';
import { CODE_MS } from '../../../domain/door/oneTimeCode.js';
import type { Clock, Hasher, Ids, Store } from '../../../domain/door/ports.js';
import type { Operator } from '../../../domain/operator/index.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, never } from '../../outbox/courier.js';
import { asGsm7 } from '../../smsGateway/segments.js';
import type { SmsGateway } from '../../smsGateway/sms.js';

export interface AccessCodeSmsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Makes a code to choose a password with and sends it to the account's number: here alone it can be read. */
export const accessCodeSmsCourier = (parts: AccessCodeSmsParts): Courier<'sms.accessCode'> => ({
  deliver: async ({ id, operator, message }, signal) => {
    const issued = await issueAccessCode(parts, { operator, challenge: message.challenge });
    if (issued?.account.phone === undefined) return never('recipient.gone');
    const from = parts.operatorOf(operator).profile.contact.smsFrom;
    if (from === undefined) throw new Error(`${operator} has nobody whom SMS come from`);
    const { words } = parts.speaker(message.language, operator);
    const text = words.say('sms:accessCode', { operator: from, code: issued.code, count: CODE_MS / 60_000 });
    return parts.gateway.send({ id, operator, to: issued.account.phone, from, text: asGsm7(text) }, signal);
  },
});
