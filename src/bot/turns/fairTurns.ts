import { setTimeout as delay } from 'node:timers/promises';
import { KeyedQueue } from '../../store/keyedQueue.js';

/** Runs a turn of an account as soon as it is that account's turn. */
export type FairTurns = <T>(account: string, turn: () => Promise<T>) => Promise<T>;

/** Between two of an account's that wait for one another it rests so many times as long as the first one took. */
const REST = 3;
const LONGEST_REST_MS = 1000;

/**
 * Lets the turns of one account come one after the other, however many conversations it has. Who sends more before the first is answered
 * leaves the most of the time to others; who waits for the answer never rests.
 */
export function makeFairTurns(): FairTurns {
  const lines = new KeyedQueue();
  return (account, turn) =>
    new Promise((resolve, reject) => {
      void lines.run(account, async () => {
        const began = performance.now();
        await turn().then(resolve, reject);
        const rest = Math.min(LONGEST_REST_MS, REST * (performance.now() - began));
        if (lines.waits(account)) await delay(rest);
      });
    });
}
