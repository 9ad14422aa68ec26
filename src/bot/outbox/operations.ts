import type { Clock, Store } from '../../domain/door/ports.js';
import type { OutboxRow } from '../../domain/records/outbox.js';
import type { Tables } from '../../domain/records/tables.js';

/** A row as it may be shown: which message, how it stands, nothing about whom it is for. */
export interface OutboxEntry
  extends Pick<OutboxRow, 'id' | 'operator' | 'state' | 'attempts' | 'lastProblem' | 'createdAt' | 'dueAt'> {
  readonly kind: string;
}

export interface OutboxOperations {
  /** Oldest first. */
  list(state: 'waiting' | 'parked'): Promise<readonly OutboxEntry[]>;
  /** Puts a parked message out again, with all its tries. False when there is no parked message of this id. */
  replay(id: string): Promise<boolean>;
  /** The same for all that are parked. Gives how many. */
  replayAll(): Promise<number>;
}

/** What whoever runs the program does with the outbox. Over the running program's store, replayed rows go out at once. */
export function outboxOperations(store: Store, clock: Clock): OutboxOperations {
  const again = async ({ outbox }: Tables, row: OutboxRow) => {
    const at = clock.now().toISOString();
    await outbox.put({ ...row, state: 'waiting', attempts: 0, dueAt: at, plannedAt: at });
  };
  return {
    list: async (state) => (await store.read(({ outbox }) => outbox.where({ state }))).map(entryOf),
    replay: (id) =>
      store.transaction(async (tables) => {
        const row = await tables.outbox.get(id);
        if (row?.state !== 'parked') return false;
        await again(tables, row);
        return true;
      }),
    replayAll: () =>
      store.transaction(async (tables) => {
        const parked = await tables.outbox.where({ state: 'parked' });
        for (const row of parked) await again(tables, row);
        return parked.length;
      }),
  };
}

function entryOf({ message, key: _key, plannedAt: _planned, sentAt: _sent, ...row }: OutboxRow): OutboxEntry {
  return { ...row, kind: message.kind };
}
