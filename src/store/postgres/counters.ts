import type { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** How many, in how many seconds. */
export interface Rate {
  readonly points: number;
  readonly duration: number;
  /** What was taken may be given back, by any instance. */
  readonly givenBack?: boolean;
}

/** A counter that all instances share. While the database is gone each counts for itself. */
export const postgresCounter = (pool: Pool, name: string, { givenBack, ...rate }: Rate): RateLimiterAbstract =>
  new RateLimiterPostgres({
    ...rate,
    ...{ storeClient: pool, storeType: 'pool', tableName: 'limits', tableCreated: true, clearExpiredByTimeout: true },
    keyPrefix: name,
    // What is used up for good needs no asking.
    ...(!givenBack && { inMemoryBlockOnConsumed: rate.points + 1 }),
    insuranceLimiter: new RateLimiterMemory(rate),
  });
