import type { Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { renumber } from '../../../domain/lines/changes/renumber.js';
import { readsSms } from '../../../domain/lines/states.js';
import { lineRulesOf, type Operator } from '../../../domain/operator/index.js';
import type { ReadTables } from '../../../domain/records/tables.js';
import type { Speaker, SpeakerOf } from '../../../speech/speaker.js';
import { type Couriers, type Delivery, type MessageOf, never, type Parcel } from '../../outbox/courier.js';
import { asGsm7 } from '../../smsGateway/segments.js';
import type { Sms, SmsGateway } from '../../smsGateway/sms.js';

/** What is said to whoever uses a line, and is no secret. */
type Kind = 'sms.simSwap' | 'sms.phoneSettings' | 'sms.numberChange';
/** What is in an SMS, and to which number it goes where that is not the line's own any more. */
type Content = Pick<Sms, 'text' | 'settings'> & Partial<Pick<Sms, 'to'>>;

export interface LineSmsParts {
  readonly store: Store;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Who sends it, and how it is put in words. */
interface Sending extends Speaker {
  readonly operator: Operator;
  readonly from: string;
  /** What of the company can be read for it. */
  readonly tables: ReadTables;
}

/** Hands SMS to lines to the gateway. A line on which nobody can read one any more is sent none. */
export const lineSmsCouriers = (parts: LineSmsParts): Pick<Couriers, Kind> => ({
  'sms.simSwap': {
    deliver: (parcel, signal) => handIn(parts, parcel, signal, async (sending) => swapContent(sending, parcel.message)),
  },
  'sms.phoneSettings': {
    deliver: (parcel, signal) =>
      handIn(parts, parcel, signal, async (sending) => settingsContent(sending, parcel.message)),
  },
  'sms.numberChange': {
    deliver: (parcel, signal) => handIn(parts, parcel, signal, (sending) => numberContent(sending, parcel.message)),
  },
});

async function handIn(
  { store, gateway, speaker, operatorOf }: LineSmsParts,
  { id, operator: of, message }: { [K in Kind]: Parcel<K> }[Kind],
  signal: AbortSignal,
  contentOf: (sending: Sending) => Promise<Content | Delivery>,
): Promise<Delivery> {
  const operator = operatorOf(of);
  const found = await store.read(async (all) => {
    const tables = scopedReads(all, { operator: of, organisation: message.organisation });
    const line = await tables.lines.get(message.line);
    if (line === undefined || !readsSms(operator, line).ok) return undefined;
    const from = operator.profile.contact.smsFrom;
    if (from === undefined) throw new Error(`${of} has nobody whom SMS come from`);
    const content = await contentOf({ ...speaker(message.language, of), operator, from, tables });
    return { content, sms: { id, operator: of, to: line.number, from } };
  });
  if (found === undefined) return never('recipient.gone');
  const { content, sms } = found;
  if ('outcome' in content) return content;
  return gateway.send({ ...sms, ...content, text: asGsm7(content.text) }, signal);
}

/** Whom to call about it: digits alone take least room. */
const phoneOf = ({ profile }: Operator): string => profile.contact.phone.replaceAll(/[^+\d]/g, '');

/** When the card in their phone ends, and whom to call if nobody has asked for that (T4, C13). */
const swapContent = ({ words, format, operator, from }: Sending, { at }: MessageOf<'sms.simSwap'>): Content => ({
  text: words.say('sms:simSwap', { operator: from, at: format.time(at), phone: phoneOf(operator) }),
});

/** The settings for a service, and that they are to be saved (B13). */
function settingsContent(
  { words, format, operator, from }: Sending,
  { service: id }: MessageOf<'sms.phoneSettings'>,
): Content | Delivery {
  const service = lineRulesOf(operator).phoneSettings?.services.find((one) => one.id === id);
  if (service === undefined) return never('message.unreadable');
  const text = words.say('sms:phoneSettings', { operator: from, service: format.fact({ name: service.name }) });
  return { text, settings: service.settings };
}

/** Which number they get and when, on the one they have (B11). Of a change that was taken back before, nobody is told. */
async function numberContent(
  { words, format, operator, from, tables }: Sending,
  { order: id }: MessageOf<'sms.numberChange'>,
): Promise<Content | Delivery> {
  const order = await tables.orders.get(id);
  if (order === undefined || order.state === 'cancelled' || order.state === 'failed') return never('recipient.gone');
  const { number } = renumber.holds.parse(order.change);
  const said = { operator: from, at: format.time(order.dueAt), number, phone: phoneOf(operator) };
  return { to: order.number, text: words.say('sms:numberChange', said) };
}
