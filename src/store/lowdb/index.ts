export { StoreClosed, StoreDamaged, StoreInUse, StoreStopped, StoreTooNew } from './errors.js';
export { type FilePort, NodeFiles } from './files.js';
export { type LowdbOptions, openLowdbStore } from './lowdbStore.js';
export type { Migration } from './migrations.js';
