import { z } from 'zod';

/** A row before its table's schema is known to fit. */
export type AnyRow = { readonly id: string };
const AnyRow = z.custom<AnyRow>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string',
);

/** A row as it is stored. `age` rises in the order in which rows were first put: `where` gives the oldest first. */
export const StoredRow = z.object({ table: z.string(), age: z.int(), row: AnyRow });
export type StoredRow = z.output<typeof StoredRow>;

/** One change of one row, as a line of the journal carries it. */
export type Change = StoredRow | z.output<typeof Gone>;
const Gone = z.object({ table: z.string(), gone: z.string() });

/** What one sync appends: the changes of every transaction that waited for it, in their order. */
export const Changes = z.array(z.union([StoredRow, Gone]));
