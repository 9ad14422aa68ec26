import type { ServedStore } from '../../store/servedStore.js';
import type { Watch } from './watch.js';

/** The same store, of which transactions and commits are seen. */
export function watchedStore(store: ServedStore, watch: Watch): ServedStore {
  const { conversations } = store;
  return {
    transaction: (work) => watch.during('transaction', {}, () => store.transaction(work)),
    read: (work) => store.read(work),
    tidy: (now) => store.tidy(now),
    readArchive: (table, from, until) => store.readArchive(table, from, until),
    close: () => store.close(),
    conversations: {
      open: (start) => conversations.open(start),
      load: (id) => conversations.load(id),
      remove: (id) => conversations.remove(id),
      expire: (before) => conversations.expire(before),
      watch: (heard) => conversations.watch(heard),
      commit: (id, version, change) =>
        watch.during('transaction', {}, async (known) => {
          const committed = await conversations.commit(id, version, change);
          if (committed === undefined) known({ outcome: 'overtaken' });
          return committed;
        }),
    },
  };
}
