import type { Conversations } from '../../src/domain/door/ports.js';
import type { ServedStore } from '../../src/store/servedStore.js';

/** What can be asked of a store. */
export type Part = 'read' | 'transaction' | 'open' | 'load' | 'commit';
export const wholeStore: readonly Part[] = ['read', 'transaction', 'open', 'load', 'commit'];

/** A store that is gone for a while, as a whole or in part: what it would say is 'database 4711 is gone'. */
export class GoneStore {
  /** How many more calls of a part are served. */
  readonly #left = new Map<Part, number>();

  lose(...parts: readonly Part[]): void {
    for (const part of parts) this.loseAfter(part, 0);
  }

  /** So many more calls are served. */
  loseAfter(part: Part, calls: number): void {
    this.#left.set(part, calls);
  }

  comeBack(): void {
    this.#left.clear();
  }

  readonly behind = (store: ServedStore): ServedStore => ({
    read: (work) => this.#there('read', () => store.read(work)),
    transaction: (work) => this.#there('transaction', () => store.transaction(work)),
    conversations: this.#conversations(store.conversations),
    tidy: (now) => store.tidy(now),
    readArchive: (table, from, until) => store.readArchive(table, from, until),
    close: () => store.close(),
  });

  #conversations(store: Conversations): Conversations {
    return {
      open: (start) => this.#there('open', () => store.open(start)),
      load: (id) => this.#there('load', () => store.load(id)),
      commit: (id, version, change) => this.#there('commit', () => store.commit(id, version, change)),
      remove: (id) => store.remove(id),
      expire: (before) => store.expire(before),
      watch: (heard) => store.watch(heard),
    };
  }

  async #there<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const left = this.#left.get(part);
    if (left === 0) throw new Error('database 4711 is gone');
    if (left !== undefined) this.#left.set(part, left - 1);
    return work();
  }
}
