import type { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** How many, in how many seconds. */
interface Rate {
  readonly points: number;
  readonly duration: number;
}

/** A counter that all instances share. While the database is gone each counts for itself. */
export const postgresCounter = (pool: Pool, name: string, rate: Rate): RateLimiterAbstract =>
  new RateLimiterPostgres({
    ...rate,
    ...{ storeClient: pool, storeType: 'pool', tableName: 'limits', tableCreated: true, clearExpiredByTimeout: true },
    keyPrefix: name,
    // What is used up needs no asking.
    inMemoryBlockOnConsumed: rate.points + 1,
    insuranceLimiter: new RateLimiterMemory(rate),
  });
