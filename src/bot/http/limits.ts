import type { IncomingMessage } from 'node:http';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Budgets, Rate } from '../budgets.js';
import { sha256 } from '../secrets/hashing.js';
import type { Rejection } from './answer.js';
import { callerOf, siteOf } from './caller.js';

/** `givenBack`: what was taken may be given back, so a refusal of a moment ago says nothing. */
export interface CountedRate extends Rate {
  readonly givenBack?: boolean;
}
/** Makes what counts, by its name; every key forgets itself after the rate's duration. */
export type Counters = (name: string, rate: CountedRate) => RateLimiterAbstract;

/** Counts in this process. */
export const ownCounters: Counters = (_name, rate) => new RateLimiterMemory(rate);

/** A limit by key. What counts gets only digests: a key may hold an address, or what somebody typed as their login. */
export class RateLimit {
  constructor(private readonly counter: RateLimiterAbstract) {}

  /** Takes one, or `points`. Gives 0, or the seconds to wait when there are not so many left. */
  async take(key: string, points = 1): Promise<number> {
    try {
      await this.counter.consume(sha256(key), points);
      return 0;
    } catch (reached) {
      if (reached instanceof RateLimiterRes) return Math.ceil(reached.msBeforeNext / 1000) || 1;
      throw reached;
    }
  }

  /** Takes one, and gives how many were taken since it was forgotten, and the seconds until it forgets by itself. */
  async count(key: string): Promise<{ readonly taken: number; readonly wait: number }> {
    const counted = await this.counter.consume(sha256(key)).catch((reached: unknown) => {
      if (reached instanceof RateLimiterRes) return reached;
      throw reached;
    });
    return { taken: counted.consumedPoints, wait: Math.ceil(counted.msBeforeNext / 1000) || 1 };
  }

  /** The seconds until it is open again, taking nothing; 0: it is. */
  async closed(key: string): Promise<number> {
    const found = await this.counter.get(sha256(key));
    if (found === null || found.consumedPoints <= this.counter.points) return 0;
    return Math.ceil(found.msBeforeNext / 1000) || 1;
  }

  /** Closes it for so many seconds. */
  async close(key: string, seconds: number): Promise<void> {
    await this.counter.block(sha256(key), seconds);
  }

  /** What was taken for this was no use of the limit. */
  async giveBack(key: string): Promise<void> {
    await this.counter.reward(sha256(key));
  }

  async forget(key: string): Promise<void> {
    await this.counter.delete(sha256(key));
  }
}

export const tooMany = (seconds: number): Rejection => ({ status: 429, code: 'TooManyRequests', retryAfter: seconds });

/**
 * The check of every request: those of one address, then, as many as this process can take, those of one /48 and of everybody. Whoever
 * has a /48 could else use up everybody's, a bit from each of its networks.
 */
export function createRequestLimit(
  { address, site, overall }: Pick<Budgets, 'address' | 'site' | 'overall'>,
  proxies: number,
  counters: Counters,
) {
  const ofAddress = new RateLimit(counters('address', address));
  const ofSite = new RateLimit(ownCounters('site', site));
  const ofAll = new RateLimit(ownCounters('overall', overall));
  return async (req: IncomingMessage): Promise<Rejection | undefined> => {
    const caller = callerOf(req, proxies);
    const its = siteOf(caller);
    const wait =
      (await ofAddress.take(caller)) || (its === undefined ? 0 : await ofSite.take(its)) || (await ofAll.take('all'));
    return wait === 0 ? undefined : tooMany(wait);
  };
}
