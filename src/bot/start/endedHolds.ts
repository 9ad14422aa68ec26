import type { Clock, Store } from '../../domain/door/ports.js';
import { endHolds } from '../../domain/lines/stock/holds.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Log } from '../log.js';
import type { Timer } from '../outbox/timer.js';

/** How often the clock is looked at, in milliseconds. */
const LOOK_EVERY = 60_000;

interface EndedHoldsPorts {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

/**
 * Lets go, now and again, of numbers that somebody reserved and did not order, and of those whose quarantine is over. Nothing
 * depends on the minute: a hold that has ended keeps nobody from anything. Gives the function that ends it.
 */
export function startEndedHolds({ store, clock, timer, log }: EndedHoldsPorts): () => void {
  let cancel = () => {};
  let ended = false;
  const look = async () => {
    try {
      await endHolds(store, clock.now());
    } catch (error) {
      if (!(error instanceof StoreClosed)) log.error('stock.notLetGo', {}, error);
    }
    if (!ended) cancel = timer.after(LOOK_EVERY, () => void look());
  };
  void look();
  return () => {
    ended = true;
    cancel();
  };
}
