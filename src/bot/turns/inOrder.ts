import { KeyedQueue } from '../../store/keyedQueue.js';

/** Runs what has the same key one at a time, in the order of the calls. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function makeInOrder(): InOrder {
  const queue = new KeyedQueue();
  return (key, work) => queue.run(key, work);
}
