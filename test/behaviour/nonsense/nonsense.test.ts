import { expect } from '@jest/globals';
import { situation } from '../table/situation.js';

const NONSENSE = 'xyzzy plugh';

situation('wrong and nonsense input', async (walk) => {
  await walk.to('first');
  const { text, says } = walk.script.wrong;
  const offer = walk.word('common:waysOut.title');
  expect(await walk.say(text)).toContain(says);
  expect(await walk.say(NONSENSE)).not.toContain(offer);
  const third = await walk.say(NONSENSE);
  expect(third).toContain(offer);
  expect(third).toContain(walk.app.operators.get(walk.driver.operator)?.profile.contact.phone);
  walk.expectAsked('first');
  expect(await walk.answers()).toBe(0);
  for (const place of ['middle', 'review'] as const) {
    await walk.to(place);
    expect(await walk.say('thank you')).toContain(walk.word('common:chat.thanks'));
    walk.expectAsked(place);
    expect(await walk.say('fuck this')).toContain(walk.word('common:chat.rude'));
    walk.expectAsked(place);
  }
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
