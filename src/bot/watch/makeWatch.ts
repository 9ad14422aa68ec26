import { type Counted, type CountedLabels, type Known, unwatched, type Watch, type Watched } from './watch.js';

/** How a piece of work ended. */
export interface Ended {
  readonly labels: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** What is made of what is seen: figures, traces. */
export interface Watcher {
  /** Lets the work run within what it makes of it: what is begun meanwhile belongs to it. */
  within?<T>(what: Watched, work: () => Promise<T>, ended: () => Ended): Promise<T>;
  ended?(what: Watched, ended: Ended): void;
  counted?(what: Counted, labels: Readonly<Record<string, string>>): void;
}

/** The watch that tells these of everything; none: nobody watches. */
export function makeWatch(watchers: readonly Watcher[]): Watch {
  if (watchers.length === 0) return unwatched;
  return {
    during: async (what, labels, work) => {
      const begun = process.hrtime.bigint();
      const known: Record<string, string> = { outcome: 'done', ...labels };
      const tell: Known<typeof what> = (more) => Object.assign(known, more);
      const ended = (): Ended => ({ labels: known, seconds: Number(process.hrtime.bigint() - begun) / 1e9 });
      const run = async () => {
        try {
          return await work(tell);
        } catch (error) {
          known.outcome = 'failed';
          throw error;
        } finally {
          for (const watcher of watchers) watcher.ended?.(what, ended());
        }
      };
      const nested = watchers.reduceRight((inner, watcher) => enter(watcher, what, inner, ended), run);
      return nested();
    },
    count: <C extends Counted>(what: C, labels: CountedLabels<C>) => {
      for (const watcher of watchers) watcher.counted?.(what, labels);
    },
  };
}

const enter =
  <T>(watcher: Watcher, what: Watched, inner: () => Promise<T>, ended: () => Ended): (() => Promise<T>) =>
  () =>
    watcher.within?.(what, inner, ended) ?? inner();
