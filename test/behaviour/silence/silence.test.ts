import { expect } from '@jest/globals';
import { numberOf } from '../../support/menuLine.js';
import { situation } from '../table/situation.js';

/** Longer than a sign-in lasts, shorter than conversations and drafts are kept. */
const DAYS = 20;

situation('silence of days', async (walk) => {
  await walk.to('middle');
  const answers = await walk.answers();
  walk.rig.passDays(DAYS);
  await walk.rig.restart();
  // Somebody who comes back signs in again, which is another conversation: there it is offered.
  await walk.signIn();
  const menu = await walk.say('menu');
  const counted = walk.word('common:drafts.answers', { count: answers });
  const draft = menu.split('\n').find((line) => line.includes(walk.own('title')) && line.includes(counted)) ?? '';
  await (walk.onCards ? walk.press(draft) : walk.say(numberOf(draft, '')));
  walk.expectAsked('middle');
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
