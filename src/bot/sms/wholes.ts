import { post } from '../../domain/door/outbox.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { SmsPart } from '../../domain/records/inboundSms.js';
import type { Tables } from '../../domain/records/tables.js';
import { type Couriers, sent } from '../outbox/courier.js';
import { type Arrival, type IntakePorts, keepInbound } from './inbound.js';

/** How long the parts of a message are waited for: a phone without a network in between. */
const PARTS_WITHIN = 10 * 60_000;
/** Phones write some ten at the most. */
export const mostParts = 40;

/** Keeps a part, and the whole message with the last of them, whatever order they came in. */
export async function keepPart(ports: IntakePorts, tables: Tables, arrival: Arrival): Promise<void> {
  const { sms, operator, now, from } = arrival;
  if (sms.part === undefined) throw new Error('this is no part');
  const { reference, number, total } = sms.part;
  const name = ports.digest(JSON.stringify([sms.gateway, from, sms.to, reference, total])).slice(0, 40);
  let others = await tables.smsParts.where({ whole: name });
  if (others.some((one) => one.number === number || Date.parse(one.expiresAt) <= now.getTime())) {
    // References come round: this is the next message with the same one.
    await endIncomplete(ports, tables, operator, others, now);
    others = [];
  }
  const [first] = others;
  const expiresAt = first?.expiresAt ?? new Date(now.getTime() + PARTS_WITHIN).toISOString();
  const row: SmsPart = {
    ...{ id: ports.ids.next(), operator: operator.profile.id, gateway: sms.gateway, from, to: sms.to, whole: name },
    ...{ fingerprint: arrival.fingerprint, session: sms.session, repeated: 0, receivedAt: now.toISOString() },
    ...{ number, part: arrival.part, expiresAt },
  };
  const all = [...others, row].sort((one, other) => one.number - other.number);
  if (all.length === total) return joined(ports, tables, arrival, all);
  await tables.smsParts.insert(row);
  if (first === undefined) await waitForOthers(ports, tables, arrival, row);
}

/** All are there. They stay without their text, so that one that comes again is known. */
async function joined(ports: IntakePorts, tables: Tables, arrival: Arrival, all: readonly SmsPart[]): Promise<void> {
  const parts = all.flatMap(({ part }) => part ?? []);
  const problem = parts.some(({ coding }) => coding === 'binary') ? 'noText' : undefined;
  await keepInbound(ports, tables, arrival, { id: ports.ids.next(), parts, problem });
  await putAside(ports, tables, all);
}

async function putAside({ ids }: Pick<IntakePorts, 'ids'>, tables: Tables, all: readonly SmsPart[]): Promise<void> {
  for (const { part: _text, ...row } of all) await tables.smsParts.put({ ...row, whole: ids.next() });
}

const waitForOthers = ({ ids }: IntakePorts, tables: Tables, { operator, now }: Arrival, row: SmsPart): Promise<void> =>
  post(
    { tables, ids, now, operator, commandId: row.id },
    { kind: 'text.incomplete', whole: row.whole },
    new Date(row.expiresAt),
  );

/** The sender is told that not all came: what is there may say the opposite of what was written. */
async function endIncomplete(
  ports: Pick<IntakePorts, 'ids'>,
  tables: Tables,
  operator: Operator,
  parts: readonly SmsPart[],
  now: Date,
): Promise<void> {
  const [first] = parts;
  if (first === undefined) return;
  const { from, fingerprint } = first;
  const content = { id: ports.ids.next(), parts: [], problem: 'incomplete' as const };
  await keepInbound(ports, tables, { sms: first, operator, now, from, fingerprint }, content);
  await putAside(ports, tables, parts);
}

interface IncompletePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** Ends the wait for the parts of a message. */
export const incompleteCourier = (ports: IncompletePorts): Couriers['text.incomplete'] => ({
  deliver: async ({ operator, message: { whole } }) => {
    const { store, clock } = ports;
    await store.transaction(async (tables) => {
      const now = clock.now();
      const parts = await tables.smsParts.where({ whole });
      // Those of the next message with the same reference have their own end.
      const late = parts.filter(({ expiresAt }) => Date.parse(expiresAt) <= now.getTime());
      await endIncomplete(ports, tables, ports.operatorOf(operator), late, now);
    });
    return sent;
  },
});
