export { copyStore } from './copy.js';
export { CopyDiffers, StoreBusy, StoreNotEmpty, StoreNotMigrated, StoreUnreachable } from './errors.js';
export type { Figure } from './figures.js';
export { migrate } from './migrate.js';
export { openPostgresStore, type PostgresOptions } from './open.js';
