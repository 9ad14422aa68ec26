import type { Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { readsSms } from '../../../domain/lines/states.js';
import { lineRulesOf, type Operator } from '../../../domain/operator/index.js';
import type { Speaker, SpeakerOf } from '../../../speech/speaker.js';
import { type Couriers, type Delivery, type MessageOf, never, type Parcel } from '../../outbox/courier.js';
import { asGsm7 } from './gsm7.js';
import type { Sms, SmsGateway } from './sms.js';

/** What is said to whoever uses a line, and is no secret. */
type Kind = 'sms.simSwap' | 'sms.phoneSettings';
/** What is in an SMS; undefined where there is no such thing any more. */
type Content = Pick<Sms, 'text' | 'settings'> | undefined;

export interface LineSmsParts {
  readonly store: Store;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Hands SMS to lines to the gateway. A line on which nobody can read one any more is sent none. */
export const lineSmsCouriers = (parts: LineSmsParts): Pick<Couriers, Kind> => ({
  'sms.simSwap': {
    deliver: (parcel, signal) => handIn(parts, parcel, signal, (sending) => swapContent(sending, parcel.message)),
  },
  'sms.phoneSettings': {
    deliver: (parcel, signal) => handIn(parts, parcel, signal, (sending) => settingsContent(sending, parcel.message)),
  },
});

/** Who sends it, and how it is put in words. */
interface Sending extends Speaker {
  readonly operator: Operator;
  readonly from: string;
}

async function handIn(
  { store, gateway, speaker, operatorOf }: LineSmsParts,
  { id, operator: of, message }: Parcel<'sms.simSwap'> | Parcel<'sms.phoneSettings'>,
  signal: AbortSignal,
  contentOf: (sending: Sending) => Content,
): Promise<Delivery> {
  const operator = operatorOf(of);
  const scope = { operator: of, organisation: message.organisation };
  const line = await store.read((all) => scopedReads(all, scope).lines.get(message.line));
  if (line === undefined || !readsSms(operator, line).ok) return never('recipient.gone');
  const from = operator.profile.contact.smsFrom;
  if (from === undefined) throw new Error(`${of} has nobody whom SMS come from`);
  const content = contentOf({ ...speaker(message.language, of), operator, from });
  if (content === undefined) return never('message.unreadable');
  return gateway.send({ id, to: line.number, from, ...content, text: asGsm7(content.text) }, signal);
}

/** When the card in their phone ends, and whom to call if nobody has asked for that (T4, C13). */
function swapContent({ words, format, operator, from }: Sending, { at }: MessageOf<'sms.simSwap'>): Content {
  const phone = operator.profile.contact.phone.replaceAll(/[^+\d]/g, '');
  return { text: words.say('sms:simSwap', { operator: from, at: format.time(at), phone }) };
}

/** The settings for a service, and that they are to be saved (B13). */
function settingsContent(
  { words, format, operator, from }: Sending,
  { service: id }: MessageOf<'sms.phoneSettings'>,
): Content {
  const service = lineRulesOf(operator).phoneSettings?.services.find((one) => one.id === id);
  if (service === undefined) return undefined;
  const text = words.say('sms:phoneSettings', { operator: from, service: format.fact({ name: service.name }) });
  return { text, settings: service.settings };
}
