import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('cancel', async (walk) => {
  await walk.to('middle');
  const title = walk.word('common:leave.title', { count: await walk.answers() });
  expect(await walk.choose('common:cancel', walk.word('common:cancel'))).toContain(title);
  await walk.choose('common:leave.stay', walk.word('common:no'));
  walk.expectAsked('middle');
  await walk.to('review');
  await walk.choose('common:cancel', walk.word('common:cancel'));
  const left = await walk.choose('common:leave.leave', walk.word('common:yes'));
  expect(left).toContain(walk.word('common:cancelled'));
  expect(await walk.state()).toMatchObject({ runs: {}, open: [] });
  expect(await walk.effects()).toBe(0);
  walk.rewind('menu');
  await walk.to('review');
  await walk.choose('common:cancel', walk.word('common:cancel'));
  await walk.choose('common:leave.stay', walk.word('common:no'));
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
