import { expect } from '@jest/globals';
import { procedures } from '../../../src/dialogs/procedures/index.js';
import { situation } from '../table/situation.js';
import type { Walk } from '../table/walk.js';

/** Why the first question is asked, where its words say so. */
function whys(walk: Walk): string[] {
  const { procedure, operator, language } = walk.driver;
  const first = procedures.find(({ id }) => id === procedure)?.fields[0]?.name ?? '';
  const why = `${procedure}:fields.${first}.why` as const;
  return walk.app.words(language, operator).has(why) ? [walk.word(why)] : [];
}

situation('help', async (walk) => {
  await walk.to('first');
  const procedure = walk.own('title');
  const asked = await walk.choose('common:help', walk.word('common:help'));
  expect(asked).toContain(walk.word('common:guide.asked', { procedure }));
  expect(asked).toContain(walk.word('common:guide.checked'));
  for (const why of whys(walk)) expect(asked).toContain(why);
  expect(await walk.say(walk.word('common:help'))).toContain(walk.word('common:guide.page', { procedure }));
  await walk.to('middle');
  for (const _ of [1, 2]) expect(await walk.choose('common:help', walk.word('common:help'))).toContain(procedure);
  await walk.say('repeat');
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
