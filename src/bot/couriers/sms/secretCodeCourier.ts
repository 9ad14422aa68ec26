import type { Operator } from '../../../domain/operator/index.js';
import { type IssuedCode, type IssuePorts, issueCode } from '../../../domain/secretCodes/issueCode.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, never, type Parcel } from '../../outbox/courier.js';
import { asGsm7 } from '../../smsGateway/segments.js';
import type { Sms, SmsGateway } from '../../smsGateway/sms.js';

type Kind = 'sms.secretCode';

export interface SecretCodeParts extends Omit<IssuePorts, 'validDaysOf'> {
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/**
 * Makes a line's secret code and hands it to the gateway: here alone it can be read. At another try there is a new one,
 * so that the SMS that comes last has the code that is good.
 */
export function secretCodeCourier(parts: SecretCodeParts): Courier<Kind> {
  const ports = {
    ...parts,
    validDaysOf: (operator: string) => parts.operatorOf(operator).lineRules?.secretCode?.validDays,
  };
  return {
    deliver: async (parcel, signal) => {
      const { operator, message, createdAt: orderedAt } = parcel;
      const { line, organisation } = message;
      const issued = await issueCode(ports, { line, operator, organisation, orderedAt });
      if (issued === undefined) return never('recipient.gone');
      return parts.gateway.send(compose(parts, parcel, issued), signal);
    },
  };
}

function compose(parts: SecretCodeParts, { id, operator: of, message }: Parcel<Kind>, issued: IssuedCode): Sms {
  const { profile, lineRules } = parts.operatorOf(of);
  const from = profile.contact.smsFrom;
  if (from === undefined) throw new Error(`${of} has nobody whom SMS come from`);
  const at = lineRules?.secretCode?.enterAt ?? '';
  const { words, format } = parts.speaker(message.language, of);
  // A long date would take a second SMS.
  const until = format.shortDay(issued.expiresAt);
  const text = words.say('sms:secretCode', { operator: from, code: issued.code, until, at });
  return { id, operator: of, to: issued.number, from, text: asGsm7(text) };
}
