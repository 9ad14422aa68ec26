import { expect, it } from '@jest/globals';
import { pages } from './pages.js';

const looks = { width: 1280, height: 900, locale: 'ru' };
const TEN = ['01', '02', '03', '04', '05', '06', '07', '08', '15', '16'].map((end) => `+7 701 000 00${end}`);

const house = pages({ of: 'kcell' });

/** C12 with four eyes: eleven numbers wait for a second administrator, and whoever asked is told without a reload. */
it('blocks eleven numbers when a second administrator approves, before the eyes of the first', async () => {
  const asker = await house.signedIn('admin1', looks);
  await asker.press('Блокировка / разблокировка');
  await asker.see('шаг 1 из 2');
  await asker.press('Найти', { Статус: 'Активный' });
  await asker.see('+7 701 000 0016');
  await asker.mark(...TEN.map((number) => new RegExp(`${number.slice(-4)}\\s·`)));
  await asker.press('Следующая страница');
  await asker.see('Выбрано: 10 номеров');
  await asker.mark(/0101\s·/);
  await asker.press('Далее');
  await asker.see('шаг 2 из 2');
  await asker.press('Далее', { Действие: 'Заблокировать' });
  await asker.press('Далее', { 'Причина блокировки': 'Телефон или SIM-карта утеряны' });
  await asker.see('второго администратора');
  await asker.press('Заблокировать');
  await asker.seeOnCards('Ожидает второго администратора до');

  const approver = await house.signedIn('admin2', looks);
  // Beside the conversation, in what waits.
  await approver.line(/^Запросы, ожидающие вашего решения/).waitFor();
  await approver.press('Запросы на одобрение');
  const requests = approver.field('Запрос');
  await requests.waitFor();
  const request = await requests.locator('option', { hasText: 'Айгуль Примерова' }).textContent();
  await approver.press('Далее', { Запрос: request ?? '' });
  await approver.press('Далее', { Решение: 'Одобрить' });
  await approver.see('11 номеров: будет обработано 11');
  await approver.press('Одобрить');
  await approver.seeOnCards('Запрос одобрен');

  await asker.page.getByText('одобрен. Решение: Ерлан Образцов').last().waitFor();
  await house.app.outbox.idle();
  const blocked = await house.app.store.read(({ lines }) => lines.where({ state: 'suspended', reason: 'lost' }));
  expect(blocked.map(({ number }) => number)).toEqual(
    expect.arrayContaining(TEN.map((one) => one.replaceAll(' ', ''))),
  );
  expect([asker.complaints, approver.complaints]).toEqual([[], []]);
  await asker.close();
  await approver.close();
}, 90_000);
