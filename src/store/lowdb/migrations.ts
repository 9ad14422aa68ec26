import type { StoredRow } from './changes.js';

/** Makes the rows of one schema version into those of the next. A pure function: it may run again after a crash. */
export type Migration = (rows: readonly StoredRow[]) => readonly StoredRow[];

/** `migrations[0]` leads from schema 1 to 2, and so on. Append to it; never change one that was released. */
export const migrations: readonly Migration[] = [];

/** The schema that these migrations lead to. */
export const schemaAfter = (list: readonly Migration[]): number => list.length + 1;
