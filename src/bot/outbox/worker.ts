import { setMaxListeners } from 'node:events';
import pLimit, { type LimitFunction } from 'p-limit';
import { isDue, waitOfAhead } from '../../domain/door/outbox.js';
import type { OutboxRow } from '../../domain/records/outbox.js';
import { type AttemptPorts, makeAttempt, planOf } from './attempt.js';

/** Deliveries at a time over each way out: a slow one does not hold up the others, and a slow network no mail. */
const AT_ONCE = 4;
/** Answers to text messages are turns of as many people, who wait for them. */
const AT_ONCE_OF: Readonly<Record<string, number>> = { text: 64 };
/** The longest time between two looks at all that waits: also finds what another process posted or left behind. */
const LOOK_EVERY = 20_000;
/** How long a stop waits for the deliveries that run before it breaks them off. */
const STOP_WITHIN = 5_000;

export interface OutboxWorker {
  /** Takes up what waits, and from now on whatever becomes due. */
  start(): void;
  /** Takes up rows that have just been written. */
  take(rows: readonly OutboxRow[]): void;
  /** Resolves when nothing is being delivered or looked for. */
  idle(): Promise<void>;
  /** Begins nothing more. What runs has five seconds, then it is broken off and will be tried after the next start. */
  stop(): Promise<void>;
}

/** Delivers the rows of the outbox, each at least once, outside of any transaction. */
export function makeOutboxWorker(ports: AttemptPorts): OutboxWorker {
  const { store, clock, timer, log } = ports;
  const attempt = makeAttempt(ports);
  const ways = new Map<string, LimitFunction>();
  const slotsOf = ({ message }: OutboxRow): LimitFunction => {
    const [way = ''] = message.kind.split('.');
    const slots = ways.get(way) ?? pLimit(AT_ONCE_OF[way] ?? AT_ONCE);
    ways.set(way, slots);
    return slots;
  };
  const underWay = new Map<string, Promise<void>>();
  /** Rows that a clock ahead of ours has planned, while they wait. */
  const ahead = new Map<string, { readonly plan: string; readonly cancel: () => void }>();
  const cut = new AbortController();
  // Each delivery listens to it: as many as there are at a time.
  setMaxListeners(0, cut.signal);
  let looking: Promise<void> | undefined;
  let alarm: { readonly at: number; readonly cancel: () => void } | undefined;
  let stopped = false;

  const wakeAt = (time: number) => {
    const now = clock.now().getTime();
    const at = Math.min(Math.max(time, now), now + LOOK_EVERY);
    if (stopped || (alarm !== undefined && alarm.at <= at)) return;
    alarm?.cancel();
    const ring = () => {
      alarm = undefined;
      look();
    };
    alarm = { at, cancel: timer.after(at - now, ring) };
  };

  const take = (rows: readonly OutboxRow[]) => {
    if (stopped) return;
    const now = clock.now();
    for (const row of rows) {
      if (row.state !== 'waiting') continue;
      const wait = waitOfAhead(row, now);
      if (isDue(row, now)) begin(row);
      else if (wait !== undefined) waitOut(row, wait);
      else wakeAt(Date.parse(row.dueAt));
    }
  };

  const waitOut = (row: OutboxRow, wait: number) => {
    const plan = planOf(row);
    const before = ahead.get(row.id);
    if (before?.plan === plan) return;
    before?.cancel();
    const over = () => {
      ahead.delete(row.id);
      begin(row);
    };
    ahead.set(row.id, { plan, cancel: timer.after(wait, over) });
  };

  const begin = (row: OutboxRow) => {
    const { id } = row;
    if (underWay.has(id)) return;
    const run = slotsOf(row)(() => tryOne(row)).finally(() => underWay.delete(id));
    underWay.set(id, run);
  };

  const tryOne = async (seen: OutboxRow) => {
    if (stopped) return;
    try {
      const row = await attempt(seen, cut.signal);
      if (row !== undefined) take([row]);
    } catch (error) {
      // The store did not take it. The claim runs out, and a later look finds the row.
      log.error('outbox.storeFailed', { reference: seen.id }, error);
    }
  };

  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
  };

  const lookOnce = async () => {
    try {
      if (!stopped) take(await store.read(({ outbox }) => outbox.where({ state: 'waiting' })));
    } catch (error) {
      log.error('outbox.lookFailed', {}, error);
    }
    wakeAt(Number.POSITIVE_INFINITY);
  };

  const idle = async () => {
    while (looking !== undefined || underWay.size > 0) await Promise.all([looking, ...underWay.values()]);
  };

  const stop = async () => {
    stopped = true;
    alarm?.cancel();
    for (const { cancel } of ahead.values()) cancel();
    const cancel = timer.after(STOP_WITHIN, () => cut.abort());
    await idle();
    cancel();
  };
  return { start: look, take, idle, stop };
}
