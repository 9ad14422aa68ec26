import type { Conversation, Conversations } from '../../src/domain/door/ports.js';

/** As much as our own logs keep. */
const mostSaid = 200;
const mostSeen = 50;

/** Conversations in memory that cost next to nothing: what a reference is measured on must not slow it down. */
export function memoryConversations(): Conversations {
  const all = new Map<string, Conversation>();
  return {
    async open(start) {
      const opened = { ...start, version: 0, lastAt: start.createdAt, state: {}, log: [], seen: [] };
      all.set(start.id, opened);
      return opened;
    },
    load: async (id) => all.get(id),
    async commit(id, version, { at, state, say, seen }) {
      const now = all.get(id);
      if (now?.version !== version) return undefined;
      const last = now.log.at(-1)?.mark ?? 0;
      const said = say.map((activity, index) => ({ mark: last + 1 + index, activity }));
      const next = {
        ...{ ...now, version: version + 1, lastAt: at, state },
        log: [...now.log, ...said].slice(-mostSaid),
        seen: [...now.seen, ...(seen ? [seen] : [])].slice(-mostSeen),
      };
      all.set(id, next);
      return next;
    },
    remove: async (id) => {
      all.delete(id);
    },
    expire: async () => 0,
    watch: () => () => {},
  };
}
