import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { StoredRow } from './changes.js';
import { StoreDamaged } from './errors.js';
import { makeFolder, NodeFiles } from './files.js';
import { Journal, unfinished } from './journal.js';
import { checkedLines } from './journalLines.js';
import { copyUploads } from './uploadedFiles.js';

const FileSum = z.object({
  /** Within the backup. Nothing else may be written by a restore. */
  name: z.string().regex(/^((store|conversations\/[\w-]+|archive\/[\w-]+)\.jsonl|uploads\/[\w-]+\/[\w-]+(\.json)?)$/),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});
type FileSum = z.output<typeof FileSum>;

/** What a backup holds. It is written last: a folder without it is no backup. */
export const Manifest = z.object({
  format: z.literal('guichet-backup'),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.int()),
  files: z.array(FileSum),
  /** HMAC-SHA-256 of all that, where whoever wrote it had a key: sums alone anybody can make anew. */
  mac: z.string().optional(),
});
export type Manifest = z.output<typeof Manifest>;
export const manifestName = 'manifest.json';

export interface BackupReport {
  /** The backup's own folder. */
  readonly folder: string;
  readonly rows: Manifest['rows'];
  readonly conversations: number;
  readonly archiveFiles: number;
  readonly uploads: number;
  readonly bytes: number;
}

/** What a running store lends to its backup. */
export interface BackupSource {
  readonly archiveFolder: string;
  readonly header: { readonly format: string; readonly schema: number };
  /** All rows as they are between two transactions. */
  rows(): Promise<readonly StoredRow[]>;
  /** What the manifest is signed with. None: it is not. */
  readonly key?: Uint8Array | undefined;
  /** Where files lie that were sent in conversations, a folder for each. It need not be there. */
  readonly uploadFolder?: string | undefined;
  /** Copies every conversation, each between two commits. */
  copyConversations(copy: (from: string, name: string) => Promise<void>): Promise<void>;
}

/**
 * Writes a new folder `guichet-<time>` in `target`, reads it back and checks it; its name appears when all is synced.
 * Throws when the target's disk fails, which does not concern the store.
 */
export async function writeBackup(source: BackupSource, target: string, now: Date): Promise<BackupReport> {
  const files = new NodeFiles();
  try {
    return await write(files, source, target, now);
  } finally {
    await files.close();
  }
}

async function write(files: NodeFiles, source: BackupSource, target: string, now: Date): Promise<BackupReport> {
  const folder = join(resolve(target), `guichet-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  const draft = folder + unfinished;
  await makeFolder(files, resolve(target));
  await rm(draft, { recursive: true, force: true });
  for (const name of ['', 'conversations', 'archive']) await makeFolder(files, join(draft, name));
  const sums: FileSum[] = [];
  const copy = async (from: string, name: string) => {
    await files.copy(from, join(draft, name));
    await files.sync(join(draft, name));
    sums.push({ name, ...(await sumOf(from)) });
  };
  // Conversations before rows: a state may still ask for a command that is done, but never show one that is lost.
  await source.copyConversations((from, name) => copy(from, `conversations/${name}`));
  // Files after the conversations that show them.
  const uploadFolders = await copyUploads(source.uploadFolder, draft, copy);
  const rows = await source.rows();
  const store = join(draft, 'store.jsonl');
  const lines = rows.map((row) => [row]);
  await new Journal(files, store, Number.POSITIVE_INFINITY).rewrite(source.header, lines);
  await checkLines(store, rows.length + 1);
  sums.push({ name: 'store.jsonl', ...(await sumOf(store)) });
  // Rows before the archive: what moves meanwhile is in both, not in neither.
  for (const name of await readdir(source.archiveFolder)) {
    if (name.endsWith('.jsonl')) await copy(join(source.archiveFolder, name), `archive/${name}`);
  }
  const manifest = signedBy(source.key, manifestOf(now, rows, sums));
  await checkFiles(draft, manifest);
  await files.write(join(draft, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await files.sync(join(draft, manifestName));
  for (const name of [...uploadFolders, 'conversations', 'archive', '']) await files.syncFolder(join(draft, name));
  await rename(draft, folder);
  await files.syncFolder(resolve(target));
  return reportOf(folder, manifest);
}

const macOf = (key: Uint8Array, { mac: _, ...manifest }: Manifest): string =>
  createHmac('sha256', key).update(JSON.stringify(manifest)).digest('hex');

const signedBy = (key: Uint8Array | undefined, manifest: Manifest): Manifest =>
  key === undefined ? manifest : { ...manifest, mac: macOf(key, manifest) };

/** Whether a manifest was written with one of these keys. */
export const isSignedBy = (keys: readonly Uint8Array[], manifest: Manifest): boolean =>
  keys.some((key) => {
    const [right, given] = [Buffer.from(macOf(key, manifest)), Buffer.from(manifest.mac ?? '')];
    return right.length === given.length && timingSafeEqual(right, given);
  });

/** A file's bytes; beside them lies its description. */
const isUploaded = (name: string): boolean => name.startsWith('uploads/') && !name.endsWith('.json');

/** What a backup's manifest comes to. */
export function reportOf(folder: string, { rows, files }: Manifest): BackupReport {
  const within = (part: string) => files.filter(({ name }) => name.startsWith(part)).length;
  const more = { archiveFiles: within('archive/'), uploads: files.filter(({ name }) => isUploaded(name)).length };
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { folder, rows, conversations: within('conversations/'), ...more, bytes };
}

/** Reads every file of the manifest, where it lies. Throws StoreDamaged for one that is missing or differs. */
export async function checkFiles(
  folder: string,
  { files }: Manifest,
  pathOf = (name: string): string => join(folder, name),
): Promise<void> {
  for (const { name, bytes, sha256 } of files) {
    const path = pathOf(name);
    const found = await sumOf(path).catch(() => undefined);
    if (found?.bytes !== bytes || found.sha256 !== sha256) {
      throw new StoreDamaged(path, undefined, 'the file is not as the manifest says');
    }
  }
}

async function checkLines(path: string, expected: number): Promise<void> {
  let lines = 0;
  for await (const _ of checkedLines(path, createReadStream(path))) lines += 1;
  if (lines !== expected) throw new StoreDamaged(path, lines, `there should be ${expected} lines`);
}

function manifestOf(now: Date, rows: readonly StoredRow[], files: FileSum[]): Manifest {
  const counts: Manifest['rows'] = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  return { format: 'guichet-backup', version: 1, at: now.toISOString(), rows: counts, files };
}

async function sumOf(path: string): Promise<Omit<FileSum, 'name'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
