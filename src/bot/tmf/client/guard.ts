import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import type { Log } from '../../log.js';
import type { InterfaceName } from './interfaces.js';
import { isFault, TmfProblem } from './problem.js';
import type { TmfSettings } from './settings.js';

/** How often what is safe is asked again, and how long at the most is waited before, in milliseconds. */
const AGAIN = 2;
const BACKOFF = new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 });

export interface Guarded {
  readonly operator: string;
  readonly at: InterfaceName;
  readonly concurrency: number;
  readonly queue: number;
  readonly breaker: TmfSettings['breaker'];
  readonly log: Pick<Log, 'warn' | 'info'>;
}

/** Runs calls of one interface, so that one that is slow or away harms none of the others. */
export interface Guard {
  /** `safe`: said twice, it is no harm; only such a call is tried again. Throws `TmfProblem`. */
  run<T>(safe: boolean, signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * A bulkhead (so many calls at a time, some that wait, the rest turned away at once) around a circuit breaker (after failures in a row
 * nothing is sent for a while). What is safe is tried again, with jitter, in front of both.
 */
export function makeGuard({ operator, at, concurrency, queue, breaker: { failures, rest }, log }: Guarded): Guard {
  const isAway = handleWhen((error) => isFault(error, 'away'));
  const breaker = circuitBreaker(isAway, {
    halfOpenAfter: rest * 1000,
    breaker: new ConsecutiveBreaker(failures),
  });
  breaker.onBreak(() => log.warn('tmf.leftAlone', { operator, code: at }));
  breaker.onReset(() => log.info('tmf.backAgain', { operator, code: at }));
  const once = wrap(bulkhead(concurrency, queue), breaker);
  const often = wrap(retry(isAway, { maxAttempts: AGAIN, backoff: BACKOFF }), once);
  return {
    run: async (safe, signal, call) => {
      try {
        return await (safe ? often : once).execute(() => call(signal), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof BrokenCircuitError) throw new TmfProblem(at, 'away', 'leftAlone', { cause: error });
        if (error instanceof BulkheadRejectedError) throw new TmfProblem(at, 'away', 'tooMany', { cause: error });
        throw error;
      }
    },
  };
}
