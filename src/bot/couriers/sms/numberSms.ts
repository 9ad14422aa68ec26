import type { Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { renumber } from '../../../domain/lines/changes/renumber.js';
import { readsSms } from '../../../domain/lines/states.js';
import type { Operator } from '../../../domain/operator/index.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, never } from '../../outbox/courier.js';
import { asGsm7 } from './gsm7.js';
import type { SmsGateway } from './sms.js';

export interface NumberSmsParts {
  readonly store: Store;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/**
 * Tells a line's user, on the number they have, which one they get and when (B11). A change that was taken back before, and a
 * line on which nobody reads an SMS, are sent none.
 */
export function numberSmsCourier({ store, gateway, speaker, operatorOf }: NumberSmsParts): Courier<'sms.numberChange'> {
  return {
    deliver: async ({ id, operator: of, message }, signal) => {
      const operator = operatorOf(of);
      const { order: which, line: whose, organisation, language } = message;
      const [order, line] = await store.read(async (all) => {
        const tables = scopedReads(all, { operator: of, organisation });
        return [await tables.orders.get(which), await tables.lines.get(whose)] as const;
      });
      const goesOn = order !== undefined && order.state !== 'cancelled' && order.state !== 'failed';
      if (!goesOn || line === undefined || !readsSms(operator, line).ok) return never('recipient.gone');
      const { smsFrom: from, phone } = operator.profile.contact;
      if (from === undefined) throw new Error(`${of} has nobody whom SMS come from`);
      const { words, format } = speaker(language, of);
      const text = words.say('sms:numberChange', {
        ...{ operator: from, at: format.time(order.dueAt), number: renumber.holds.parse(order.change).number },
        phone: phone.replaceAll(/[^+\d]/g, ''),
      });
      return gateway.send({ id, to: order.number, from, text: asGsm7(text) }, signal);
    },
  };
}
