import type { Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { readsSms } from '../../../domain/lines/states.js';
import type { Operator } from '../../../domain/operator/index.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, never, type Parcel } from '../../outbox/courier.js';
import { asGsm7 } from './gsm7.js';
import type { SmsGateway } from './sms.js';

/** What is said to whoever uses a line, and is no secret. */
type Kind = 'sms.simSwap';

export interface LineSmsParts {
  readonly store: Store;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Hands an SMS to a line to the gateway. A line on which nobody can read it any more is sent none. */
export function lineSmsCourier(parts: LineSmsParts): Courier<Kind> {
  return {
    deliver: async (parcel, signal) => {
      const { id, operator: of, message } = parcel;
      const operator = parts.operatorOf(of);
      const scope = { operator: of, organisation: message.organisation };
      const line = await parts.store.read((all) => scopedReads(all, scope).lines.get(message.line));
      if (line === undefined || !readsSms(operator, line).ok) return never('recipient.gone');
      const from = operator.profile.contact.smsFrom;
      if (from === undefined) throw new Error(`${of} has nobody whom SMS come from`);
      return parts.gateway.send({ id, to: line.number, from, text: asGsm7(textOf(parts, parcel, from)) }, signal);
    },
  };
}

/** When the card in their phone ends, and whom to call if nobody has asked for that (T4, C13). */
function textOf(parts: LineSmsParts, { operator: of, message }: Parcel<Kind>, from: string): string {
  const { words, format } = parts.speaker(message.language, of);
  const { phone } = parts.operatorOf(of).profile.contact;
  return words.say('sms:simSwap', {
    ...{ operator: from, at: format.time(message.at) },
    phone: phone.replaceAll(/[^+\d]/g, ''),
  });
}
