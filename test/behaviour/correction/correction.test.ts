import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('correction', async (walk) => {
  await walk.to('review');
  for (const correction of walk.script.corrections) await walk.correct(correction);
  expect(await walk.effects()).toBe(0);
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
