import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('double press', async (walk) => {
  await walk.to('first');
  for (const answer of await walk.together()) expect(answer).not.toBe('');
  await walk.say('repeat');
  await walk.toLast();
  expect(await walk.effects()).toBe(0);
  const [one, two] = await walk.together();
  expect(walk.onCards ? one : `${one}${two}`).toContain(walk.script.receipt);
  // A second receipt below the menu would look like something done a second time: it is said to be the same.
  if (walk.onCards) {
    const [before = ''] = two.split(walk.script.receipt);
    expect(before).toContain(walk.word('common:receipt.same'));
  }
  expect(two).not.toBe('');
  expect(await walk.effects()).toBe(1);
  expect((await walk.state()).open).toEqual([]);
});
