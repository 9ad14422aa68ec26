import { enter, type Studio, takePiece } from './studio.js';

/** Rows that were pasted, each with its verdict (B7). */
export async function takeRows(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'belarus', 'admin1', 'ru');
  await desk.press('Переименование абонентов');
  await desk.see('шаг 1 из 3');
  await desk.press('Далее', { 'Кого переименовать': 'Многих абонентов по списку' });
  await desk.see('Вставьте строки таблицы');
  const rows = [
    'Номер;Имя',
    '+375 29 100 00 02;Пётр Показной',
    '375291000005;Резерв 2',
    '3,75E+11;Кто-то',
    '+375 29 100 00 14;Лев Показной',
  ];
  await desk.press('Далее', { Список: rows.join('\n') });
  await desk.see('проверьте данные');
  await takePiece(studio, desk, 'rows');
}

/** What is shown, and what it can be gone on with (B5). */
export async function takeNextStep(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'belarus', 'admin2', 'ru');
  await desk.press('Выбор абонента');
  const table = desk.page.locator('[role="table"]').last();
  await table.locator('[role="row"] .ac-pushButton').nth(1).click();
  const card = desk.page.locator('.ac-adaptiveCard', { hasText: 'Номер SIM-карты' }).last();
  await card.waitFor();
  await takePiece(studio, desk, 'next-step', card);
}

/** All numbers in the operator's columns (C5). */
export async function takeOverview(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'kcell', 'admin1', 'ru');
  await desk.press('Управление номерами');
  await desk.page.locator('[role="table"]').last().waitFor();
  await takePiece(studio, desk, 'overview');
}

/** What another system keeps (C7). */
export async function takeAllowances(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'kcell', 'admin2', 'ru');
  await desk.press('Остатки минут, SMS и интернета');
  await desk.see('+7 701 000 0001');
  await desk.mark(/0001\s·/);
  await desk.press('Далее');
  const card = desk.page.locator('.ac-adaptiveCard', { hasText: 'По состоянию на' }).last();
  await card.waitFor();
  await takePiece(studio, desk, 'outside-data', card);
}

/** Codes that can be looked at once (C6); they are the demo's. */
export async function takeShownOnce(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'kcell', 'admin3', 'ru');
  await desk.press('Коды PIN и PUK');
  await desk.lastCard.getByRole('radio').first().check();
  await desk.press('Далее');
  await desk.see('проверьте данные');
  await desk.press('Запросить коды', { 'Ваш пароль': 'kcell-demo-3' });
  await desk.seeOnCards('Коды можно посмотреть один раз');
  await desk.looks();
  await desk.page.locator('.card').getByRole('button', { name: 'Показать коды' }).last().click();
  const dialog = desk.page.locator('#once');
  await dialog.getByText('PUK1').waitFor();
  await takePiece(studio, desk, 'shown-once', dialog);
}

/** A report with its picture, to be taken along as a file (K5). */
export async function takeReport(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'konnect', 'agent1', 'fr');
  await desk.press('Mes transactions');
  await desk.press('Suivant');
  const card = desk.page.locator('.ac-adaptiveCard', { has: desk.page.getByRole('img', { name: /^Montant/ }) }).last();
  await card.waitFor();
  await desk.page.waitForFunction('[...document.images].every((image) => image.complete)');
  await takePiece(studio, desk, 'report', card);
}

export const cabinetPieces = [takeRows, takeNextStep, takeOverview, takeAllowances, takeShownOnce, takeReport];
