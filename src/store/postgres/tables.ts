import type { TableName } from '../../domain/records/tables.js';
import { tableNames } from '../tableSpecs.js';
import type { Session } from './session.js';
import { type Mode, PostgresTable } from './table.js';

export type OwnTables = { readonly [N in TableName]: PostgresTable<N> };

/** Narrows what was built table by table: each name has the part of that table. */
const isAll = (built: object): built is OwnTables =>
  tableNames.every((name) => Reflect.get(built, name) instanceof PostgresTable);

/** All tables as one transaction or one read sees them. */
export function allTables(session: Session, mode: Mode): OwnTables {
  const built = Object.fromEntries(tableNames.map((name) => [name, new PostgresTable(name, session, mode)]));
  if (!isAll(built)) throw new Error('a table is missing');
  return built;
}
