import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createReportFolder } from '../../src/bot/reports/reportFolder.js';
import type { KeptReports } from '../../src/domain/documents/keptReports.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { migratedDatabase } from '../support/migratedDatabase.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Two that see the same files, as two instances do. */
const kinds: Readonly<Record<string, () => Promise<readonly [KeptReports, KeptReports]>>> = {
  folder: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-kept-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    return [createReportFolder(folder), createReportFolder(folder)];
  },
  PostgreSQL: async () => {
    const database = await migratedDatabase();
    ends.push(() => database.drop());
    const open = async () => {
      const store = await openPostgresStore({ url: database.url, migrations });
      ends.push(() => store.close());
      return store.reports;
    };
    return [await open(), await open()];
  },
};

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function whole(kept: KeptReports, id: string): Promise<Buffer | undefined> {
  const found = await kept.find(id);
  if (found === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of found) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const soon = () => new Date(Date.now() + 60_000);

describe.each(Object.keys(kinds))('reports that are kept, in %s', (kind) => {
  const open = async () => {
    const found = await kinds[kind]?.();
    if (found === undefined) throw new Error('there is no such kind');
    return found;
  };

  it('come back byte for byte, from every instance, whatever their length', async () => {
    const [one, other] = await open();
    for (const length of [0, 1, 256 * 1024, 3_000_001]) {
      const bytes = Buffer.alloc(length, 'guichet');
      expect((await whole(other, await one.keep(inChunks(bytes, 40_000))))?.equals(bytes)).toBe(true);
    }
    expect(await one.find('nothing')).toBeUndefined();
    expect(await one.find('../nothing')).toBeUndefined();
  });

  it('are not there where making them broke off, and what was written of them is swept away', async () => {
    const [kept] = await open();
    const broken = async function* () {
      yield Buffer.alloc(600_000);
      throw new Error('the other system has gone');
    };
    await expect(kept.keep(broken())).rejects.toThrow('has gone');
    const stays = await kept.keep(inChunks(Buffer.from('stays'), 2));
    const gone = await kept.keep(inChunks(Buffer.from('gone'), 2));
    const asked: string[] = [];
    const isNamed = async (id: string) => {
      asked.push(id);
      return id === stays;
    };
    await kept.sweep(isNamed, new Date(Date.now() - 60_000));
    expect(asked).toEqual([]);
    await kept.sweep(isNamed, soon());
    expect((await whole(kept, stays))?.toString()).toBe('stays');
    expect(await kept.find(gone)).toBeUndefined();
    asked.length = 0;
    await kept.sweep(isNamed, soon());
    expect(asked).toEqual([stays]);
  });
});

it('a folder keeps no half files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-kept-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const kept = createReportFolder(folder);
  const broken = async function* () {
    yield Buffer.alloc(10);
    throw new Error('gone');
  };
  await kept.keep(broken()).catch(() => {});
  await kept.sweep(async () => true, soon());
  expect(await readdir(folder)).toEqual([]);
});
