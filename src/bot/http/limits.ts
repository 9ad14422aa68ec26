import type { IncomingMessage } from 'node:http';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { sha256 } from '../secrets/hashing.js';
import type { Rejection } from './answer.js';
import { callerOf } from './caller.js';

/** How many, in how many seconds. */
export interface Rate {
  readonly points: number;
  readonly duration: number;
}
export interface Limits {
  /** Requests of one address: an office of many agents may share one. */
  readonly address: Rate;
  /** Requests of everybody. */
  readonly overall: Rate;
  /** Tries to sign in to one login from one address since the last right one: a stranger locks nobody else out. */
  readonly login: Rate;
  /** Wrong ones from everywhere: somebody who guesses from many addresses. */
  readonly loginAnywhere: Rate;
  /** Wrong tries to sign in of one address. */
  readonly signInsOfAddress: Rate;
  /** Tries to sign in of everybody: each costs a slow hash. */
  readonly signIns: Rate;
  /** Conversations that one account begins: each is a file for weeks. */
  readonly conversations: Rate;
  /** Messages of one conversation that wait for their turn or have it: each is held in memory. */
  readonly turnsAtOnce: number;
  /** Bytes that one account sends as files. */
  readonly uploads: Rate;
  /** Files that are being received at a time, from everybody: each is held in memory. */
  readonly uploadsAtOnce: number;
  /**
   * Live streams of one conversation, and of everybody; and how often each is asked whether anybody is there, and whether its
   * token is still good, in milliseconds: so long it may outlive a sign-out on another instance.
   */
  readonly streams: { readonly conversation: number; readonly overall: number; readonly checkEvery: number };
}
export const usualLimits: Limits = {
  address: { points: 1200, duration: 60 },
  overall: { points: 30_000, duration: 60 },
  login: { points: 10, duration: 900 },
  loginAnywhere: { points: 100, duration: 900 },
  signInsOfAddress: { points: 40, duration: 60 },
  signIns: { points: 120, duration: 60 },
  conversations: { points: 120, duration: 3600 },
  turnsAtOnce: 50,
  uploads: { points: 200 * 1024 * 1024, duration: 24 * 3600 },
  uploadsAtOnce: 20,
  streams: { conversation: 10, overall: 2000, checkEvery: 30_000 },
};

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

  /** What was taken for this was no use of the limit. */
  async giveBack(key: string): Promise<void> {
    await this.counter.reward(sha256(key));
  }

  async forget(key: string): Promise<void> {
    await this.counter.delete(sha256(key));
  }
}

export const tooMany = (seconds: number): Rejection => ({ status: 429, code: 'TooManyRequests', retryAfter: seconds });

/** The check of every request: those of one address, then those of everybody, as many as this process can take. */
export function createRequestLimit({ address, overall }: Limits, proxies: number, counters: Counters) {
  const ofAddress = new RateLimit(counters('address', address));
  const ofAll = new RateLimit(ownCounters('overall', overall));
  return async (req: IncomingMessage): Promise<Rejection | undefined> => {
    const wait = (await ofAddress.take(callerOf(req, proxies))) || (await ofAll.take('all'));
    return wait === 0 ? undefined : tooMany(wait);
  };
}
