import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { mailsOf } from '../support/invitations.js';
import { codeIn } from '../support/signingIn.js';
import { DeskPage } from './deskPage.js';

const GOOD = 'trois canards jaunes 41';
const PASSWORD = 'kcell-demo-1';

let browser: Browser;
let app: TestApp;
let desk: DeskPage;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
  desk = await visit();
});
afterEach(async () => {
  expect(desk.complaints.filter((one) => !one.includes('401'))).toEqual([]);
  await desk.close();
  await app.stop();
});

async function visit(): Promise<DeskPage> {
  const opened = await DeskPage.open(browser, app, 'kcell', { width: 1280, height: 860, locale: 'ru' });
  await opened.signIn('admin1');
  await opened.line('Язык учётной записи').waitFor();
  return opened;
}

it('another language, chosen in one’s profile: receipt, frame and panel are in it at once, and so is the next sign-in', async () => {
  await desk.press('Язык учётной записи');
  await desk.press('Далее', { Язык: 'English' });
  await desk.see('проверьте данные');
  await desk.press(app.words('ru', 'kcell').say('changeLanguage:confirm'));
  await desk.page.locator('html[lang="en"]').waitFor();
  await desk.line(app.words('en', 'kcell').say('changeLanguage:title')).waitFor();
  expect(await desk.page.locator('#sign-out').textContent()).toBe(app.words('en', 'kcell').say('web:chat.signOut'));
  expect(await desk.page.locator('#language').inputValue()).toBe('en');
  expect(await desk.page.evaluate('document.title')).toContain('chat');
  await desk.page.locator('#sign-out').click();
  await desk.page.locator('#sign-in').waitFor();
  await desk.signIn('admin1');
  await desk.page.locator('#webchat[lang="en"]').waitFor();
}, 60_000);

it('another password: this sign-in stays, another browser’s is out at once, and only the new one opens', async () => {
  const other = await visit();
  await desk.press('Сменить пароль');
  await desk.press('Далее', { 'Новый пароль': GOOD, 'Новый пароль ещё раз': GOOD });
  await desk.see('проверьте данные');
  expect(await desk.read()).not.toContain(GOOD);
  await desk.press('Сменить пароль', { 'Ваш пароль': PASSWORD });
  await desk.seeOnCards('Пароль изменён');
  // By itself: nobody does anything there.
  await other.page.locator('#sign-in').waitFor();
  await other.page.locator('#login').fill('admin1');
  await other.page.locator('#password').fill(PASSWORD);
  await other.page.keyboard.press('Enter');
  await other.page.getByRole('alert').waitFor();
  await other.page.locator('#password').fill(GOOD);
  await other.page.keyboard.press('Enter');
  await other.page.locator('#webchat').waitFor();
  await other.close();
}, 60_000);

it('another address, with the password and the code that went to the old one', async () => {
  const [mail] = await mailsOf(app, async () => {
    await desk.press('Сменить e-mail');
    await desk.press('Далее', { 'Новый e-mail': 'admin.new@primer.example' });
    await desk.see('проверьте данные');
    await desk.press('Сменить e-mail', { 'Ваш пароль': PASSWORD });
    await desk.see('Шестизначный код отправлен');
  });
  await desk.press('Сменить e-mail', { Код: codeIn(mail?.text) });
  await desk.seeOnCards('E-mail изменён');
  const account = await app.accountId('kcell', 'admin1');
  expect((await app.store.read(({ accounts }) => accounts.get(account)))?.email).toBe('admin.new@primer.example');
}, 60_000);

it('what one is told of is a list of switches, which stay as they were turned', async () => {
  const browserNotice = app.words('ru', 'kcell').say('common:words.noticeNewBrowser');
  await desk.press('Уведомления');
  const notice = () => desk.lastCard.getByRole('checkbox', { name: browserNotice });
  const was = await notice().isChecked();
  await notice().setChecked(!was);
  await desk.press('Далее');
  await desk.see('проверьте данные');
  await desk.press(app.words('ru', 'kcell').say('notices:confirm'));
  await desk.seeOnCards(app.words('ru', 'kcell').say('notices:done'));
  await desk.press('Уведомления');
  await notice().waitFor();
  expect(await notice().isChecked()).toBe(!was);
}, 60_000);

it('a company’s short name stands in the header as soon as it is given', async () => {
  await desk.press('Краткое название компании');
  await desk.press('Далее', { 'Краткое название (необязательно)': 'Логистика' });
  await desk.see('проверьте данные');
  await desk.press('Сохранить название');
  await desk.seeOnCards('Краткое название сохранено');
  await desk.page.locator('#company', { hasText: 'Логистика' }).waitFor();
}, 60_000);
