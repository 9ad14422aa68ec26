import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openBrowser, unpackedChromium } from '../support/chromium.js';

const page = `<button onclick="document.title = 'pressed'">Press</button><p>ça, да</p>`;

describe('the browser of the tests', () => {
  it('opens a page and presses a button', async () => {
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      await tab.goto(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
      await tab.getByRole('button', { name: 'Press' }).click();
      expect(await tab.title()).toBe('pressed');
      expect(await tab.textContent('p')).toBe('ça, да');
      expect((await tab.locator('p').boundingBox())?.height).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('is unpacked whole when two ask for it at once', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'guichet-chromium-'));
    try {
      const [one, other] = await Promise.all([unpackedChromium(parent), unpackedChromium(parent)]);
      expect(one.executable).toBe(other.executable);
      expect(await readdir(parent)).toEqual(['chromium']);
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  }, 60_000);

  it('fails and says what to do when there is none', async () => {
    await expect(openBrowser({ CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow(/set CHROMIUM_PATH/);
    await expect(openBrowser({})).rejects.toThrow(/set CHROMIUM_PATH.*\n.*TEST_RUN_FOLDER/);
  });
});
