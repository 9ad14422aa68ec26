export type { BackupReport } from './backup.js';
export type { EmbeddedStore } from './embeddedStore.js';
export { StoreDamaged, StoreInUse, StoreStopped, StoreTooNew } from './errors.js';
export { type FilePort, NodeFiles } from './files.js';
export { type LowdbOptions, openLowdbStore } from './lowdbStore.js';
export type { Migration } from './migrations.js';
export { FolderNotEmpty, type Restored, restoreBackup } from './restore.js';
