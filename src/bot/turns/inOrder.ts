import { KeyedQueue } from '../../store/keyedQueue.js';

/**
 * Runs what has the same key one at a time, in the order of the calls. The work is told whether it is alone: over several
 * instances whoever has waited for long goes on beside one that hangs.
 */
export type InOrder = <T>(key: string, work: (isAlone: boolean) => Promise<T>) => Promise<T>;

export function makeInOrder(): InOrder {
  const queue = new KeyedQueue();
  return (key, work) => queue.run(key, () => work(true));
}
