import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('repeat', async (walk) => {
  for (const place of ['first', 'middle', 'review'] as const) {
    await walk.to(place);
    const before = await walk.answers();
    await walk.say('repeat the question');
    walk.expectAsked(place);
    expect(await walk.answers()).toBe(before);
    expect(walk.onCards ? await walk.liveCards() : 1).toBe(1);
  }
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
