import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('restart', async (walk) => {
  await walk.to('middle');
  const title = walk.word('common:restart.title', { count: await walk.answers() });
  expect(await walk.say(walk.word('common:restart.button'))).toContain(title);
  await walk.choose('common:leave.stay', walk.word('common:no'));
  walk.expectAsked('middle');
  await walk.to('review');
  await walk.say(walk.word('common:restart.button'));
  await walk.choose('common:restart.yes', walk.word('common:yes'));
  walk.expectAsked('first');
  expect(await walk.answers()).toBe(0);
  expect(await walk.effects()).toBe(0);
  walk.rewind('first');
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
