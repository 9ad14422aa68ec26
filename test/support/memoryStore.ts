import type { Conversation, Conversations, Store } from '../../src/domain/ports.js';
import type { Row, Table, TableName, Tables } from '../../src/domain/tables.js';

const copy = <T>(value: T): T => structuredClone(value);

function memoryTable<N extends TableName>(): Table<N> {
  const rows = new Map<string, Row<N>>();
  return {
    get: async (id) => copy(rows.get(id)),
    async where(match, { limit, newestFirst } = {}) {
      const wanted = new Map<string, unknown>(Object.entries(match));
      const found = [...rows.values()].filter((row) => {
        const columns = new Map<string, unknown>(Object.entries(row));
        return [...wanted].every(([name, value]) => columns.get(name) === value);
      });
      return copy((newestFirst ? found.toReversed() : found).slice(0, limit));
    },
    async insert(row) {
      if (rows.has(row.id)) throw new Error('this id is taken');
      rows.set(row.id, copy(row));
    },
    async put(row) {
      rows.set(row.id, copy(row));
    },
    async remove(id) {
      rows.delete(id);
    },
  };
}

function memoryConversations(): Conversations {
  const all = new Map<string, Conversation>();
  return {
    async open(start) {
      const opened = { ...start, version: 0, lastAt: start.createdAt, state: {}, log: [], seen: [] };
      all.set(start.id, opened);
      return copy(opened);
    },
    load: async (id) => copy(all.get(id)),
    async commit(id, version, { at, state, say, seen }) {
      const now = all.get(id);
      if (now?.version !== version) return undefined;
      const replaced = new Set(say.map((activity) => activity.id));
      const last = now.log.at(-1)?.mark ?? 0;
      const said = say.map((activity, index) => ({ mark: last + 1 + index, activity }));
      const log = [...now.log.filter(({ activity }) => !replaced.has(activity.id)), ...said];
      const next = {
        ...now,
        version: version + 1,
        lastAt: at,
        state,
        log,
        seen: [...now.seen, ...(seen ? [seen] : [])],
      };
      all.set(id, copy(next));
      return copy(next);
    },
    async expire(before) {
      const silent = [...all.values()].filter(({ lastAt }) => lastAt < before);
      for (const { id } of silent) all.delete(id);
      return silent.length;
    },
  };
}

/** A store that keeps nothing on disk and stages nothing: for tests of what stands on the port, not of transactions. */
export function memoryStore(): Store {
  const tables: Tables = {
    accounts: memoryTable(),
    sessions: memoryTable(),
    customers: memoryTable(),
    subscriptions: memoryTable(),
    wallets: memoryTable(),
    entries: memoryTable(),
    sales: memoryTable(),
    commissions: memoryTable(),
    receipts: memoryTable(),
    authorisations: memoryTable(),
    audit: memoryTable(),
    outbox: memoryTable(),
  };
  return {
    transaction: (work) => work(tables),
    read: (work) => work(tables),
    conversations: memoryConversations(),
    close: async () => {},
  };
}
