import { type Asked, eachTable } from '../../domain/records/eachTable.js';
import type { TableName } from '../../domain/records/tables.js';
import type { Session } from './session.js';
import { type Mode, PostgresTable } from './table.js';

export type OwnTables = { readonly [N in TableName]: PostgresTable<N> };

/** All tables as one transaction or one read sees them. */
export const allTables = (session: Session, mode: Mode): Asked<OwnTables> =>
  eachTable<OwnTables>(<N extends TableName>(name: N) => new PostgresTable(name, session, mode));
