import type { ReadTable, ReadTables, Row, Table, TableName, Tables } from './tables.js';

/**
 * The tables as one operator's people see them: a row of another operator does not exist, and none can be written.
 * So a forgotten check in a command answers like an unknown number, never with somebody else's data.
 */
export const scoped = (tables: Tables, operator: string): Tables => ({
  accounts: within(tables.accounts, operator),
  sessions: within(tables.sessions, operator),
  customers: within(tables.customers, operator),
  subscriptions: within(tables.subscriptions, operator),
  wallets: within(tables.wallets, operator),
  entries: within(tables.entries, operator),
  sales: within(tables.sales, operator),
  commissions: within(tables.commissions, operator),
  receipts: within(tables.receipts, operator),
  authorisations: within(tables.authorisations, operator),
  audit: within(tables.audit, operator),
  outbox: within(tables.outbox, operator),
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

function within<N extends TableName>(table: Table<N>, operator: string): Table<N> {
  const own = (row: Row<N>): Row<N> => {
    if (row.operator !== operator) throw new Error(`a row of ${row.operator} was written on behalf of ${operator}`);
    return row;
  };
  const seen = seenBy(table, operator);
  return {
    ...seen,
    insert: async (row) => table.insert(own(row)),
    put: async (row) => table.put(own(row)),
    remove: async (id) => {
      if ((await seen.get(id)) !== undefined) await table.remove(id);
    },
  };
}
