import { afterAll, afterEach } from '@jest/globals';
import type { TestApp, TestAppOptions } from './app.js';
import { begun, renewed, type Shared } from './renewedApp.js';

export interface SharedApps {
  /** The program, of one operator or of all. */
  open(of?: string): Promise<TestApp>;
  /** Brings its data back in the middle of a test, too. */
  anew(of?: string): Promise<void>;
}

/**
 * One program for all tests of a file, or one for each operator: a start takes longer than most tests. After each test the
 * store has the rows it had at first, and nobody is connected: a test finds the demo's data as new, as after a start of its
 * own. Only files that were written (mail, SMS) and silent conversations stay.
 */
export function sharedApps(options: TestAppOptions | (() => TestAppOptions) = {}): SharedApps {
  const started = new Map<string, Promise<Shared>>();
  const used = new Set<string>();
  afterEach(async () => {
    for (const name of used) await renewed(await started.get(name));
    used.clear();
  });
  afterAll(async () => {
    for (const shared of started.values()) await (await shared).app.stop();
  });
  const open = async (of = '') => {
    used.add(of);
    const wanted = typeof options === 'function' ? options() : options;
    const shared = started.get(of) ?? begun(of === '' ? wanted : { ...wanted, of });
    started.set(of, shared);
    return (await shared).app;
  };
  return { open, anew: async (of = '') => renewed(await started.get(of)) };
}
