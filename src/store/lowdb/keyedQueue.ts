import pLimit, { type LimitFunction } from 'p-limit';

/** One piece of work at a time for each key; different keys do not wait for each other. */
export class KeyedQueue {
  readonly #lanes = new Map<string, { readonly limit: LimitFunction; users: number }>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? { limit: pLimit(1), users: 0 };
    this.#lanes.set(key, lane);
    lane.users += 1;
    try {
      return await lane.limit(work);
    } finally {
      lane.users -= 1;
      if (lane.users === 0) this.#lanes.delete(key);
    }
  }

  /** Resolves when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await Promise.all(Array.from(this.#lanes.values(), ({ limit }) => limit(() => undefined)));
  }
}
