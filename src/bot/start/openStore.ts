import type { KeptReports } from '../../domain/documents/keptReports.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { LowdbOptions } from '../../store/lowdb/index.js';
import type { ServedStore } from '../../store/servedStore.js';
import type { Backup } from '../control/backup.js';
import { createUploads } from '../directline/uploads.js';
import { type Counters, ownCounters } from '../http/limits.js';
import { createReportFolder } from '../reports/reportFolder.js';
import { migrationFolder } from '../root.js';
import { type InOrder, makeInOrder } from '../turns/inOrder.js';
import type { Config } from './config.js';
import { reportFolder, storeFolder, uploadFolder } from './dataFolders.js';

/** The store, with what is otherwise where the store is. */
export interface Opened {
  readonly store: ServedStore;
  /** What counts requests and tries: in the database, where several instances share it. */
  readonly counters: Counters;
  /** Runs one thing at a time, over all instances. */
  readonly inOrder: InOrder;
  /** Where files from the chat are kept. */
  readonly uploads: Uploads;
  /** Where reports are kept that were made in the background. */
  readonly reports: KeptReports;
  readonly backup: Backup;
}

/** Why there is no backup of ours. */
export const ofPostgres = 'the data are in PostgreSQL: back them up with pg_dump, and restore them with pg_restore';

/**
 * The store that the configuration names; the code of the other one is not loaded. Throws a sentence for whoever starts the
 * program; see each store.
 */
export async function openStore(
  { storeUrl, dataDir }: Pick<Config, 'storeUrl' | 'dataDir'>,
  options: Partial<LowdbOptions> = {},
): Promise<Opened> {
  if (storeUrl === undefined) {
    const folders = { folder: storeFolder(dataDir), uploadFolder: uploadFolder(dataDir) };
    const { openLowdbStore } = await import('../../store/lowdb/index.js');
    const store = await openLowdbStore({ watchNesting: false, ...options, ...folders });
    return {
      store,
      counters: ownCounters,
      inOrder: makeInOrder(),
      uploads: createUploads(folders.uploadFolder),
      reports: createReportFolder(reportFolder(dataDir)),
      backup: (target, now) => store.backup(target, now),
    };
  }
  const { openPostgresStore } = await import('../../store/postgres/index.js');
  const store = await openPostgresStore({ url: storeUrl, migrations: migrationFolder });
  const here = makeInOrder();
  const backup = () => Promise.reject(new Error(ofPostgres));
  const inOrder: InOrder = (key, work) => here(key, () => store.inTurn(key, work));
  return {
    store,
    inOrder,
    uploads: store.uploads,
    reports: store.reports,
    counters: (name, rate) => store.counter(name, rate),
    backup,
  };
}
