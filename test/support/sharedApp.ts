import { afterAll, afterEach } from '@jest/globals';
import { type ReadTables, type TableName, type Tables, tableNames } from '../../src/domain/records/tables.js';
import { startApp, type TestApp, type TestAppOptions } from './app.js';

type Restore = (tables: Tables) => Promise<void>;

interface Shared {
  readonly app: TestApp;
  /** By table. */
  readonly restores: readonly Restore[];
}

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

async function begun(options: TestAppOptions): Promise<Shared> {
  const app = await startApp(options);
  const restores = await app.store.read((tables) => Promise.all(tableNames.map((name) => restoring(name, tables))));
  return { app, restores };
}

/** What brings a table back to the rows that it has now. */
async function restoring<N extends TableName>(name: N, tables: ReadTables): Promise<Restore> {
  const first = new Map((await tables[name].where({})).map((row) => [row.id, row]));
  return async (later) => {
    const table = later[name];
    const present = new Map((await table.where({})).map((row) => [row.id, row]));
    for (const id of present.keys()) if (!first.has(id)) await table.remove(id);
    for (const [id, row] of first) {
      if (JSON.stringify(row) !== JSON.stringify(present.get(id))) await table.put(row);
    }
  };
}

/** What goes out beside the answers goes first: else it would be found missing. */
async function renewed(shared: Shared | undefined): Promise<void> {
  if (shared === undefined) return;
  const { app, restores } = shared;
  app.disconnect();
  await app.outbox.idle();
  await app.store.transaction(async (tables) => {
    for (const restore of restores) await restore(tables);
  });
  app.lines.length = 0;
}
