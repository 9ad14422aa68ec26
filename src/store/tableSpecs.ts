import type { z } from 'zod';
import { type Retention, type Row, type TableName, tables } from '../domain/records/tables.js';

type Specs = {
  readonly [N in TableName]: {
    readonly row: z.ZodType<Row<N>>;
    readonly keys: readonly string[];
    readonly retention?: Retention;
  };
};

/** The tables in a form in which TypeScript can follow a name from the schema to the row. */
export const specs: Specs = tables;

/** The row as it comes back from where it is stored, of what was JSON. Throws when it does not fit the table's schema. */
export function acceptedRow<N extends TableName>(table: N, row: unknown): Row<N> {
  const schema: z.ZodType<Row<N>> = specs[table].row;
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'the row').join(', ');
  throw new Error(`a row of ${table} does not fit its schema (${where})`);
}

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The instant after which a row's days are counted, in milliseconds; NaN in a table without a retention. */
export const instantOf = ({ at }: Retention, row: object): number => Date.parse(String(Reflect.get(row, at)));

/** Whether the row's days in the living store are over, at `now` in milliseconds. A row without the instant stays. */
export function isDue(retention: Retention, row: object, now: number): boolean {
  const fits = Object.entries(retention.when ?? {}).every(([column, value]) => Reflect.get(row, column) === value);
  return fits && instantOf(retention, row) + retention.days * dayInMilliseconds <= now;
}
