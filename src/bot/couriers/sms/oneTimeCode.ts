import { CODE_MS, issueOneTimeCode } from '../../../domain/door/oneTimeCode.js';
import { type Courier, never } from '../../outbox/courier.js';
import { asGsm7 } from '../../smsGateway/segments.js';
import type { AccessCodeSmsParts } from './accessCodeCourier.js';

/** Makes a one-time code and sends it to the account's phone: here alone it can be read. */
export const oneTimeCodeSmsCourier = (parts: AccessCodeSmsParts): Courier<'sms.oneTimeCode'> => ({
  deliver: async ({ id, operator, message }, signal) => {
    const { account, commandId, at: orderedAt, procedure } = message;
    const issued = await issueOneTimeCode(parts, { operator, account, commandId, orderedAt });
    if (issued?.phone === undefined) return never('recipient.gone');
    const from = parts.operatorOf(operator).profile.contact.smsFrom;
    if (from === undefined) throw new Error(`${operator} has nobody whom SMS come from`);
    const { words } = parts.speaker(message.language, operator);
    const said = {
      operator: from,
      code: issued.code,
      procedure: words.say(`${procedure}:title`),
      count: CODE_MS / 60_000,
    };
    const text = asGsm7(words.say('sms:oneTimeCode', said));
    return parts.gateway.send({ id, operator, to: issued.phone, from, text }, signal);
  },
});
