import pLimit from 'p-limit';
import type { Conversation, Conversations, Store } from '../../src/domain/door/ports.js';
import { isOwn } from '../../src/domain/door/scope.js';
import { eachTable } from '../../src/domain/records/eachTable.js';
import {
  type Following,
  MOST_COUNTED,
  type Row,
  type Scope,
  type Table,
  type TableName,
  type Tables,
} from '../../src/domain/records/tables.js';
import { fitsMask } from '../../src/domain/terms/mask.js';
import { inOrderOf } from '../../src/store/lowdb/rowOrder.js';

const copy = <T>(value: T): T => structuredClone(value);

/** How to take the writes of the running transaction back, the latest last. */
type Undo = (() => void)[];

function memoryTable<N extends TableName>(undo: Undo): Table<N> {
  const rows = new Map<string, Row<N>>();
  const remember = (id: string) => {
    const before = rows.get(id);
    undo.push(() => (before === undefined ? rows.delete(id) : rows.set(id, before)));
  };
  const aged = (row: Row<N>) => ({ row, age: 0 });
  const fitting = (
    { equal, like, between = [], ...ordering }: Omit<Following<N>, 'most'>,
    whose: Scope | undefined,
  ): Row<N>[] => {
    const wanted = Object.entries(equal);
    return [...rows.values()]
      .filter((row) => wanted.every(([name, value]) => Reflect.get(row, name) === value))
      .filter((row) =>
        between.every(({ column, from = '', until }) => {
          const value: unknown = row[column];
          return typeof value === 'string' && value >= from && (until === undefined || value < until);
        }),
      )
      .filter((row) => whose === undefined || isOwn(row, whose))
      .filter((row) => !like?.length || like.some(({ column, mask }) => fitsMask(String(row[column]), mask)))
      .map(aged)
      .toSorted(inOrderOf(ordering))
      .map(({ row }) => row);
  };
  return {
    get: async (id) => copy(rows.get(id)),
    async where(match, { limit, newestFirst, after } = {}) {
      const wanted = new Map<string, unknown>(Object.entries(match));
      const found = [...rows.values()].filter((row) => {
        const columns = new Map<string, unknown>(Object.entries(row));
        return [...wanted].every(([name, value]) => columns.get(name) === value);
      });
      const ordered = newestFirst ? found.toReversed() : found;
      const from = after === undefined ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
      if (after !== undefined && !rows.has(after)) throw new Error(`there is no row ${after} to go on after`);
      return copy(ordered.slice(from).slice(0, limit));
    },
    among: async (column, values) =>
      copy([...rows.values()].filter((row) => values.some((value) => Reflect.get(row, column) === value))),
    async search({ from, most, ...wanted }, whose) {
      const found = fitting(wanted, whose);
      return { rows: copy(found.slice(from, from + most)), total: Math.min(found.length, MOST_COUNTED + 1) };
    },
    async following({ most, ...wanted }, after, whose) {
      const last = after === undefined ? undefined : rows.get(after);
      if (after !== undefined && last === undefined) throw new Error(`there is no row ${after} to go on after`);
      const isAfter = (row: Row<N>) => last === undefined || inOrderOf(wanted)(aged(row), aged(last)) > 0;
      return copy(fitting(wanted, whose).filter(isAfter).slice(0, most));
    },
    claim: async () => {},
    hold: async (id) => copy(rows.get(id)),
    async insert(row) {
      if (rows.has(row.id)) throw new Error('this id is taken');
      remember(row.id);
      rows.set(row.id, copy(row));
    },
    async put(row) {
      remember(row.id);
      rows.set(row.id, copy(row));
    },
    async remove(id) {
      remember(id);
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
    async remove(id) {
      all.delete(id);
    },
    async expire(before) {
      const silent = [...all.values()].filter(({ lastAt }) => lastAt < before);
      for (const { id } of silent) all.delete(id);
      return silent.length;
    },
    watch: () => () => {},
  };
}

/** A store that keeps nothing on disk. Its transactions run alone, and a throw leaves nothing, as the port promises. */
export function memoryStore(): Store {
  const undo: Undo = [];
  const alone = pLimit(1);
  const { tables } = eachTable<Tables>(<N extends TableName>() => memoryTable<N>(undo));
  return {
    transaction: (work) =>
      alone(async () => {
        undo.length = 0;
        try {
          return await work(tables);
        } catch (error) {
          for (const takeBack of undo.toReversed()) takeBack();
          throw error;
        }
      }),
    read: (work) => work(tables),
    conversations: memoryConversations(),
    close: async () => {},
  };
}
