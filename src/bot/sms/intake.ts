import type { Digest } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Tables } from '../../domain/records/tables.js';
import { phoneAnywhere } from '../../domain/values/phone.js';
import type { ReceivedSms, SmsListener } from '../smsGateway/sms.js';
import { makeInOrder } from '../turns/inOrder.js';
import { type Arrival, type IntakePorts, keepInbound } from './inbound.js';
import { isRepeated, noteRepeated } from './repeated.js';
import { keepPart, mostParts } from './wholes.js';

/** Stores what comes in: when its promise is kept, it is durable, and it is answered whatever happens. */
export function makeIntake(ports: IntakePorts): SmsListener['received'] {
  // To seal takes a moment, of one longer than of the next: what somebody sent first is stored first.
  const inOrder = makeInOrder();
  return (received) => inOrder(`${received.to} ${received.from.address}`, () => take(ports, received));
}

async function take(ports: IntakePorts, received: ReceivedSms): Promise<void> {
  const { store, log, clock } = ports;
  const operator = ports.operatorOf(received.gateway, received.to);
  if (operator === undefined) return log.warn('sms.unknownShortNumber', { code: received.gateway });
  const from = senderOf(operator, received.from);
  const sms = withFittingPart(received);
  const octets = await ports.seal(Buffer.from(sms.bytes).toString('base64'));
  const fingerprint = fingerprintOf(ports.digest, sms, from);
  const arrival = { sms, operator, now: clock.now(), from, part: { coding: sms.coding, octets }, fingerprint };
  const again = await store.transaction(async (tables) => {
    const before = await isRepeated(tables, arrival);
    if (before !== undefined) await noteRepeated(tables, before, arrival);
    else if (sms.part === undefined) await keepWhole(ports, tables, arrival);
    else if (sms.part.total > mostParts) await keepTooLong(ports, tables, arrival);
    else await keepPart(ports, tables, arrival);
    return before !== undefined;
  });
  log.info(again ? 'sms.cameAgain' : 'sms.received', { operator: operator.profile.id, code: received.gateway });
}

/** A number as the network writes it, in E.164; a name or a short number as it stands. */
function senderOf({ profile }: Operator, { address, international }: ReceivedSms['from']): string {
  const typed = international && /^\d+$/.test(address) ? `+${address}` : address;
  const read = /^\+?\d{7,15}$/.test(typed) ? phoneAnywhere(profile.country, typed) : undefined;
  return read?.ok ? read.value : address.slice(0, LONGEST_NAME);
}
const LONGEST_NAME = 30;

/** A part that cannot be one is a message by itself. */
function withFittingPart(sms: ReceivedSms): ReceivedSms {
  const { part } = sms;
  const fits = part !== undefined && part.total > 1 && part.number >= 1 && part.number <= part.total;
  return fits ? sms : { ...sms, part: undefined };
}

const fingerprintOf = (digest: Digest, { gateway, id, to, coding, bytes, part }: ReceivedSms, from: string): string =>
  digest(JSON.stringify(id === undefined ? [gateway, from, to, coding, [...bytes], part ?? null] : [gateway, id]));

const keepWhole = (ports: IntakePorts, tables: Tables, arrival: Arrival): Promise<void> =>
  keepInbound(ports, tables, arrival, {
    id: ports.ids.next(),
    parts: [arrival.part],
    ...(arrival.sms.coding === 'binary' && { problem: 'noText' }),
  });

/** Of a message with more parts than anybody writes, one is answered for all. */
async function keepTooLong(ports: IntakePorts, tables: Tables, arrival: Arrival): Promise<void> {
  const { gateway, to, part } = arrival.sms;
  const id = ports.digest(JSON.stringify([gateway, arrival.from, to, part?.reference, part?.total])).slice(0, 40);
  if ((await tables.inboundSms.get(id)) !== undefined) return;
  await keepInbound(ports, tables, arrival, { id, parts: [], problem: 'tooLong' });
}
