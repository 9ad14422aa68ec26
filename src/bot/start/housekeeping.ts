import type { Clock } from '../../domain/door/ports.js';
import { type ServedStore, StoreClosed } from '../../store/servedStore.js';
import type { Log, LogEvent } from '../log.js';

const dayInMilliseconds = 24 * 60 * 60 * 1000;
/** How often the clock is looked at. */
const lookEvery = 10 * 60 * 1000;

export interface HousekeepingPorts {
  readonly store: Pick<ServedStore, 'tidy'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Removes files that belong to nothing any more, once the store is tidy. */
  sweep(now: Date): Promise<void>;
  /** Calls again and again, `milliseconds` apart, until the function it gives is called. */
  every?(milliseconds: number, call: () => void): () => void;
}

/**
 * Tidies the store now and once a day: what is due goes to the archive, silent conversations and ended sessions go, and
 * then the files that were theirs.
 * Gives the function that ends it; a run that is under way ends with the store.
 */
export function startHousekeeping({ store, clock, log, sweep, every = interval }: HousekeepingPorts): () => void {
  let running = false;
  let last: number | undefined;
  const attempt = async (event: LogEvent, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!isClosing(error)) log.error(event, {}, error);
    }
  };
  const run = async (now: Date) => {
    await attempt('store.tidyFailed', async () => {
      const { conversations, archived, dropped } = await store.tidy(now);
      log.info('store.tidied', { count: conversations + archived + dropped });
    });
    await attempt('files.sweepFailed', () => sweep(now));
    running = false;
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

/** The program is ending: what is left is done after the next start. */
const isClosing = (error: unknown): boolean =>
  error instanceof StoreClosed || (error instanceof AggregateError && error.errors.every(isClosing));

function interval(milliseconds: number, call: () => void): () => void {
  const timer = setInterval(call, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
