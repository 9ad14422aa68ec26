import { post } from '../../domain/door/outbox.js';
import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { InboundSms, SealedSms, SmsProblem } from '../../domain/records/inboundSms.js';
import type { Tables } from '../../domain/records/tables.js';
import type { Log } from '../log.js';
import type { ReceivedSms } from '../smsGateway/sms.js';

export interface IntakePorts {
  /** The one that tells the outbox of new rows. */
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Keyed: without the key nobody can try out what a message said. */
  readonly digest: Digest;
  readonly log: Log;
  seal(text: string): Promise<string>;
  /** Whom a short number of a gateway belongs to. */
  operatorOf(gateway: string, shortNumber: string): Operator | undefined;
}

/** What is known of a message or a part before it is stored. */
export interface Arrival {
  readonly sms: ReceivedSms;
  readonly operator: Operator;
  readonly now: Date;
  /** E.164, or what the network calls the sender. */
  readonly from: string;
  readonly part: SealedSms;
  readonly fingerprint: string;
}

/** What is in a message, and what is wrong with it. */
export interface Content {
  readonly id: string;
  readonly parts: readonly SealedSms[];
  readonly problem?: SmsProblem | undefined;
}

/** Writes a whole message, and that it is to be answered. Whoever is no phone is not answered: two programs would talk for ever. */
export async function keepInbound(
  { ids }: Pick<IntakePorts, 'ids'>,
  tables: Tables,
  {
    sms,
    operator,
    now,
    from,
    fingerprint,
  }: Pick<Arrival, 'operator' | 'now' | 'from' | 'fingerprint'> & {
    readonly sms: Pick<ReceivedSms, 'gateway' | 'session' | 'to'>;
  },
  { id, parts, problem }: Content,
): Promise<void> {
  const { gateway, session, to } = sms;
  const at = now.toISOString();
  const canAnswer = E164.test(from);
  const row: InboundSms = {
    ...{ id, operator: operator.profile.id, gateway, session, from, to, subscriber: `${to} ${from}` },
    ...{ fingerprint, repeated: 0, receivedAt: at, parts: canAnswer ? [...parts] : [] },
    ...(problem !== undefined && { problem }),
    ...(canAnswer ? { state: 'waiting' } : { state: 'unanswered', endedAt: at }),
  };
  await tables.inboundSms.insert(row);
  if (canAnswer) await post({ tables, ids, now, operator, commandId: id }, { kind: 'text.answer', message: id });
}
const E164 = /^\+\d{7,15}$/;
