import { chmod, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { checkPrivate, privateFolder } from '../../src/store/lowdb/privateFolder.js';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'private-'));
});
afterEach(() => rm(place, { recursive: true }));

it('is made for its owner only, and found again', async () => {
  const folder = join(place, 'own');
  await checkPrivate(folder); // nothing is there yet
  expect(await privateFolder(folder)).toBe(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await expect(privateFolder(folder)).resolves.toBe(folder);
});

it('that others may enter, or that leads elsewhere, is not used', async () => {
  const [open, link] = [join(place, 'open'), join(place, 'link')];
  await mkdir(open);
  await chmod(open, 0o777);
  await privateFolder(join(place, 'own'));
  await symlink(join(place, 'own'), link);
  for (const folder of [open, link]) await expect(privateFolder(folder)).rejects.toThrow('not this user');
});
