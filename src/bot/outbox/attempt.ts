import { isDue, waitOfAhead } from '../../domain/door/outbox.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import { type DeliveryProblem, Message, type OutboxRow } from '../../domain/records/outbox.js';
import type { Tables } from '../../domain/records/tables.js';
import type { Log } from '../log.js';
import { backOff, tries } from './backOff.js';
import { type Couriers, type Delivery, handOver, later, tellParked } from './courier.js';
import type { Timer } from './timer.js';

/** A courier that has not answered by then is given up, in milliseconds. */
const DELIVERY_WITHIN = 2 * 60_000;
/** A row whose worker is not heard of again is taken up after this: longer than any delivery takes. */
const CLAIM_LASTS = 5 * 60_000;
/**
 * Somebody waits for an answer to a text: a claim on it is short, and renewed while its worker lives. That the clocks of two
 * instances differ by more than that does no harm here: a subscriber's texts are answered one at a time, by whoever holds
 * the store's lock on them.
 */
const CLAIM_LASTS_OF: Readonly<Partial<Record<string, number>>> = { 'text.answer': 20_000 };

export interface AttemptPorts {
  readonly store: Store;
  /** The same store as everybody else uses it, which tells of what is written: what a delivery leaves, too. */
  readonly told?: Store;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly couriers: Partial<Couriers>;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Tries to deliver a row whose time has come, and gives it as it is afterwards; undefined when there was nothing to do. */
export type Attempt = (seen: OutboxRow, stop: AbortSignal) => Promise<OutboxRow | undefined>;

/** Claim, deliver, write down: three steps, of which only the first and the last touch the store. */
export function makeAttempt(ports: AttemptPorts): Attempt {
  // Final outcomes that the store could not take: they are written at the next try, instead of a second delivery.
  const unwritten = new Map<string, Delivery>();
  return async (seen, stop) => {
    const { id } = seen;
    const row = await claim(ports, seen);
    if (row?.state !== 'waiting') return row;
    const delivery = unwritten.get(id) ?? (await carryClaimed(ports, row, stop));
    if (delivery.outcome !== 'later') unwritten.set(id, delivery);
    const settled = await settle(ports, row, delivery);
    unwritten.delete(id);
    return settled;
  };
}

/** Counts the try and puts the row out of reach before anything is sent: a message that ends the program is parked too. */
async function claim(ports: AttemptPorts, seen: OutboxRow): Promise<OutboxRow | undefined> {
  const { store, clock, log } = ports;
  const claimed = await store.transaction(async (tables) => {
    const { outbox } = tables;
    const now = clock.now();
    // Another process may be claiming it.
    const row = await outbox.hold(seen.id);
    if (row?.state !== 'waiting' || !hasCome(row, seen, now)) return undefined;
    const next: OutboxRow =
      row.attempts < tries
        ? { ...row, ...plan(row, now, lastsOf(row)), attempts: row.attempts + 1 }
        : { ...row, state: 'parked', lastProblem: 'delivery.interrupted' };
    await outbox.put(next);
    if (next.state === 'parked') await parked(ports, tables, next);
    return next;
  });
  if (claimed?.state === 'parked') report(log, claimed);
  return claimed;
}

const lastsOf = ({ message }: OutboxRow): number => CLAIM_LASTS_OF[message.kind] ?? CLAIM_LASTS;

/** Renews a short claim while its message is being delivered. Gives what ends that, when no renewal is being written any more. */
function keepClaim({ store, clock, timer, log }: AttemptPorts, { id, message, attempts }: OutboxRow) {
  const lasts = CLAIM_LASTS_OF[message.kind];
  if (lasts === undefined) return async () => {};
  let isOver = false;
  let renewing = Promise.resolve();
  const renew = () =>
    store.transaction(async ({ outbox }) => {
      const row = await outbox.hold(id);
      // Somebody else has claimed it since.
      if (row?.state !== 'waiting' || row.attempts !== attempts) return;
      await outbox.put({ ...row, ...plan(row, clock.now(), lasts) });
    });
  const beat = () => {
    renewing = renew()
      .catch((error: unknown) => log.error('outbox.storeFailed', { reference: id }, error))
      .then(() => {
        if (!isOver) cancel = timer.after(lasts / 4, beat);
      });
  };
  let cancel = timer.after(lasts / 4, beat);
  return async () => {
    isOver = true;
    cancel();
    await renewing;
  };
}

async function carryClaimed(ports: AttemptPorts, row: OutboxRow, stop: AbortSignal): Promise<Delivery> {
  const release = keepClaim(ports, row);
  try {
    return await carry(ports, row, stop);
  } finally {
    await release();
  }
}

async function carry({ couriers, timer, log }: AttemptPorts, row: OutboxRow, stop: AbortSignal): Promise<Delivery> {
  const { id, operator, createdAt } = row;
  const message = Message.safeParse(row.message);
  // A newer version that runs beside this one, or is started later, can read it.
  if (!message.success) return later('message.unreadable');
  const { signal, cut, release } = limited(timer, stop);
  try {
    const parcel = { id, operator, createdAt, message: message.data };
    const delivery = handOver(couriers, message.data.kind, parcel, signal) ?? later('message.unreadable');
    return await Promise.race([delivery, cut]);
  } catch (error) {
    if (signal.aborted) return await cut;
    log.error('outbox.fault', { reference: id, operator }, error);
    return later('delivery.fault');
  } finally {
    release();
  }
}

/** A signal for one delivery, and what its outcome is when the signal comes first. */
function limited(timer: Timer, stop: AbortSignal) {
  const controller = new AbortController();
  const { promise: cut, resolve } = withResolver<Delivery>();
  const end = (problem: DeliveryProblem) => {
    resolve(later(problem));
    controller.abort();
  };
  const stopped = () => end('delivery.interrupted');
  const cancel = timer.after(DELIVERY_WITHIN, () => end('delivery.timeout'));
  stop.addEventListener('abort', stopped, { once: true });
  if (stop.aborted) stopped();
  const release = () => {
    cancel();
    stop.removeEventListener('abort', stopped);
  };
  return { signal: controller.signal, cut, release };
}

async function settle(ports: AttemptPorts, row: OutboxRow, delivery: Delivery) {
  const { store, told = store, clock, log, random } = ports;
  const now = clock.now();
  const settled = await told.transaction(async (tables) => {
    const { outbox } = tables;
    const leaving = delivery.outcome === 'sent' ? delivery.leaves?.(tables) : undefined;
    const [present] = await Promise.all([outbox.get(row.id), leaving]);
    // Somebody else has claimed it since: only that it is out counts more than what they will find.
    const passedOn = present?.attempts !== row.attempts && delivery.outcome !== 'sent';
    if (present === undefined || present.state === 'sent' || passedOn) return present;
    const next = outcomeOf(row, delivery, now, random());
    await outbox.put(next);
    if (next.state === 'parked') await parked(ports, tables, next);
    return next;
  });
  if (settled !== undefined) report(log, settled);
  return settled;
}

async function parked({ couriers }: AttemptPorts, tables: Tables, row: OutboxRow): Promise<void> {
  const { id, operator, createdAt } = row;
  const message = Message.safeParse(row.message);
  if (message.success) {
    await tellParked(couriers, message.data.kind, { id, operator, createdAt, message: message.data }, tables);
  }
}

function outcomeOf(row: OutboxRow, delivery: Delivery, now: Date, random: number): OutboxRow {
  if (delivery.outcome === 'sent') return { ...row, state: 'sent', sentAt: now.toISOString() };
  const { outcome, problem } = delivery;
  const tried = { ...row, lastProblem: problem };
  // A stop of ours is not the message's fault: it counts for nothing.
  if (problem === 'delivery.interrupted') return { ...tried, ...plan(row, now, 0), attempts: row.attempts - 1 };
  if (outcome === 'never' || row.attempts >= tries) return { ...tried, state: 'parked' };
  return { ...tried, ...plan(row, now, backOff(row.attempts, random)) };
}

/** Whether a row is due, or has waited for as long as the plan with which it was seen says. */
const hasCome = (row: OutboxRow, seen: OutboxRow, now: Date): boolean =>
  isDue(row, now) || (planOf(row) === planOf(seen) && waitOfAhead(row, now) !== undefined);

/** Tells one plan of a row from the next. */
export const planOf = ({ dueAt, plannedAt, attempts }: OutboxRow): string => `${plannedAt} ${dueAt} ${attempts}`;

/** Never before the last plan: an instance whose clock is behind would make the others hurry. */
function plan({ plannedAt }: OutboxRow, now: Date, wait: number) {
  const from = Math.max(now.getTime(), Date.parse(plannedAt));
  return { dueAt: new Date(from + wait).toISOString(), plannedAt: new Date(from).toISOString() };
}

function report(log: Log, { id, operator, state, attempts, lastProblem }: OutboxRow): void {
  const fields = { reference: id, operator, count: attempts };
  if (state === 'sent') log.info('outbox.sent', fields);
  else log.warn(state === 'parked' ? 'outbox.parked' : 'outbox.delayed', { ...fields, code: lastProblem });
}

function withResolver<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
