import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('two messages at once', async (walk) => {
  await walk.to('first');
  for (const answer of await walk.together(walk.word('common:help'))) expect(answer).not.toBe('');
  await walk.say('repeat');
  await walk.to('review');
  expect(walk.onCards ? await walk.liveCards() : 1).toBe(1);
  await walk.toLast();
  const [receipt, other] = await walk.together(walk.word('common:cancel'));
  expect(receipt).toContain(walk.script.receipt);
  expect(other).not.toBe('');
  expect(await walk.effects()).toBe(1);
  expect((await walk.state()).open).toEqual([]);
});
