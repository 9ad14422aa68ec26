import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('changed meanwhile', async (walk) => {
  const { happens, says, mend } = walk.script.meanwhile;
  await walk.toLast();
  await walk.app.store.transaction(happens);
  expect(await walk.deliver(await walk.next())).toContain(says);
  if (mend !== undefined) {
    expect(await walk.effects()).toBe(0);
    walk.expectAsked('review');
    await walk.correct(mend);
    walk.rewind('review');
    await walk.finish();
  }
  walk.expectRead(walk.script.receipt);
  expect(await walk.effects()).toBe(1);
});
