import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('where was I', async (walk) => {
  await walk.to('middle');
  const there = await walk.say('where was I?');
  expect(there).toContain(walk.own('title'));
  expect(there).toContain(walk.script.answered);
  walk.expectAsked('middle');
  await walk.to('review');
  expect(await walk.say('where was I')).toContain(walk.word('common:where.review', { procedure: walk.own('title') }));
  expect(walk.onCards ? await walk.liveCards() : 1).toBe(1);
  await walk.finish();
  expect(await walk.say('where was I')).toContain(walk.word('common:where.nowhere'));
  expect(await walk.effects()).toBe(1);
});
