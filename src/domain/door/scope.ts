import type {
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
 * `wrote` is called before every write.
 */
export const scoped = (tables: Tables, scope: Scope, wrote = () => {}): Tables => ({
  accounts: within(tables.accounts, scope, wrote),
  sessions: within(tables.sessions, scope, wrote),
  customers: within(tables.customers, scope, wrote),
  subscriptions: within(tables.subscriptions, scope, wrote),
  wallets: within(tables.wallets, scope, wrote),
  entries: within(tables.entries, scope, wrote),
  sales: within(tables.sales, scope, wrote),
  organisations: within(tables.organisations, scope, wrote),
  billingAccounts: within(tables.billingAccounts, scope, wrote),
  lines: within(tables.lines, scope, wrote),
  selections: within(tables.selections, scope, wrote),
  drafts: within(tables.drafts, scope, wrote),
  orders: within(tables.orders, scope, wrote),
  approvals: within(tables.approvals, scope, wrote),
  requests: within(tables.requests, scope, wrote),
  secretCodes: within(tables.secretCodes, scope, wrote),
  commissions: within(tables.commissions, scope, wrote),
  receipts: within(tables.receipts, scope, wrote),
  authorisations: within(tables.authorisations, scope, wrote),
  audit: within(tables.audit, scope, wrote),
  outbox: within(tables.outbox, scope, wrote),
});

/** The same for reading only. */
export const scopedReads = (tables: ReadTables, scope: Scope): ReadTables => ({
  accounts: seenBy(tables.accounts, scope),
  sessions: seenBy(tables.sessions, scope),
  customers: seenBy(tables.customers, scope),
  subscriptions: seenBy(tables.subscriptions, scope),
  wallets: seenBy(tables.wallets, scope),
  entries: seenBy(tables.entries, scope),
  sales: seenBy(tables.sales, scope),
  organisations: seenBy(tables.organisations, scope),
  billingAccounts: seenBy(tables.billingAccounts, scope),
  lines: seenBy(tables.lines, scope),
  selections: seenBy(tables.selections, scope),
  drafts: seenBy(tables.drafts, scope),
  orders: seenBy(tables.orders, scope),
  approvals: seenBy(tables.approvals, scope),
  requests: seenBy(tables.requests, scope),
  secretCodes: seenBy(tables.secretCodes, scope),
  commissions: seenBy(tables.commissions, scope),
  receipts: seenBy(tables.receipts, scope),
  authorisations: seenBy(tables.authorisations, scope),
  audit: seenBy(tables.audit, scope),
  outbox: seenBy(tables.outbox, scope),
});

interface Owned {
  readonly operator: string;
  readonly organisation?: string;
  readonly account?: string;
}

/** A row that belongs to no organisation is the operator's as a whole. */
export const isOwn = (row: Owned, { operator, organisation, own }: Scope): boolean =>
  row.operator === operator &&
  (own === undefined ? row.organisation === undefined || row.organisation === organisation : row.account === own);

/** A class: forty of these are made for each command, and as objects with functions of their own took a fifth of its CPU. */
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

  search(wanted: Search<N>): Promise<Found<N>> {
    return this.all.search(wanted, this.scope);
  }
}

class WrittenTable<N extends TableName> extends SeenTable<N> implements Table<N> {
  constructor(
    private readonly table: Table<N>,
    scope: Scope,
    private readonly wrote: () => void,
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
    return this.table.insert(this.#own(row));
  }

  async put(row: Row<N>): Promise<void> {
    return this.table.put(this.#own(row));
  }

  async remove(id: string): Promise<void> {
    this.wrote();
    if ((await this.get(id)) !== undefined) await this.table.remove(id);
  }

  #own(row: Row<N>): Row<N> {
    if (!isOwn(row, this.scope)) {
      throw new Error(`a row of somebody else was written on behalf of ${this.scope.operator}`);
    }
    this.wrote();
    return row;
  }
}

const seenBy = <N extends TableName>(table: ReadTable<N>, scope: Scope): ReadTable<N> => new SeenTable(table, scope);
const within = <N extends TableName>(table: Table<N>, scope: Scope, wrote: () => void): Table<N> =>
  new WrittenTable(table, scope, wrote);
