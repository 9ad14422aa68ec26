import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const cases = [
  { operator: 'kcell', title: 'Детализация вызовов', of: 'Длительность', number: '+7 701 000 0001', next: 'Период: с' },
  { operator: 'belarus', title: 'Начисления за период', of: 'Сумма с НДС', number: '+375 29 100 00 01', next: 'Месяц' },
] as const;

let browser: Browser;
const apps = new Map<string, TestApp>();
beforeAll(async () => {
  browser = await openBrowser();
  for (const { operator } of cases) apps.set(operator, await startApp({ of: operator }));
}, 60_000);
afterAll(async () => {
  await browser.close();
  for (const app of apps.values()) await app.stop();
});

/** Where pictures of what is seen are kept, if somebody wants to look at them. */
const shots = process.env.SHOTS;
const grounds = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

describe.each(cases)('$title, $operator', ({ operator, title, of, number, next }) => {
  it.each([1280, 390])(
    'shows a chart with its figures, at a width of %d, on every ground',
    async (width) => {
      const app = apps.get(operator);
      if (app === undefined) throw new Error(`${operator} was not started`);
      const desk = await DeskPage.open(browser, app, operator, { width, height: 1000, locale: 'ru' });
      await desk.signIn('admin1');
      await desk.press(title);
      await desk.page
        .getByRole('radio', { name: new RegExp(number.replaceAll('+', '\\+')) })
        .last()
        .check();
      await desk.press('Далее');
      await desk.see(next);
      await desk.press('Далее');
      const picture = desk.page.getByRole('img', { name: new RegExp(`^${of}`) }).last();
      await picture.waitFor();
      await desk.until(
        `[...document.images].some((image) => image.alt.startsWith(${JSON.stringify(of)}) && image.naturalWidth > 0)`,
      );
      expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      // The figures are hidden until they are asked for, and are those of the picture's description.
      const said = (await picture.getAttribute('alt')) ?? '';
      const [, figures = ''] = /^[^:]+: (.*)$/.exec(said) ?? [];
      const [label = '', amount = ''] = (figures.split(/[,;] /)[0] ?? '').split(': ');
      const shown = desk.page.locator('.ac-adaptiveCard').filter({ hasText: 'Показать цифры' }).last();
      const figure = shown.getByText(label, { exact: true }).first();
      expect(await figure.isVisible()).toBe(false);
      await shown.getByRole('button', { name: 'Показать цифры' }).first().click();
      await figure.waitFor({ state: 'visible' });
      expect(await shown.textContent()).toContain(amount.slice(0, 4));
      for (const ground of grounds) {
        await desk.page.emulateMedia(ground);
        await picture.scrollIntoViewIfNeeded();
        expect(await picture.isVisible()).toBe(true);
        if (shots === undefined) continue;
        await mkdir(shots, { recursive: true });
        const name = `${operator}-${width}-${ground.colorScheme}${ground.forcedColors === 'active' ? '-contrast' : ''}.png`;
        await desk.page.screenshot({ path: join(shots, name) });
      }
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
    90_000,
  );
});
