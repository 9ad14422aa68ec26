import { z } from 'zod';
import type { Row, TableName } from '../../domain/records/tables.js';
import { acceptedRow, specs } from '../tableSpecs.js';

/** Escapes of what PostgreSQL takes for no text: NUL, and half of a character (a lone surrogate). */
const UNFIT = /\\u(0000|d[89a-f][0-9a-f]{2})/i;

/** The row as it would come back, and its text. Throws when it does not fit the table's schema. */
export function accepted<N extends TableName>(table: N, row: Row<N>): { row: Row<N>; text: string } {
  const text = fitText(JSON.stringify(row));
  const own = acceptedRow(table, JSON.parse(text));
  return { row: own, text: JSON.stringify(own) };
}

/** A row as the database gives it. Throws when it does not fit: another version's rows must fit, too. */
export const rowFrom = <N extends TableName>(table: N, found: unknown): Row<N> => specs[table].row.parse(found);

/** The fields of a table's records that this version knows. */
export function knownFields(table: TableName): string[] {
  const { row } = specs[table];
  if (!(row instanceof z.ZodObject)) throw new Error(`the rows of ${table} are no plain object`);
  return Object.keys(row.shape);
}

/** Whether every record of the table has this field. */
export function isAlwaysThere(table: TableName, field: string): boolean {
  const { row } = specs[table];
  const known = row instanceof z.ZodObject ? row.shape[field] : undefined;
  return known instanceof z.ZodType && !known.safeParse(undefined).success;
}

const fitText = (text: string): string =>
  UNFIT.test(text)
    ? JSON.stringify(JSON.parse(text), (_key, value: unknown) => (typeof value === 'string' ? proper(value) : value))
    : text;

/** The text as PostgreSQL takes it. */
export const proper = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
