import { join, resolve } from 'node:path';
import { Low } from 'lowdb';
import { MOST_IN_MEMORY } from '../conversationLog.js';
import { Archive } from './archive.js';
import { FileConversations } from './conversations.js';
import { type EmbeddedStore, LowdbStore, type Parts } from './embeddedStore.js';
import { type FilePort, makeFolder, NodeFiles } from './files.js';
import { GuardedFiles } from './guardedFiles.js';
import { JournalAdapter } from './journalAdapter.js';
import { lockFolder, type Release } from './lock.js';
import { Memory } from './memory.js';
import { type Migration, migrations } from './migrations.js';

export interface LowdbOptions {
  /** Where the data lie. Created, for its owner only, when it is not there. */
  readonly folder: string;
  readonly files?: FilePort;
  /** Where files lie that were sent in conversations: a backup takes them along. */
  readonly uploadFolder?: string;
  /** What a backup's manifest is signed with. None: it is not. */
  readonly backupKey?: Uint8Array | undefined;
  /** Keeps other processes out of the folder. */
  readonly lock?: (folder: string) => Promise<Release>;
  readonly migrations?: readonly Migration[];
  /** Bytes that the journal of the tables may grow before a new snapshot is written; 4 MiB. */
  readonly journalLimit?: number;
  /** The same for the file of one conversation; 256 KiB. */
  readonly conversationLimit?: number;
  /** Things said in recently used conversations, which stay in memory; 8,192. */
  readonly conversationCache?: number;
  /** Refuses a transaction inside a transaction: see `Parts`; true. */
  readonly watchNesting?: boolean;
}

/**
 * Opens the embedded store. Throws StoreInUse, StoreDamaged or StoreTooNew, each of which says what to do, or
 * StoreStopped when the disk fails.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<EmbeddedStore> {
  const folder = resolve(options.folder);
  const disk = options.files ?? new NodeFiles();
  await makeFolder(disk, folder);
  const release = await (options.lock ?? lockFolder)(folder);
  try {
    const parts = await openParts(options, folder, disk);
    await parts.low.read();
    return new LowdbStore(parts, release);
  } catch (error) {
    await disk.close();
    await release();
    throw error;
  }
}

async function openParts(options: LowdbOptions, folder: string, disk: FilePort): Promise<Parts> {
  const { conversationLimit = 256 * 1024, conversationCache = MOST_IN_MEMORY } = options;
  const { journalLimit = 4 * 1024 * 1024, migrations: known = migrations } = options;
  const files = new GuardedFiles(disk);
  const [conversationFolder, archiveFolder] = [join(folder, 'conversations'), join(folder, 'archive')];
  for (const own of [conversationFolder, archiveFolder]) await makeFolder(disk, own);
  const conversations = new FileConversations(files, conversationFolder, conversationLimit, conversationCache);
  await conversations.tidy();
  const adapter = new JournalAdapter(files, join(folder, 'store.jsonl'), journalLimit, known);
  const low = new Low<Memory>(adapter, new Memory());
  const archive = new Archive(files, archiveFolder, known);
  const { uploadFolder, backupKey, watchNesting = true } = options;
  return { files, conversations, adapter, low, archive, archiveFolder, uploadFolder, backupKey, watchNesting };
}
