import { z } from 'zod';
import { soughtOf } from '../../domain/lines/sought.js';
import type { StoredRow } from './changes.js';

/** Makes the rows of one schema version into those of the next. A pure function: it may run again after a crash. */
export type Migration = (rows: readonly StoredRow[]) => readonly StoredRow[];

const Named = z.looseObject({
  id: z.string(),
  number: z.string(),
  user: z.string().optional(),
  description: z.string().optional(),
});

/** What lines are searched by, as texts are compared now. */
const searchTexts: Migration = (rows) =>
  rows.map((stored) => {
    const line = stored.table === 'lines' ? Named.safeParse(stored.row).data : undefined;
    return line === undefined ? stored : { ...stored, row: { ...line, sought: soughtOf(line) } };
  });

/** `migrations[0]` leads from schema 1 to 2, and so on. Append to it; never change one that was released. */
export const migrations: readonly Migration[] = [searchTexts];

/** The schema that these migrations lead to. */
export const schemaAfter = (list: readonly Migration[]): number => list.length + 1;
