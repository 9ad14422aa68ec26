import { rm } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';
import type { Walk } from '../table/walk.js';
import { type Extra, release, releaseFolder } from './release.js';

/** Answers these on their card, or line by line. */
async function answer(walk: Walk, names: readonly Extra[]): Promise<void> {
  const filled = Object.fromEntries(names.map((name) => [name, `my ${name}`]));
  if (walk.onCards) await walk.press(walk.word('common:next'), filled);
  else for (const name of names) await walk.say(filled[name] ?? '');
}

/** A field is renamed, one is dropped and one is added while somebody is in the middle. */
situation('deployment', async (walk) => {
  const { procedure } = walk.driver;
  const root = await releaseFolder([procedure]);
  await walk.rig.restart({ root, procedures: release(procedure, ['oldNote', 'goneNote']) });
  await walk.go();
  await answer(walk, ['oldNote', 'goneNote']);
  await walk.before('middle');
  await walk.go();
  const before = await walk.answers();

  await walk.rig.restart({ root, procedures: release(procedure, ['newNote', 'addedNote']) });
  // What was asked is answered, and what is new is asked: also where only the confirmation was missing.
  await walk.go();
  expect(await walk.effects()).toBe(0);
  await answer(walk, ['newNote', 'addedNote']);
  const { runs, open } = await walk.state();
  const { answers } = runs[open[0] ?? ''] ?? {};
  expect(answers).toMatchObject({ newNote: 'my newNote', addedNote: 'my addedNote' });
  expect(answers).not.toHaveProperty('goneNote');
  expect(before).toBeGreaterThan(2);
  if (walk.read.includes(walk.asks('review'))) walk.rewind('review');
  await walk.finish();
  expect(await walk.effects()).toBe(1);
  await rm(root, { recursive: true });
});
