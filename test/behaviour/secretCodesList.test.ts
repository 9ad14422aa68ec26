import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sendingOnCards } from '../guides/secretCodes/sendSecretCode.kcell.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'kcell' });
});
afterAll(() => app.stop());

it('each code that is out can be deleted from the list, which has no code in it', async () => {
  const talk = await cardTalk(app, 'kcell', 'admin1');
  for (const [button, filled] of sendingOnCards) await talk.press(button, filled);
  await app.outbox.idle();
  const list = await talk.press('Действующие секретные коды');
  expect(list).toContain('+7 701 000 0001');
  expect(list).not.toMatch(/\b\d{8}\b/);
  const buttons = talk.cards().flatMap(({ actions }) => actions.map(({ data }) => data));
  const deleting = buttons.find((data) => data?.procedure === 'deleteSecretCode' && data.field === 'lines');
  expect(deleting).toBeDefined();
  expect(await talk.send({ ...deleting })).toContain('проверьте данные');
  expect(await talk.press('Удалить код')).toContain('Секретный код удалён');
  expect(await talk.press('Действующие секретные коды')).not.toContain('+7 701 000 0001');
  // A made-up button names no line of somebody else.
  const forged = { ...deleting, value: 'no-such-line' };
  expect(await talk.send(forged)).not.toContain('проверьте данные');
});
