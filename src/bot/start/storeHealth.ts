import { setTimeout as delay } from 'node:timers/promises';
import type { Conversations, Store } from '../../domain/door/ports.js';

/** How long a store may take to answer, in milliseconds. */
const answersWithin = 5_000;
/** An id that nothing has. */
const NOBODY = 'none';

/** A store, and whether it can carry out turns at this moment. */
export interface StoreHealth {
  readonly store: Store;
  /** Asks it each time. Never throws. */
  answers(): Promise<boolean>;
}

/**
 * The same store, of which it is seen whether it can commit a conversation. It is asked for what is not there, so nothing
 * is written. Only where a commit has failed it is tried again, with a conversation as it is: a disk that is full still reads.
 */
export function makeStoreHealth(store: Store): StoreHealth {
  const { conversations } = store;
  let failed: string | undefined;
  const commit: Conversations['commit'] = async (id, version, change) => {
    try {
      const committed = await conversations.commit(id, version, change);
      if (committed !== undefined) failed = undefined;
      return committed;
    } catch (error) {
      failed = id;
      throw error;
    }
  };
  const looked = async () => {
    await Promise.all([
      store.read(({ accounts }) => accounts.get(NOBODY)),
      // A database that only lets us read refuses this.
      store.transaction(({ accounts }) => accounts.hold(NOBODY)),
    ]);
    const asked = failed;
    const left = await conversations.load(asked ?? NOBODY);
    if (left !== undefined) await commit(left.id, left.version, { at: left.lastAt, state: left.state, say: [] });
    else if (failed === asked) failed = undefined;
    return failed === undefined;
  };
  return {
    store: { ...delegated(store), conversations: { ...delegatedConversations(conversations), commit } },
    answers: () => Promise.race([looked().catch(() => false), delay(answersWithin, false, { ref: false })]),
  };
}

const delegated = (store: Store): Omit<Store, 'conversations'> => ({
  transaction: (work) => store.transaction(work),
  read: (work) => store.read(work),
  close: () => store.close(),
});

const delegatedConversations = (conversations: Conversations): Omit<Conversations, 'commit'> => ({
  open: (start) => conversations.open(start),
  load: (id) => conversations.load(id),
  remove: (id) => conversations.remove(id),
  expire: (before) => conversations.expire(before),
  watch: (heard) => conversations.watch(heard),
});
