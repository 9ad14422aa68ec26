import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';
import type { Walk } from '../table/walk.js';

situation('stale card', (walk) => (walk.onCards ? oldCards(walk) : oldLines(walk)));

/** The card of a question that was answered, and the review before a correction. */
async function oldCards(walk: Walk): Promise<void> {
  const stale = walk.word('common:stale');
  await walk.to('first');
  const answered = await walk.next();
  await walk.to('middle');
  const before = await walk.answers();
  expect(await walk.deliver(answered)).toBe(stale);
  expect(await walk.answers()).toBe(before);
  await walk.to('review');
  const confirm = await walk.next();
  for (const correction of walk.script.corrections) await walk.correct(correction);
  expect(await walk.deliver(confirm)).toBe(stale);
  expect(await walk.effects()).toBe(0);
  await walk.finish();
  expect(await walk.effects()).toBe(1);
}

/** A number of a menu that was over the question, and an answer that comes late. */
async function oldLines(walk: Walk): Promise<void> {
  await walk.to('middle');
  const { open } = await walk.state();
  const before = await walk.answers();
  await walk.say('menu');
  await walk.say('repeat');
  await walk.say('9');
  await walk.say('repeat');
  walk.expectAsked('middle');
  expect(await walk.answers()).toBe(before);
  expect((await walk.state()).open).toEqual(open);
  await walk.to('review');
  await walk.say(walk.script.text[1] ?? '');
  await walk.say('repeat');
  walk.expectAsked('review');
  expect(await walk.effects()).toBe(0);
  await walk.finish();
  expect(await walk.effects()).toBe(1);
}
