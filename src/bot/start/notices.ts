import { type NoticePorts, tellPackNotices } from '../../domain/buckets/packNotices.js';
import type { Operator } from '../../domain/operator/index.js';
import { type ReminderPorts, remindOfSims } from '../../domain/orders/simReminders.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Log, LogEvent } from '../log.js';
import type { Timer } from '../outbox/timer.js';

/** When it is looked first, and how often then, in milliseconds. */
const LOOK = { first: 60_000, every: 15 * 60_000 };

type Ports = NoticePorts & ReminderPorts;
interface NoticeParts extends Ports {
  readonly operators: Iterable<Operator>;
  readonly timer: Timer;
  readonly log: Log;
}

/** What people are told by itself: at which operators, how, and what is logged where it could not be looked at. */
interface Notice {
  readonly failed: LogEvent;
  isTold(operator: Operator): boolean;
  tell(ports: Ports, operator: Operator): Promise<void>;
}

const notices: readonly Notice[] = [
  {
    failed: 'packs.notLookedAt',
    isTold: ({ lineRules }) => lineRules?.groupPacks?.notice !== undefined,
    tell: tellPackNotices,
  },
  {
    failed: 'sims.notReminded',
    isTold: ({ lineRules }) => lineRules?.userOrders?.remindAt !== undefined,
    tell: remindOfSims,
  },
];

/**
 * Looks now and again whether there is something to be told: use beyond group packs that has come to the amount from which on companies are
 * told (T14), orders that wait for a SIM card (O3). What was told is written down with it, so that it is told once, by whichever instance
 * comes first. Gives the function that ends it.
 */
export function startNotices({ operators, timer, log, ...ports }: NoticeParts): () => void {
  const all = [...operators].flatMap((operator) =>
    notices.filter(({ isTold }) => isTold(operator)).map((notice) => ({ notice, operator })),
  );
  if (all.length === 0) return () => {};
  let ended = false;
  const look = async () => {
    for (const { notice, operator } of all) {
      try {
        await notice.tell(ports, operator);
      } catch (error) {
        if (!isClosing(error)) log.error(notice.failed, { operator: operator.profile.id }, error);
      }
    }
    if (!ended) cancel = timer.after(LOOK.every, () => void look());
  };
  let cancel = timer.after(LOOK.first, () => void look());
  return () => {
    ended = true;
    cancel();
  };
}

/** The program is ending. */
const isClosing = (error: unknown): boolean =>
  error instanceof StoreClosed || (error instanceof AggregateError && error.errors.every(isClosing));
