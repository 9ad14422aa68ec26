import type { ReadTable, ReadTables, Row, Scope, Table, TableName, Tables } from './tables.js';

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

/** A row that belongs to no organisation is the operator's as a whole. */
export const isOwn = (row: { readonly operator: string; readonly organisation?: string }, scope: Scope): boolean =>
  row.operator === scope.operator && (row.organisation === undefined || row.organisation === scope.organisation);

function seenBy<N extends TableName>(table: ReadTable<N>, scope: Scope): ReadTable<N> {
  const own = (row: Row<N>) => isOwn(row, scope);
  return {
    get: async (id) => {
      const row = await table.get(id);
      return row !== undefined && own(row) ? row : undefined;
    },
    where: async (match, page = {}) => {
      const { limit } = page;
      if (limit === undefined) return (await table.where(match, page)).filter(own);
      // The limit counts what may be seen: where rows of others were among the first, more of them are fetched.
      for (let fetched = limit; ; fetched *= 2) {
        const rows = await table.where(match, { ...page, limit: fetched });
        const seen = rows.filter(own).slice(0, limit);
        if (seen.length === limit || rows.length < fetched) return seen;
      }
    },
    search: (wanted) => table.search(wanted, scope),
  };
}

function within<N extends TableName>(table: Table<N>, scope: Scope, wrote: () => void): Table<N> {
  const own = (row: Row<N>): Row<N> => {
    if (!isOwn(row, scope)) throw new Error(`a row of somebody else was written on behalf of ${scope.operator}`);
    wrote();
    return row;
  };
  const seen = seenBy(table, scope);
  return {
    ...seen,
    claim: (id) => table.claim(id),
    hold: async (id) => {
      const row = await table.hold(id);
      return row !== undefined && isOwn(row, scope) ? row : undefined;
    },
    insert: async (row) => table.insert(own(row)),
    put: async (row) => table.put(own(row)),
    remove: async (id) => {
      wrote();
      if ((await seen.get(id)) !== undefined) await table.remove(id);
    },
  };
}
