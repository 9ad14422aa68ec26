import type { ReadTable, ReadTables, Row, Table, TableName, Tables } from './tables.js';

/**
 * The tables as one operator's people see them: a row of another operator does not exist, and none can be written.
 * So a forgotten check in a command answers like an unknown number, never with somebody else's data. `wrote` is called
 * before every write.
 */
export const scoped = (tables: Tables, operator: string, wrote = () => {}): Tables => ({
  accounts: within(tables.accounts, operator, wrote),
  sessions: within(tables.sessions, operator, wrote),
  customers: within(tables.customers, operator, wrote),
  subscriptions: within(tables.subscriptions, operator, wrote),
  wallets: within(tables.wallets, operator, wrote),
  entries: within(tables.entries, operator, wrote),
  sales: within(tables.sales, operator, wrote),
  commissions: within(tables.commissions, operator, wrote),
  receipts: within(tables.receipts, operator, wrote),
  authorisations: within(tables.authorisations, operator, wrote),
  audit: within(tables.audit, operator, wrote),
  outbox: within(tables.outbox, operator, wrote),
});

/** The same for reading only. */
export const scopedReads = (tables: ReadTables, operator: string): ReadTables => ({
  accounts: seenBy(tables.accounts, operator),
  sessions: seenBy(tables.sessions, operator),
  customers: seenBy(tables.customers, operator),
  subscriptions: seenBy(tables.subscriptions, operator),
  wallets: seenBy(tables.wallets, operator),
  entries: seenBy(tables.entries, operator),
  sales: seenBy(tables.sales, operator),
  commissions: seenBy(tables.commissions, operator),
  receipts: seenBy(tables.receipts, operator),
  authorisations: seenBy(tables.authorisations, operator),
  audit: seenBy(tables.audit, operator),
  outbox: seenBy(tables.outbox, operator),
});

function seenBy<N extends TableName>(table: ReadTable<N>, operator: string): ReadTable<N> {
  const own = (row: Row<N>) => row.operator === operator;
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
  };
}

function within<N extends TableName>(table: Table<N>, operator: string, wrote: () => void): Table<N> {
  const own = (row: Row<N>): Row<N> => {
    if (row.operator !== operator) throw new Error(`a row of ${row.operator} was written on behalf of ${operator}`);
    wrote();
    return row;
  };
  const seen = seenBy(table, operator);
  return {
    ...seen,
    insert: async (row) => table.insert(own(row)),
    put: async (row) => table.put(own(row)),
    remove: async (id) => {
      wrote();
      if ((await seen.get(id)) !== undefined) await table.remove(id);
    },
  };
}
