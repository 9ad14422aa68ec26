import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('double press', async (walk) => {
  await walk.to('first');
  for (const answer of await walk.together()) expect(answer).not.toBe('');
  await walk.say('repeat');
  await walk.toLast();
  expect(await walk.effects()).toBe(0);
  const [one, two] = await walk.together();
  for (const answer of walk.onCards ? [one, two] : [`${one}${two}`]) expect(answer).toContain(walk.script.receipt);
  expect(two).not.toBe('');
  expect(await walk.effects()).toBe(1);
  expect((await walk.state()).open).toEqual([]);
});
