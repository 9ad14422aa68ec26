import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import { backupStopped, restoreTo } from '../../src/bot/console/backup.js';
import { backupOf } from '../../src/bot/control/backup.js';
import { askControl, serveControl } from '../../src/bot/control/socket.js';
import { openLowdbStore, StoreInUse } from '../../src/store/lowdb/index.js';
import { agent, seedAgents, selling } from '../support/selling.js';

const now = new Date('2026-03-10T12:00:00.000Z');
let place: string;
let dataDir: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'backup-'));
  dataDir = join(place, 'data');
});
afterEach(() => rm(place, { recursive: true }));

const open = () => openLowdbStore({ folder: join(dataDir, 'store') });
const Told = z.object({ answer: z.object({ folder: z.string() }) });

it('a running program backs itself up when it is asked to; nobody else can meanwhile', async () => {
  const store = await open();
  const stop = await serveControl(dataDir, new Map([['backup', backupOf(store.backup.bind(store), () => now)]]));
  await expect(backupStopped(dataDir, place, now)).rejects.toThrow(StoreInUse);
  const told = Told.parse(await askControl(dataDir, 'backup', { target: join(place, 'backups') }));
  expect(await readdir(told.answer.folder)).toEqual(['archive', 'conversations', 'manifest.json', 'store.jsonl']);
  await stop();
  await store.close();
});

it('a command that was done before a backup is not done again after its restore', async () => {
  const store = await open();
  await seedAgents(store, ['a1']);
  const first = await selling(store).register('command-1', 1, agent('a1'));
  await store.close();
  const backup = await backupStopped(dataDir, join(place, 'backups'), now);
  await rm(dataDir, { recursive: true });

  await restoreTo(dataDir, backup.folder, now, false);
  const restored = await open();
  expect(await selling(restored).register('command-1', 1, agent('a1'))).toEqual(first);
  expect(await restored.read(({ sales }) => sales.where({}))).toHaveLength(1);
  await restored.close();
});

it('a folder without a store is not backed up', async () => {
  await expect(backupStopped(dataDir, place, now)).rejects.toThrow('there is no store in');
});
