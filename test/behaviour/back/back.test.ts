import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('back', async (walk) => {
  await walk.to('review');
  const first = walk.word('common:firstQuestion');
  let backs = 0;
  for (; !(await walk.say(walk.word('common:back'))).includes(first); backs++) expect(backs).toBeLessThan(10);
  expect(backs).toBeGreaterThan(0);
  await walk.say('repeat');
  walk.expectAsked('first');
  expect(walk.onCards ? await walk.liveCards() : 1).toBe(1);
  // What was answered stands there still, and is kept as it is.
  for (; backs > 0 && !walk.read.includes(walk.asks('review')); backs--) await walk.choose('common:next', '=');
  walk.expectAsked('review');
  walk.expectRead(walk.script.answered);
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
