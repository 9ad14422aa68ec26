import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { guideClock } from '../guides/days.js';
import { pages } from './pages.js';

const OPERATOR = 'kcell';

const house = pages({ of: OPERATOR, clock: guideClock });

it.each([1280, 390])(
  'a certificate of completed work is looked at and taken along, at a width of %d',
  async (width) => {
    const desk = await house.signedIn('admin1', { height: 1000, locale: 'ru', width });
    await desk.press('Акт выполненных работ');
    await desk.fill({ 'Как найти': 'По лицевому счёту' });
    await desk.press('Далее');
    await desk.field('Лицевой счёт').waitFor();
    await desk.field('Лицевой счёт').selectOption({ index: 2 });
    await desk.press('Далее');
    await desk.field('Месяц').waitFor();
    await desk.field('Месяц').selectOption({ index: 1 });
    await desk.press('Далее');
    await desk.page.getByText('Итого с НДС').last().waitFor();
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const downloading = desk.page.waitForEvent('download');
    await desk.press('PDF');
    await desk.press('Скачать');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^акт выполненных работ-\d{8}-\d{4}-\d\d\.pdf$/);
    const pdf = await readFile(await download.path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    if (process.env.SHOTS) {
      await desk.page.screenshot({ path: `${process.env.SHOTS}/certificate-${width}.png` });
      await writeFile(`${process.env.SHOTS}/certificate.pdf`, pdf);
    }
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);
