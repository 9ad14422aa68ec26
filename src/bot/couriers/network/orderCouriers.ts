import pLimit from 'p-limit';
import type { Network, NetworkOrder, NetworkReport } from '../../../domain/orders/network.js';
import {
  applyAnswer,
  applyReport,
  beginHandIn,
  hold,
  notAnswered,
  type OrderKey,
  type OrderPorts,
} from '../../../domain/orders/order.js';
import { isFinal } from '../../../domain/records/standing.js';
import type { Tables } from '../../../domain/records/tables.js';
import type { Log } from '../../log.js';
import { type Courier, type Delivery, later, type Parcel, sent } from '../../outbox/courier.js';

export interface NetworkParts extends OrderPorts {
  readonly network: Network;
  readonly log: Log;
}

/** Hands orders to the network when they are due, each at least once: the network knows them by their id. */
export function orderCourier(parts: NetworkParts): Courier<'network.order'> {
  return {
    deliver: (parcel, signal) => handIn(parts, keyOf(parcel), signal),
    parked: (tables, parcel) => held(parts, tables, parcel),
  };
}

/** Tells the network that an order which it holds was taken back. */
export function withdrawCourier(parts: Pick<NetworkParts, 'network' | 'log'>): Courier<'network.withdraw'> {
  return {
    deliver: async (parcel, signal) => {
      const { id, operator } = keyOf(parcel);
      const told = await answered(parts, { id, operator }, signal, () => parts.network.withdraw(id, operator, signal));
      return told.ok ? sent : later('network.unreachable');
    },
  };
}

/** Asks the network about orders that are open. One that it does not know is handed in again. */
export function lookCourier(parts: NetworkParts): Courier<'network.look'> {
  return {
    deliver: async (parcel, signal) => {
      const key = keyOf(parcel);
      const { id, operator } = key;
      const order = await parts.store.read(({ orders }) => orders.get(id));
      if (order === undefined || isFinal(order)) return sent;
      const found = await answered(parts, key, signal, () => parts.network.look(id, operator, signal));
      if (!found.ok) return later('network.unreachable');
      return found.report === undefined ? handIn(parts, key, signal) : heard(parts, key, found.report);
    },
    parked: (tables, parcel) => held(parts, tables, parcel),
  };
}

/** Reports that are written at a time: a network that says a thousand things at once must not hold up the people. */
const REPORTS_AT_ONCE = 4;

/** Applies what the network says by itself. Gives a function that ends it, and resolves when all that was heard is written. */
export function hearNetwork(parts: NetworkParts): () => Promise<void> {
  const writing = new Set<Promise<void>>();
  const slots = pLimit(REPORTS_AT_ONCE);
  const off = parts.network.listen((id, operator, report) => {
    // What the store does not take is found by the next look.
    const written = slots(() => applyReport(parts, { id, operator }, report))
      .then(
        () => {},
        (error: unknown) => parts.log.error('network.reportLost', { reference: id, operator }, error),
      )
      .finally(() => writing.delete(written));
    writing.add(written);
  });
  return async () => {
    off();
    await Promise.all(writing);
  };
}

type Ordered = Pick<Parcel, 'operator'> & { readonly message: { readonly order: string } };

const keyOf = ({ operator, message }: Ordered): OrderKey => ({ id: message.order, operator });

async function handIn(parts: NetworkParts, key: OrderKey, signal: AbortSignal): Promise<Delivery> {
  const order = await beginHandIn(parts, key);
  return order === undefined ? sent : submitted(parts, key, order, signal);
}

async function submitted(
  parts: NetworkParts,
  key: OrderKey,
  order: NetworkOrder,
  signal: AbortSignal,
): Promise<Delivery> {
  const taken = await answered(parts, key, signal, () => parts.network.submit(order, signal));
  if (taken.ok) return heard(parts, key, taken.report);
  await notAnswered(parts, key);
  return later('network.unreachable');
}

/** What the network said is written as its answer is noted. */
const heard = (parts: NetworkParts, key: OrderKey, report: NetworkReport): Delivery => ({
  outcome: 'sent',
  leaves: (tables) => applyAnswer(parts, tables, key, report),
});

/** A network that throws, or does not answer in time, is a thing of every day: it is noted, and tried again. */
async function answered<T>(
  { log }: Pick<NetworkParts, 'log'>,
  { id, operator }: OrderKey,
  signal: AbortSignal,
  ask: () => Promise<T>,
) {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the network did not answer in time')), { once: true });
  });
  try {
    return { ok: true as const, report: await Promise.race([ask(), late]) };
  } catch (error) {
    log.warn('network.failed', { reference: id, operator }, error);
    return { ok: false as const };
  }
}

function held(
  { ids, clock, changes, sales, operatorOf }: NetworkParts,
  tables: Tables,
  { operator, message }: Ordered,
) {
  return hold({ tables, ids, changes, sales, now: clock.now(), operator: operatorOf(operator) }, message.order);
}
