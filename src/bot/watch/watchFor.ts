import type { Figures } from './figures.js';
import { makeWatch } from './makeWatch.js';
import type { WatchSettings } from './settings.js';
import type { Watch } from './watch.js';

/** Who watches, as it is configured. What is not wanted is not loaded. */
export interface Watching {
  readonly watch: Watch;
  /** Undefined: nobody may read any. */
  readonly figures: Figures | undefined;
  /** Sends what is still to be sent. Never throws. */
  endWatch(): Promise<void>;
}

export async function watchFor({ token, loopback, traces: wanted }: WatchSettings): Promise<Watching> {
  const figures = token !== undefined || loopback ? (await import('./figures.js')).createFigures() : undefined;
  const traces = wanted && (await import('./traces.js')).createTraces(wanted);
  const watchers = [figures?.watcher, traces?.watcher].filter((one) => one !== undefined);
  return { watch: makeWatch(watchers), figures, endWatch: async () => traces?.end() };
}
