import pLimit, { type LimitFunction } from 'p-limit';

/** Runs what has the same key one at a time, in the order of the calls. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function makeInOrder(): InOrder {
  const queues = new Map<string, LimitFunction>();
  return async (key, work) => {
    const queue = queues.get(key) ?? pLimit(1);
    queues.set(key, queue);
    try {
      return await queue(work);
    } finally {
      if (queue.activeCount + queue.pendingCount === 0) queues.delete(key);
    }
  };
}
