import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { cellsOf } from './situation.js';
import { allCells, missingCells, situations } from './situations.js';

const behaviour = fileURLToPath(new URL('..', import.meta.url));

const isThere = async (folder: string): Promise<boolean> =>
  (await readdir(behaviour, { recursive: true })).includes(`${folder}/${folder}.test.ts`);

it('every situation is played with every kind of procedure, on cards and in plain text', async () => {
  const found = await cellsOf(async () => {
    for (const { folder } of Object.values(situations))
      if (await isThere(folder)) await import(`../${folder}/${folder}.test.js`);
  });
  expect(missingCells(found)).toEqual([]);
});

it('a missing cell is named, with how to add it', () => {
  const [first, ...others] = allCells;
  expect(first).toBeDefined();
  expect(missingCells(others)).toEqual([
    "no cell cancel × one line × card: call situation('cancel', …) in test/behaviour/cancel/cancel.test.ts, without leaving it out",
  ]);
});
