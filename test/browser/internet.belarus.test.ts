import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { SEARCH } from '../guides/searchRu.js';
import { pages } from './pages.js';

const house = pages({ of: 'belarus' });

/** B12 with B5: three numbers are found by a mask, one of them cannot have a package and stays out. */
it('changes the internet package of numbers found by a mask, and gives the result as a file', async () => {
  const desk = await house.signedIn('admin1', { width: 1280, height: 900, locale: 'ru' });
  await desk.press('Мобильный интернет');
  await desk.see('Номера 1–10 из 300');
  await desk.press('Найти', { [SEARCH]: '2910000_5' });
  await desk.see('Номера 1–2 из 2');
  await desk.press('Найти', { [SEARCH]: '29100000_' });
  await desk.see('Номера 1–9 из 9');
  await desk.mark(/00\s01\s·/, /00\s02\s·/, /00\s07\s·/);
  await desk.press('Далее');
  await desk.see('шаг 2 из 2');
  await desk.press('Далее', { Действие: 'Изменить (выбрать дополнительный пакет)' });
  await desk.field('Пакет').waitFor();
  await desk.press('Далее', { Пакет: 'Пакет 3000 · 3 000 МБ · 14,90 руб.' });
  await desk.see('3 номера: будет обработано 2, будет пропущено 1');
  await desk.press('Сменить пакет');
  await desk.seeOnCards('3 номера: принято 2, пропущено 1');

  await desk.looks();
  const downloaded = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: 'Результат в файле (CSV)' }).click();
  const download = await downloaded;
  const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  const cells = rows.map((row) => row.replace('\uFEFF', '').split(';'));
  const shown = ['Номер', 'Абонент', 'Было', 'Стало'].map((head) => cells[0]?.indexOf(`"${head}"`) ?? -1);
  expect(cells.slice(1).map((row) => shown.map((at) => row[at]).join(';'))).toEqual([
    '"375-29-100-00-01";"Анна Примерова";"Пакет 1500";"Пакет 3000"',
    '"375-29-100-00-02";"Пётр Образцов";"интернет тарифного плана";"Пакет 3000"',
    '"375-29-100-00-07";"Ольга Тестова";"мобильный интернет отключён";""',
  ]);
  expect(rows.at(-1)).toContain('"пропущено"');
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);
