import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found, type Haystack } from '../support/canary.js';
import { sayIn } from '../support/directTalk.js';

const NUMBER = '+77010000001';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(() => app.stop());

it('a secret code that was sent is in the SMS, and nowhere else', async () => {
  const account = await app.accountId('kcell', 'admin1');
  const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
  const said: string[] = [];
  app.turns.listen(conversation, (one) => said.push(JSON.stringify(one)));
  await sayIn(app, conversation, 'Отправить секретный код');
  const review = await sayIn(app, conversation, NUMBER);
  expect(review).toContain('включая детализацию вызовов, но не подключать и отключать услуги');
  expect(await sayIn(app, conversation, 'да')).toContain('Секретный код отправляется');
  await app.outbox.idle();
  await sayIn(app, conversation, 'Отправить секретный код');
  await sayIn(app, conversation, NUMBER);
  expect(await sayIn(app, conversation, 'да')).toContain('Следующий — не раньше');
  await app.halt();

  const folder = join(app.dataDir, 'sms');
  const [name = ''] = await readdir(folder);
  const sms = await readFile(join(folder, name), 'utf8');
  expect(sms).toContain(NUMBER);
  // A bare row of eight digits may be an id's beginning, too.
  const [, code = ''] = /код (\d{8}) для/.exec(sms) ?? [];
  expect(code).not.toBe('');
  const files = (await filesIn(app.dataDir)).filter(([where]) => !where.startsWith(folder + sep));
  const all: Haystack[] = [...files, ['the log', app.lines.join('\n')], ['the conversation', said.join('\n')]];
  expect(found(['77010000001'], all).length).toBeGreaterThan(0);
  expect(found([code], all)).toEqual([]);
});
