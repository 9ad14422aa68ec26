import { appendFile, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedStore,
  FolderNotEmpty,
  openLowdbStore,
  restoreBackup,
  StoreInUse,
} from '../../src/store/lowdb/index.js';
import { auditLine, entry, start, wallet } from './rows.js';

const now = new Date('2026-03-10T12:00:00.000Z');
/** The sent files lie beside the store. */
const placeAt = (folder: string) => ({ folder, uploadFolder: `${folder}-uploads` });
let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'backup-'));
  folder = join(place, 'data', 'store');
});
afterEach(() => rm(place, { recursive: true }));

/** A store with rows, an archive and a conversation. */
async function filled(): Promise<EmbeddedStore> {
  const store = await openLowdbStore({ folder });
  await store.transaction(async ({ audit, wallets }) => {
    await audit.insert(auditLine('l1', '2025-11-10T10:00:00.000Z'));
    await wallets.insert(wallet('w1', 5));
    await wallets.insert(wallet('w2', 7));
  });
  await store.tidy(now);
  await store.conversations.open(start('c1'));
  await store.conversations.commit('c1', 0, { at: now.toISOString(), state: { n: 1 }, say: [{ id: 's1' }] });
  return store;
}

async function contents(store: EmbeddedStore) {
  const wallets = await store.read((tables) => tables.wallets.where({}));
  const lines: string[] = [];
  for await (const { id } of store.readArchive('audit', new Date(0), now)) lines.push(id);
  return { wallets, lines, conversation: await store.conversations.load('c1') };
}

/** The files in a folder that this process has open, where the system tells. */
async function openIn(inFolder: string): Promise<string[]> {
  const own = '/proc/self/fd';
  const descriptors = await readdir(own).catch(() => []);
  const paths = await Promise.all(descriptors.map((one) => readlink(join(own, one)).catch(() => '')));
  return paths.filter((path) => path.startsWith(inFolder));
}

describe('a backup', () => {
  it('is a folder of its own that gives everything back, in an empty place', async () => {
    const store = await filled();
    const before = await contents(store);
    const report = await store.backup(join(place, 'backups'), now);
    expect(report).toMatchObject({ rows: { wallets: 2 }, conversations: 1, archiveFiles: 1 });
    expect(await readdir(join(place, 'backups'))).toEqual(['guichet-2026-03-10T12-00-00-000Z']);
    expect((await stat(join(report.folder, 'store.jsonl'))).mode & 0o777).toBe(0o600);
    expect(await openIn(join(place, 'backups'))).toEqual([]);
    await store.transaction(({ wallets }) => wallets.remove('w1'));
    await store.close();

    const other = join(place, 'elsewhere', 'store');
    expect(await restoreBackup(report.folder, placeAt(other), now)).not.toHaveProperty('kept');
    const restored = await openLowdbStore({ folder: other });
    expect(await contents(restored)).toStrictEqual(before);
    await restored.close();
  });

  it('is not put over data unless forced, and keeps them beside it then', async () => {
    const store = await filled();
    const { folder: backup } = await store.backup(place, now);
    await store.transaction(({ wallets }) => wallets.insert(wallet('later')));
    await expect(restoreBackup(backup, placeAt(folder), now, true)).rejects.toThrow(StoreInUse);
    await store.close();
    await expect(restoreBackup(backup, placeAt(folder), now)).rejects.toThrow(FolderNotEmpty);
    const { kept = '' } = await restoreBackup(backup, placeAt(folder), now, true);
    const ids = async (at: string) => {
      const opened = await openLowdbStore({ folder: at });
      const rows = await opened.read(({ wallets }) => wallets.where({}));
      await opened.close();
      return rows.map(({ id }) => id);
    };
    expect([await ids(folder), await ids(kept)]).toEqual([
      ['w1', 'w2'],
      ['w1', 'w2', 'later'],
    ]);
  });

  it('that lacks a file, differs by a byte, or was not finished is refused before anything is touched', async () => {
    const store = await filled();
    const { folder: backup } = await store.backup(place, now);
    await store.close();
    const untouched = await readFile(join(folder, 'store.jsonl'));
    const attempt = () => restoreBackup(backup, placeAt(folder), now, true);
    await appendFile(join(backup, 'store.jsonl'), ' ');
    await expect(attempt()).rejects.toThrow('not as the manifest says');
    await rm(join(backup, 'conversations/c1.jsonl'));
    await expect(attempt()).rejects.toThrow('c1.jsonl');
    const manifest = await readFile(join(backup, 'manifest.json'), 'utf8');
    await writeFile(join(backup, 'manifest.json'), manifest.replace('"store.jsonl"', '"../../store.jsonl"'));
    await expect(attempt()).rejects.toThrow('no manifest');
    await rm(join(backup, 'manifest.json'));
    await expect(attempt()).rejects.toThrow('this is no backup');
    expect(await readFile(join(folder, 'store.jsonl'))).toEqual(untouched);
  });

  it('of a store at work has whole commands, and every one acknowledged before it began', async () => {
    const store = await filled();
    let going = true;
    const acknowledged: string[] = [];
    const caller = async (name: number) => {
      for (let n = 0; going; n += 1) {
        const id = `w${name}-${n}`;
        await store.transaction(async ({ wallets, entries }) => {
          await wallets.insert(wallet(id, n));
          await entries.insert(entry(`e-${id}`, id, n));
        });
        acknowledged.push(id);
      }
    };
    const talk = async () => {
      for (let n = 1; going; n += 1) {
        await store.conversations.commit('c1', n, { at: now.toISOString(), state: { n: n + 1 }, say: [] });
      }
    };
    const work = Promise.all([talk(), ...[0, 1].map(caller)]);
    const rounds = [];
    for (let n = 0; n < 3; n += 1) {
      const before = [...acknowledged];
      rounds.push({ before, report: await store.backup(place, new Date(now.getTime() + n)) });
    }
    going = false;
    await work;
    await store.close();
    expect(acknowledged.length).toBeGreaterThan(10);
    for (const { before, report } of rounds) {
      const to = join(place, 'tried');
      await restoreBackup(report.folder, placeAt(to), now);
      const restored = await openLowdbStore({ folder: to });
      const wallets = await restored.read((tables) => tables.wallets.where({}));
      const entries = await restored.read((tables) => tables.entries.where({}));
      const known = new Set(wallets.map(({ id }) => id));
      expect(before.filter((id) => !known.has(id))).toEqual([]);
      expect(entries.map((one) => one.wallet)).toEqual(wallets.map(({ id }) => id).slice(2));
      const conversation = await restored.conversations.load('c1');
      expect(conversation?.state.n).toBe(conversation?.version);
      await restored.close();
      await rm(to, { recursive: true });
    }
  }, 30_000);
});
