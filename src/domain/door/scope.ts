import { type Actor, STAFF } from '../records/account.js';
import { eachTable } from '../records/eachTable.js';
import type {
  Following,
  Found,
  Key,
  Page,
  ReadTable,
  ReadTables,
  Row,
  Scope,
  Search,
  Table,
  TableName,
  Tables,
} from '../records/tables.js';

/**
 * The tables as one operator's people see them: a row of another operator or another organisation does not exist, and
 * none can be written. So a forgotten check in a command answers like an unknown number, never with somebody else's data.
 * `wrote` is called before every write, with the row where it is a new one.
 */
export const scoped = (tables: Tables, scope: Scope, wrote: Wrote = () => {}): Tables =>
  eachTable<Tables>(<N extends TableName>(name: N) =>
    within<N>(tables[name], inTable(name, scope), (row) => wrote(name, row)),
  ).tables;

/** Is told of what is written; `row`: of what has not been there. */
export type Wrote = (table: TableName, row?: object) => void;

/** The same for reading only. */
export const scopedReads = (tables: ReadTables, scope: Scope): ReadTables =>
  eachTable<ReadTables>(<N extends TableName>(name: N) => seenBy<N>(tables[name], inTable(name, scope))).tables;

/** Whose rows an actor sees: those of the company that is worked for; the operator's staff works for none. */
export const scopeOf = ({ everyCompany, ...actor }: Actor): Scope =>
  actor.role === STAFF ? { operator: actor.operator, staff: true, ...(everyCompany && { everyCompany }) } : actor;

/** What companies write to the staff. Of everything else it sees what belongs to no company. */
const staffsWork: ReadonlySet<TableName> = new Set(['requests']);

const inTable = (name: TableName, scope: Scope): Scope =>
  scope.staff === undefined || scope.everyCompany === true || staffsWork.has(name)
    ? scope
    : { operator: scope.operator };

interface Owned {
  readonly id: string;
  readonly operator: string;
  readonly organisation?: string;
  readonly account?: string;
  readonly line?: string;
}

/** A row that belongs to no organisation is the operator's as a whole. */
export function isOwn(row: Owned, scope: Scope): boolean {
  const { operator, organisation, own, boundTo, staff } = scope;
  if (row.operator !== operator) return false;
  if (own !== undefined) return row.account === own;
  if (boundTo !== undefined) return isOfLine(row, boundTo, scope.account);
  return staff === true || row.organisation === undefined || row.organisation === organisation;
}

/** Whoever is bound to a line has of the company what is about that line, and what they left themselves. */
const isOfLine = (row: Owned, line: string, account: string | undefined): boolean =>
  row.id === line ||
  row.line === line ||
  (account !== undefined && row.account === account) ||
  (row.organisation === undefined && row.line === undefined);

/** What the rows that are seen follow from: two of whom this is the same see the same. */
export const whoseRows = (scope: Scope | undefined): readonly (string | boolean | undefined)[] => {
  if (scope === undefined) return [];
  const { operator, organisation, own, boundTo, account, staff } = scope;
  return [operator, organisation, own, boundTo, boundTo === undefined ? undefined : account, staff];
};

/** A class: as objects with functions of their own these took a fifth of a command's CPU. */
class SeenTable<N extends TableName> implements ReadTable<N> {
  constructor(
    private readonly all: ReadTable<N>,
    protected readonly scope: Scope,
  ) {}

  async get(id: string): Promise<Row<N> | undefined> {
    const row = await this.all.get(id);
    return row !== undefined && isOwn(row, this.scope) ? row : undefined;
  }

  async where(match: Partial<Pick<Row<N>, Key<N>>>, page: Page = {}): Promise<Row<N>[]> {
    const own = (row: Row<N>) => isOwn(row, this.scope);
    const { limit } = page;
    if (limit === undefined) return (await this.all.where(match, page)).filter(own);
    // The limit counts what may be seen: where rows of others were among the first, more of them are fetched.
    for (let fetched = limit; ; fetched *= 2) {
      const rows = await this.all.where(match, { ...page, limit: fetched });
      const seen = rows.filter(own).slice(0, limit);
      if (seen.length === limit || rows.length < fetched) return seen;
    }
  }

  async among(column: Key<N>, values: readonly string[]): Promise<Row<N>[]> {
    return (await this.all.among(column, values)).filter((row) => isOwn(row, this.scope));
  }

  search(wanted: Search<N>): Promise<Found<N>> {
    return this.all.search(wanted, this.scope);
  }

  following(wanted: Following<N>, after: string | undefined): Promise<Row<N>[]> {
    return this.all.following(wanted, after, this.scope);
  }
}

class WrittenTable<N extends TableName> extends SeenTable<N> implements Table<N> {
  constructor(
    private readonly table: Table<N>,
    scope: Scope,
    private readonly wrote: (row?: object) => void,
  ) {
    super(table, scope);
  }

  claim(id: string): Promise<void> {
    return this.table.claim(id);
  }

  async hold(id: string): Promise<Row<N> | undefined> {
    const row = await this.table.hold(id);
    return row !== undefined && isOwn(row, this.scope) ? row : undefined;
  }

  async insert(row: Row<N>): Promise<void> {
    return this.table.insert(this.#own(row, row));
  }

  async put(row: Row<N>): Promise<void> {
    return this.table.put(this.#own(row));
  }

  async remove(id: string): Promise<void> {
    this.wrote();
    if ((await this.get(id)) !== undefined) await this.table.remove(id);
  }

  #own(row: Row<N>, added?: Row<N>): Row<N> {
    if (!isOwn(row, this.scope)) {
      throw new Error(`a row of somebody else was written on behalf of ${this.scope.operator}`);
    }
    this.wrote(added);
    return row;
  }
}

const seenBy = <N extends TableName>(table: ReadTable<N>, scope: Scope): ReadTable<N> => new SeenTable(table, scope);
const within = <N extends TableName>(table: Table<N>, scope: Scope, wrote: (row?: object) => void): Table<N> =>
  new WrittenTable(table, scope, wrote);
