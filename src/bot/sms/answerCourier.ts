import type { Clock, Store } from '../../domain/door/ports.js';
import type { InboundSms } from '../../domain/records/inboundSms.js';
import type { Tables } from '../../domain/records/tables.js';
import { type Couriers, type Delivery, later, never, sent } from '../outbox/courier.js';
import { textOf } from '../smsGateway/reading.js';
import type { SmsGateway } from '../smsGateway/sms.js';
import type { InOrder } from '../turns/inOrder.js';
import { type AnswerSms, conversationOf } from './answering.js';

export interface AnswerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly gateway: SmsGateway;
  /** Over all instances. */
  readonly inOrder: InOrder;
  readonly answer: AnswerSms;
  /** Opens what the intake sealed. */
  open(sealed: string): Promise<string>;
}

type Kind = 'text.answer';

/**
 * Answers messages that came in. One of a subscriber after the other, in the order in which they came, whoever has taken them up:
 * whoever comes to a later one first answers those before it.
 */
export function answerCourier(parts: AnswerParts): Pick<Couriers[Kind], 'deliver'> {
  const { store, inOrder } = parts;
  return {
    deliver: async ({ message: { message: id } }, signal) => {
      const seen = await store.read(({ inboundSms }) => inboundSms.get(id));
      if (seen === undefined) return never('recipient.gone');
      return inOrder(`sms ${seen.subscriber}`, (isAlone) =>
        // Beside one who is slow and alive, it would be answered twice.
        isAlone
          ? Promise.race([answerUpTo(parts, seen, signal), givenUp(signal)])
          : Promise.resolve(later('delivery.timeout')),
      );
    },
  };
}

/** Whoever hangs lets the next one in when the outbox has given it up. */
const givenUp = (signal: AbortSignal): Promise<Delivery> =>
  new Promise((resolve) => {
    const end = () => resolve(later('delivery.interrupted'));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });

/** Its text stays for whoever puts it out again, as long as the row does. */
export const parkAnswer =
  ({ clock }: Pick<AnswerParts, 'clock'>): NonNullable<Couriers[Kind]['parked']> =>
  async ({ inboundSms }, { message: { message: id } }) => {
    const row = await inboundSms.get(id);
    if (row === undefined || hasEnded(row)) return;
    await inboundSms.put({ ...row, state: 'parked', endedAt: clock.now().toISOString() });
  };

const hasEnded = ({ state }: InboundSms): boolean => state === 'answered' || state === 'unanswered';

/** Those before a message, and the message. One that cannot be answered now holds up what comes after it. */
async function answerUpTo(parts: AnswerParts, { id, subscriber }: InboundSms, signal: AbortSignal): Promise<Delivery> {
  const { present, before } = await parts.store.read(async ({ inboundSms }) => {
    const waiting = await inboundSms.where({ subscriber, state: 'waiting' });
    const at = waiting.findIndex((one) => one.id === id);
    return { present: await inboundSms.get(id), before: at < 0 ? [] : waiting.slice(0, at) };
  });
  if (present === undefined) return never('recipient.gone');
  if (hasEnded(present)) return sent;
  for (const row of [...before, present]) {
    const delivery = await answerOne(parts, row, signal);
    if (delivery.outcome === 'later' || (delivery.outcome === 'never' && row.id === id)) return delivery;
  }
  return sent;
}

/** One message: its turn, its answers to the gateway, and the note that it is done. What is killed in between is done again. */
async function answerOne(parts: AnswerParts, row: InboundSms, signal: AbortSignal): Promise<Delivery> {
  const { id, operator, from, to, problem } = row;
  const text = problem === undefined ? await opened(parts, row) : '';
  const message = { id, operator, from, to, text, problem, conversation: conversationOf(row) };
  const deliveries: Delivery[] = [];
  for (const one of await parts.answer(message)) {
    const delivery = await parts.gateway.send({ ...one, operator, to: from, from: to }, signal);
    if (delivery.outcome === 'later') return delivery;
    deliveries.push(delivery);
  }
  const refused = deliveries.find(({ outcome }) => outcome === 'never');
  await parts.store.transaction(async (tables) => {
    for (const delivery of deliveries) if (delivery.outcome === 'sent') await delivery.leaves?.(tables);
    await end(tables, row, refused === undefined ? 'answered' : 'unanswered', parts.clock.now());
  });
  return refused ?? sent;
}

async function opened({ open }: AnswerParts, { parts }: InboundSms): Promise<string> {
  const read = parts.map(async ({ coding, octets }) => ({ coding, bytes: Buffer.from(await open(octets), 'base64') }));
  return textOf(await Promise.all(read));
}

/** Nothing of what was written stays. */
async function end({ inboundSms }: Tables, row: InboundSms, state: InboundSms['state'], now: Date): Promise<void> {
  const present = (await inboundSms.get(row.id)) ?? row;
  await inboundSms.put({ ...present, state, parts: [], endedAt: now.toISOString() });
}
