import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BackupReport, type EmbeddedStore, openLowdbStore, restoreBackup } from '../../store/lowdb/index.js';
import { storeFolder, uploadFolder } from '../start/dataFolders.js';

/** Lends a store that no process is using. Throws StoreInUse, StoreDamaged, or that there is none. */
export async function withStopped<T>(
  dataDir: string,
  work: (store: EmbeddedStore) => Promise<T>,
  backupKey?: Uint8Array,
): Promise<T> {
  const folder = storeFolder(dataDir);
  await access(join(folder, 'store.jsonl')).catch((cause) => {
    throw new Error(`there is no store in ${folder}: set DATA_DIR to the folder of the data`, { cause });
  });
  const store = await openLowdbStore({ folder, uploadFolder: uploadFolder(dataDir), backupKey });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Backs up a store that no process is using. Throws as `withStopped` does. */
export const backupStopped = (dataDir: string, target: string, now: Date, key?: Uint8Array): Promise<BackupReport> =>
  withStopped(dataDir, (store) => store.backup(target, now), key);

/** Restores and then opens the store once, to be sure that it starts. Throws as restoreBackup does. */
export async function restoreTo(
  dataDir: string,
  backup: string,
  now: Date,
  force: boolean,
  keys?: readonly Uint8Array[],
) {
  const folder = storeFolder(dataDir);
  const restored = await restoreBackup(
    resolve(backup),
    { folder, uploadFolder: uploadFolder(dataDir), keys },
    now,
    force,
  );
  await (await openLowdbStore({ folder })).close();
  return restored;
}
