import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { z } from 'zod';
import { syncFolder } from '../../store/lowdb/files.js';
import type { Config } from './config.js';

const keyBytes = 32;

export interface Keys {
  /** Signs the tokens of the web chat. */
  readonly signing: Uint8Array;
  /** The one before it, whose tokens are still taken. */
  readonly previousSigning?: Uint8Array;
  /** Mixed into the hashes of passwords and PINs. */
  readonly pepper: Uint8Array;
  /** The one before it: what was hashed with it is still right, and is hashed anew where it is used. */
  readonly previousPepper?: Uint8Array;
  /** Seals secrets that state has to hold. */
  readonly seal: Uint8Array;
  /** The one before it: what it sealed can still be read. */
  readonly previousSeal?: Uint8Array;
}

/** What manifests of backups are signed with: the first one; each is good. */
export const backupKeys = ({ pepper, previousPepper }: Pick<Keys, 'pepper' | 'previousPepper'>): Uint8Array[] =>
  [pepper, ...(previousPepper === undefined ? [] : [previousPepper])].map(
    (key) => new Uint8Array(hkdfSync('sha256', key, '', 'guichet/backup', keyBytes)),
  );

/**
 * The keys of the configuration. What the demo was not given is generated once into `<DATA_DIR>/keys/` and used from
 * then on. Throws when a key file is damaged: a new key would make every stored hash wrong.
 */
export async function loadKeys({ dataDir, keys }: Pick<Config, 'dataDir' | 'keys'>): Promise<Keys> {
  const folder = join(dataDir, 'keys');
  return {
    signing: keys.signing ?? (await kept(folder, 'signing.key')),
    ...(keys.previousSigning && { previousSigning: keys.previousSigning }),
    pepper: keys.pepper ?? (await kept(folder, 'pepper.key')),
    ...(keys.previousPepper && { previousPepper: keys.previousPepper }),
    seal: keys.seal ?? (await kept(folder, 'seal.key')),
    ...(keys.previousSeal && { previousSeal: keys.previousSeal }),
  };
}

async function kept(folder: string, name: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = join(folder, name);
  await generate(folder, file);
  await chmod(file, 0o600);
  const bytes = new Uint8Array(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64'));
  if (bytes.length !== keyBytes) {
    throw new Error(`${file} is damaged: put it back from a backup, or remove ${folder} and the store with it`);
  }
  return bytes;
}

/** Writes a new key unless there is one. A link never replaces a file, and what it names was synced before. */
async function generate(folder: string, file: string): Promise<void> {
  const draft = `${file}.${nanoid(8)}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if (!exists(error)) throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(folder);
}

const exists = (error: unknown) => z.object({ code: z.literal('EEXIST') }).safeParse(error).success;
