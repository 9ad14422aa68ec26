import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const desktop = { width: 1280, height: 860, locale: 'ru' };
const phone = { width: 375, height: 720, locale: 'ru' };

/** What the renderer of the cards does, which no card and no style of ours can change. Everything else is ours to mend. */
const RENDERERS_OWN: Readonly<Record<string, string>> = {
  'aria-allowed-attr':
    'A group of the menu that was opened. The renderer says on the group itself, not only on its button, that it is open.',
  'label-content-name-mismatch':
    'A row of the review is one button. The renderer names it after its title, "Change X: Y"; its columns say "X, Y, Change".',
};

const Findings = z.array(
  z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ target: z.unknown(), html: z.string() })) }),
);

let axe: string;
let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp();
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

/** Nothing serious or critical is found on the page as it is now. */
async function isSound(desk: DeskPage, where: string): Promise<void> {
  await desk.page.evaluate(axe);
  const found = Findings.parse(
    await desk.page.evaluate(
      `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))`,
    ),
  );
  const ours = found.filter(({ id }) => !Object.hasOwn(RENDERERS_OWN, id));
  expect(ours.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

/** Web Chat's own way to the last message: back to the conversation, then into it. */
async function enterLastMessage({ page }: DeskPage): Promise<void> {
  const transcript = page.locator('.webchat__basic-transcript:focus');
  for (let presses = 0; presses < 5 && (await transcript.count()) === 0; presses++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
}

/** What is read aloud leaves the page after a second: from here on it is noted as it comes, in `window.readAloud`. */
async function noteWhatIsRead({ page }: DeskPage) {
  await page.evaluate(`{
    window.readAloud = [];
    const note = (node) => {
      const read = node.closest('.webchat__live-region-activity') ?? node.querySelector('.webchat__live-region-activity');
      if (read !== null) window.readAloud.push(read.textContent);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) note(node);
    }).observe(document.body, { childList: true, subtree: true });
  }`);
}

describe.each([desktop, phone])('at $width pixels', (looks) => {
  it('everybody can sign in, choose numbers, check the review with its table, and read the receipt', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.page.locator('#login').waitFor();
    await isSound(desk, 'sign-in');
    await desk.signIn('admin1');
    await isSound(desk, 'menu');
    await desk.press('Блокировка / разблокировка');
    await desk.see('шаг 1 из 2');
    await isSound(desk, 'line picker');
    await desk.mark(/0001 ·/, /0009 ·/);
    await desk.press('Далее');
    await desk.see('Действие');
    await desk.press('Далее', { Действие: 'Заблокировать' });
    await desk.see('Причина блокировки');
    await desk.press('Далее', { 'Причина блокировки': 'По решению компании' });
    await desk.see('2 номера: будет обработано 1');
    await isSound(desk, 'review');
    await desk.press('Заблокировать');
    await desk.page.getByText('Заявка на блокировку принята').first().waitFor();
    await isSound(desk, 'receipt');
    expect(desk.complaints).toEqual([]);
  }, 90_000);

  it('a card is read aloud whole, in its language, and a mistake with its field', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.signIn('admin1');
    await noteWhatIsRead(desk);
    await desk.press('Блокировка / разблокировка');
    await desk.page.waitForFunction(`window.readAloud.some((text) => text.includes('шаг 1 из 2'))`);
    expect(await desk.page.locator('#webchat').getAttribute('lang')).toBe('ru');
    await desk.press('Далее');
    await desk.see('Ничего не выбрано');
    const field = desk.lastCard.locator('[aria-invalid="true"]').first();
    const told = await field.getAttribute('aria-describedby');
    expect(await desk.page.locator(`#${told}`).textContent()).toContain('Ничего не выбрано');
  }, 60_000);

  it('the keyboard alone chooses all numbers and goes on', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.signIn('admin1');
    await enterLastMessage(desk);
    // A menu of more than twenty procedures is folded.
    await desk.tabTo(desk.button('Номера и услуги'));
    await desk.page.keyboard.press('Enter');
    await desk.tabTo(desk.button('Блокировка / разблокировка'));
    await desk.page.keyboard.press('Enter');
    await desk.see('шаг 1 из 2');
    await desk.tabTo(desk.button('Выбрать все найденные (300)'));
    await desk.page.keyboard.press('Enter');
    await desk.see('Выбрано: 300 номеров');
    await desk.tabTo(desk.button('Далее'));
    await desk.page.keyboard.press('Space');
    await desk.see('Действие');
  }, 60_000);
});
