import pLimit, { type LimitFunction } from 'p-limit';

/** One piece of work at a time for each key, in the order of the calls; different keys do not wait for each other. */
export class KeyedQueue {
  readonly #lanes = new Map<string, LimitFunction>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? pLimit(1);
    this.#lanes.set(key, lane);
    try {
      return await lane(work);
    } finally {
      if (lane.activeCount + lane.pendingCount === 0) this.#lanes.delete(key);
    }
  }

  /** Whether something waits for this key beside what is under way. */
  waits(key: string): boolean {
    return (this.#lanes.get(key)?.pendingCount ?? 0) > 0;
  }

  /** Resolves when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await Promise.all(Array.from(this.#lanes.values(), (lane) => lane(() => undefined)));
  }
}
