import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';
import type { Walk } from '../table/walk.js';

/** The program ends before the answer is kept; the next one is sent the message again. */
async function crash(walk: Walk, answer: string): Promise<void> {
  const message = await walk.next();
  walk.rig.crashBefore(answer);
  const said = await walk.deliver(message).catch(() => '');
  expect(said).toBe('');
  await walk.rig.restart();
}

situation('crash', async (walk) => {
  await walk.before('middle');
  // What is kept has other blanks than what is read: its beginning will do.
  await crash(walk, walk.asks('middle').slice(0, 8));
  await walk.to('middle');
  await walk.toLast();
  await crash(walk, walk.script.receipt);
  // An empty message: the review is drawn again, over what it has ordered itself, and can still be confirmed.
  await walk.say(' ');
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
