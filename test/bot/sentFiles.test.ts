import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { backupStopped, restoreTo } from '../../src/bot/console/backup.js';
import { sweepMail } from '../../src/bot/couriers/mail/fileMailer.js';
import { createUploads } from '../../src/bot/directline/uploads.js';
import { sweepSms } from '../../src/bot/smsGateway/fileGateway.js';
import { uploadFolder } from '../../src/bot/start/dataFolders.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';

const now = new Date('2026-03-10T12:00:00.000Z');
let place: string;
let dataDir: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'sent-files-'));
  dataDir = join(place, 'data');
});
afterEach(() => rm(place, { recursive: true }));

const file = { name: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('what was sent') };
const [before, after] = ['conversation-1', 'conversation-2'];

it('are in a backup, and a restore puts them in the place of what is there', async () => {
  await (await openLowdbStore({ folder: join(dataDir, 'store') })).close();
  const uploads = createUploads(uploadFolder(dataDir));
  const [id = ''] = (await uploads.keep(before, [file])) ?? [];
  await writeFile(join(uploadFolder(dataDir), before, 'half'), 'without a description: still being written');
  const backup = await backupStopped(dataDir, join(place, 'backups'), now);
  expect(backup).toMatchObject({ uploads: 1 });
  await uploads.keep(after, [file]);

  await restoreTo(dataDir, backup.folder, now, true);
  expect(await uploads.find(before, id)).toEqual(file);
  expect(await readdir(uploadFolder(dataDir))).toEqual([before]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('uploads.before-'))).toHaveLength(1);
});

it('are refused from a backup in which they were changed', async () => {
  await (await openLowdbStore({ folder: join(dataDir, 'store') })).close();
  const [id = ''] = (await createUploads(uploadFolder(dataDir)).keep(before, [file])) ?? [];
  const { folder } = await backupStopped(dataDir, join(place, 'backups'), now);
  const copied = join(folder, 'uploads', before, id);
  expect(await readFile(copied, 'utf8')).toBe('what was sent');
  await writeFile(copied, 'something else');
  await expect(restoreTo(dataDir, folder, now, true)).rejects.toThrow('not as the manifest says');
});

it('of a conversation that cannot be read stay, and the others are swept all the same', async () => {
  const uploads = createUploads(uploadFolder(dataDir));
  for (const conversation of ['a-damaged', 'b-gone', 'c-there']) await uploads.keep(conversation, [file]);
  const swept = uploads.sweep({
    conversation: async (conversation) => {
      if (conversation === 'a-damaged') throw new Error('no');
      return conversation === 'c-there';
    },
    request: async () => [],
  });
  await expect(swept).rejects.toThrow('the files of 1 conversations were left');
  expect(await readdir(uploadFolder(dataDir))).toEqual(['a-damaged', 'c-there']);
});

it.each([
  ['mail', 'eml', sweepMail],
  ['sms', 'json', sweepSms],
] as const)('in the folder %s goes what was written thirty days ago', async (name, ending, sweep) => {
  const folder = join(dataDir, name);
  await sweep(folder, now);
  await mkdir(folder, { recursive: true });
  for (const [file, day] of [
    [`old.${ending}`, 1],
    [`half.${ending}.draft`, 1],
    [`young.${ending}`, 20],
    ['notes.txt', 1],
  ] as const) {
    await writeFile(join(folder, file), 'Dear …');
    const written = new Date(Date.UTC(2026, 1, day));
    await utimes(join(folder, file), written, written);
  }
  await sweep(folder, now);
  expect((await readdir(folder)).sort()).toEqual(['notes.txt', `young.${ending}`]);
});
