import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(() => app.stop());

it('refuses a package for a line whose packages somebody else has changed since the review', async () => {
  const talk = await textTalk(app, 'kcell', 'admin1');
  for (const said of ['Мобильный интернет', '1', '1']) await talk.say(said);
  expect(await talk.say('1')).toContain('Сейчас: Интернет 10 ГБ');
  const [line] = await app.store.read(({ lines }) => lines.where({ number: '+77010000001' }));
  if (line === undefined) throw new Error('the demo has no such line');
  await app.store.transaction(({ lines }) => lines.put({ ...line, packages: [] }));
  const review = await talk.say('да');
  expect(review).toContain(app.words('ru', 'kcell').say('problems:line.internetChanged'));
  expect(review).toContain('Сейчас: интернет тарифного плана');
  expect(await app.store.read(({ orders }) => orders.where({ line: line.id }))).toEqual([]);
  // What the line is now has been shown: it goes on from there.
  expect(await talk.say('да')).toContain('Заявка принята');
});
