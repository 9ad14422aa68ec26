import type { Clock } from '../domain/ports.js';
import { type EmbeddedStore, StoreClosed } from '../store/lowdb/index.js';
import type { Log } from './log.js';

const dayInMilliseconds = 24 * 60 * 60 * 1000;
/** How often the clock is looked at. */
const lookEvery = 10 * 60 * 1000;

export interface HousekeepingPorts {
  readonly store: Pick<EmbeddedStore, 'tidy'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Calls again and again, `milliseconds` apart, until the function it gives is called. */
  every?(milliseconds: number, call: () => void): () => void;
}

/**
 * Tidies the store now and once a day: what is due goes to the archive, silent conversations and ended sessions go.
 * Gives the function that ends it; a run that is under way ends with the store.
 */
export function startHousekeeping({ store, clock, log, every = interval }: HousekeepingPorts): () => void {
  let running = false;
  let last: number | undefined;
  const run = async (now: Date) => {
    try {
      const { conversations, archived, dropped } = await store.tidy(now);
      log.info('store.tidied', { count: conversations + archived + dropped });
    } catch (error) {
      if (!(error instanceof StoreClosed)) log.error('store.tidyFailed', {}, error);
    } finally {
      running = false;
    }
  };
  const look = () => {
    const now = clock.now();
    // A clock that was set back must not put the next run off.
    const since = last === undefined ? dayInMilliseconds : Math.abs(now.getTime() - last);
    if (running || since < dayInMilliseconds) return;
    last = now.getTime();
    running = true;
    void run(now);
  };
  const end = every(lookEvery, look);
  look();
  return end;
}

function interval(milliseconds: number, call: () => void): () => void {
  const timer = setInterval(call, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
