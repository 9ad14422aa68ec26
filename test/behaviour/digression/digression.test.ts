import { expect } from '@jest/globals';
import { numberOf } from '../../support/menuLine.js';
import { situation } from '../table/situation.js';

situation('digression', async (walk) => {
  await walk.to('middle');
  const title = walk.own('title');
  const backTo = walk.word('common:goingOn.title', { procedure: title, count: await walk.answers() });
  // A question that is only looked at.
  expect(await walk.start('myHistory', ['-'])).toContain(backTo);
  await walk.choose('common:goingOn.yes', walk.word('common:yes'));
  walk.expectAsked('middle');
  // Another guide, which is given up.
  await walk.start('person');
  await walk.say(walk.word('common:cancel'));
  if (walk.read.includes(walk.word('common:leave.question')))
    await walk.choose('common:leave.leave', walk.word('common:yes'));
  walk.expectRead(backTo);
  await walk.choose('common:goingOn.later', walk.word('common:goingOn.later'));
  const resume = walk.word('common:menu.resume', { procedure: title });
  walk.expectRead(resume);
  await (walk.onCards ? walk.press(resume) : walk.say(numberOf(walk.read, resume)));
  walk.expectAsked('middle');
  expect((await walk.state()).open).toHaveLength(1);
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
