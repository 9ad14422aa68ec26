import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { WordKey } from '../../src/speech/words.js';
import { pages } from './pages.js';

const house = pages({ of: 'kcell' });

const say = (key: WordKey) => house.app.words('ru', 'kcell').say(key);

it.each([1280, 390])(
  'a report that is made in the background comes by itself, and is downloaded, at a width of %d',
  async (width) => {
    const desk = await house.signedIn('admin1', { height: 1000, locale: 'ru', width });
    await desk.press(say('companyReport:title'));
    await desk.fill({ [say('companyReport:fields.email.label')]: 'admin@example.com' });
    await desk.press(say('common:next'));
    await desk.press(say('companyReport:confirm'));
    const download = desk.page.getByRole('button', { name: say('common:file.open'), exact: true });
    await download.waitFor();
    await desk.seeOnCards('файл готов');
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const coming = desk.page.waitForEvent('download');
    await download.click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
    await desk.say('где мой отчёт');
    await desk.seeOnCards(say('sentReports:facts.until'));
    const again = desk.page.waitForEvent('download');
    const buttons = desk.page.getByRole('button', { name: say('common:file.open') });
    await buttons.last().click();
    expect((await again).suggestedFilename()).toBe(file.suggestedFilename());
    expect(desk.complaints).toEqual([]);
  },
  120_000,
);
