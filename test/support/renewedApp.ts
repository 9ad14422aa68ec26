import { type ReadTables, type TableName, type Tables, tableNames } from '../../src/domain/records/tables.js';
import { startApp, type TestApp, type TestAppOptions } from './app.js';

type Restore = (tables: Tables) => Promise<void>;

/** A program whose data can be brought back to what they were after its start. */
export interface Shared {
  readonly app: TestApp;
  /** By table. */
  readonly restores: readonly Restore[];
}

export async function begun(options: TestAppOptions): Promise<Shared> {
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

/** The data as they were. What goes out beside the answers goes first: else it would be found missing. */
export async function renewed(shared: Shared | undefined): Promise<void> {
  if (shared === undefined) return;
  const { app, restores } = shared;
  app.disconnect();
  await app.outbox.idle();
  await app.store.transaction(async (tables) => {
    for (const restore of restores) await restore(tables);
  });
  app.lines.length = 0;
}
