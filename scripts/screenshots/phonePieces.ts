import { fileURLToPath } from 'node:url';
import { sayIn } from '../../test/support/directTalk.js';
import type { Studio } from './studio.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
const NUMBER = '+77010000002';

/** The demo's phone: a secret code has come from an administrator, and its number's user reads with it (C11). */
async function takePhone({ browser, app, width, suffix }: Studio): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ru' });
  const page = await context.newPage();
  await page.goto(`${app.url}/phone`);
  await page.locator('#who').selectOption(NUMBER);
  const account = await app.accountId('kcell', 'admin1');
  const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
  for (const text of ['Отправить секретный код', NUMBER, 'да']) await sayIn(app, conversation, text);
  const bubbles = page.locator('#bubbles li');
  await bubbles.first().waitFor();
  const [code = ''] = /\b\d{8}\b/.exec((await bubbles.first().textContent()) ?? '') ?? [];
  for (const text of [code, 'баланс']) {
    const before = await bubbles.count();
    await page.locator('#text').fill(text);
    await page.locator('#write button').click();
    await bubbles.nth(before + 1).waitFor();
  }
  await page.evaluate('document.activeElement.blur()');
  await page.screenshot({ path: `${folder}/phone${suffix === '' ? '' : '-narrow'}.png` });
  await context.close();
}

/** Pictures of what people without an app see. */
export const phonePieces = [takePhone];
