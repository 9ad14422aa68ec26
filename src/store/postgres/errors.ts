import { DatabaseError } from 'pg';
import type { Figure } from './figures.js';

/** Others got in the way, or took the id meanwhile: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const PASSING: ReadonlySet<string | undefined> = new Set(['40001', '40P01']);
const UNIQUE_VIOLATION = '23505';

/** Whether the same work may succeed when it runs again. */
export const mayPass = (error: unknown): boolean => error instanceof DatabaseError && PASSING.has(error.code);

/** A database's error with what it hides: which id was taken. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || error.code !== UNIQUE_VIOLATION) return error;
  return new Error(`${error.table} has such a row already: ${error.detail}`, { cause: error });
}

/** The database is not as this program needs it. The message is for whoever starts it. */
export class StoreNotMigrated extends Error {
  constructor(missing: readonly string[]) {
    super(`the database of STORE_URL lacks ${missing.join(', ')}. Run: npm run migrate`);
    this.name = 'StoreNotMigrated';
  }
}

/** The database cannot be reached. */
export class StoreUnreachable extends Error {
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the database of STORE_URL cannot be reached (${why || 'no answer'}). Start it, or correct the address`, {
      cause,
    });
    this.name = 'StoreUnreachable';
  }
}

/** A database into which nothing can be copied. */
export class StoreNotEmpty extends Error {
  constructor(what: string) {
    super(
      `the database of STORE_URL has rows that are not from this store, or have changed since (${what}). ` +
        'Nothing was copied: make an empty database, migrate it, and copy into that',
    );
    this.name = 'StoreNotEmpty';
  }
}

/** Somebody is writing to the database. */
export class StoreBusy extends Error {
  constructor() {
    super('another process is writing to the database of STORE_URL. Stop every Guichet that uses it, then copy again');
    this.name = 'StoreBusy';
  }
}

/** What was copied does not come to the same. */
export class CopyDiffers extends Error {
  constructor(readonly figures: readonly Figure[]) {
    const different = figures.filter(({ source, copy }) => source !== copy);
    const told = different.map(({ what, source, copy }) => `${what}: ${source} became ${copy}`);
    super(`the copy is not the same as the store, so nothing was kept of it. ${told.join('; ')}`);
    this.name = 'CopyDiffers';
  }
}
