import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

situation('language switch', async (walk) => {
  await walk.to('middle');
  const before = await walk.answers();
  expect(await walk.say('english')).toContain(walk.word('common:language.changed', {}, 'en'));
  expect(walk.read).not.toContain(walk.asks('middle'));
  await walk.say(walk.word('common:language.name'));
  walk.expectAsked('middle');
  expect(await walk.answers()).toBe(before);
  // Carried out in another language than it was begun in.
  await walk.to('review');
  await walk.say('english');
  walk.expectRead(walk.word('common:review.title', { procedure: walk.own('title', 'en') }, 'en'));
  const { pin } = walk.driver;
  const filled = pin === undefined ? {} : { [walk.word('common:pin.label', {}, 'en')]: pin };
  if (walk.onCards) await walk.press(walk.own('confirm', 'en'), filled);
  else for (const line of ['yes', ...(pin === undefined ? [] : [pin])]) await walk.say(line);
  walk.expectRead(walk.own('done', 'en'));
  expect(await walk.effects()).toBe(1);
});
