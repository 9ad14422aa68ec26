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
  /**
   * Wrong passwords for one account from one address since the last right one: a stranger locks nobody else out. After `pauseAfter` of
   * them each next one has to wait, twice as long each time.
   */
  readonly login: Rate & { readonly pauseAfter?: number };
  /** The same of one browser that has signed in to the account before: what strangers do does not count. */
  readonly loginOfBrowser: Rate & { readonly pauseAfter?: number };
  /** Wrong ones of strangers from everywhere: somebody who guesses from many addresses. */
  readonly loginAnywhere: Rate;
  /** Wrong tries to sign in of strangers at one address, at one operator. */
  readonly signInsOfAddress: Rate;
  /** Wrong tries to sign in of all strangers at one operator: each costs a slow hash. */
  readonly signIns: Rate;
  /**
   * What is asked for or tried before somebody is let in, from one address: codes and links to choose a password with, questions for
   * passkeys; and codes that all strangers ask for at one operator.
   */
  readonly accessOfAddress: Rate;
  readonly access: Rate;
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
  login: { points: 10, duration: 24 * 3600, pauseAfter: 3 },
  loginOfBrowser: { points: 10, duration: 900, pauseAfter: 3 },
  loginAnywhere: { points: 100, duration: 900 },
  signInsOfAddress: { points: 40, duration: 60 },
  signIns: { points: 120, duration: 60 },
  accessOfAddress: { points: 60, duration: 300 },
  access: { points: 60, duration: 60 },
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

/** The check of every request: those of one address, then those of everybody, as many as this process can take. */
export function createRequestLimit({ address, overall }: Limits, proxies: number, counters: Counters) {
  const ofAddress = new RateLimit(counters('address', address));
  const ofAll = new RateLimit(ownCounters('overall', overall));
  return async (req: IncomingMessage): Promise<Rejection | undefined> => {
    const wait = (await ofAddress.take(callerOf(req, proxies))) || (await ofAll.take('all'));
    return wait === 0 ? undefined : tooMany(wait);
  };
}
