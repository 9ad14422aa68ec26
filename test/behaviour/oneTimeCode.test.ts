import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';

const PASSWORD = 'kcell-demo-1';
const NEW = 'aigul@primer.example';
const CONFIRM = 'Сменить e-mail';
const SENT_TO = 'a…@primer.example';

let app: TestApp;
/** Time goes on when the test says so, but for the milliseconds it takes. */
let passed: number;
beforeEach(async () => {
  passed = 0;
  app = await startApp({ of: 'kcell', clock: { now: () => new Date(Date.now() + passed) } });
});
afterEach(() => app.stop());

const later = (minutes: number) => {
  passed += minutes * 60_000;
};

/** What was mailed so far. The outbox delivers beside the turn. */
async function mails(count: number): Promise<{ to: string; text: string }[]> {
  const folder = join(app.dataDir, 'mail');
  for (let tries = 0; ; tries += 1) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
    if (names.length >= count || tries > 200) {
      const read = await Promise.all(names.map((name) => readFile(join(folder, name))));
      const parsed = await Promise.all(read.map((mail) => simpleParser(mail)));
      return parsed.map(({ to, text = '' }) => ({ to: [to ?? []].flat()[0]?.text ?? '', text }));
    }
    await delay(10);
  }
}

const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';
const emailNow = async () =>
  app.store.read(async ({ accounts }) => (await accounts.get(await app.accountId('kcell', 'admin1')))?.email);

async function untilCodeOnCards(): Promise<CardTalk> {
  const talk = await cardTalk(app, 'kcell', 'admin1');
  await talk.press('Сменить e-mail');
  await talk.press('Далее', { 'Новый e-mail': NEW });
  expect(await talk.press(CONFIRM, { 'Ваш пароль': PASSWORD })).toContain(SENT_TO);
  return talk;
}

async function untilCodeInText(): Promise<Talk> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  await talk.say('Сменить e-mail');
  await talk.say(NEW);
  expect(await talk.say('да')).toContain('Введите пароль');
  expect(await talk.say(PASSWORD)).toContain(SENT_TO);
  return talk;
}

/** The newest code: the mails are not in order. */
async function newCode(before: readonly string[]): Promise<string> {
  const all = (await mails(before.length + 1)).map(({ text }) => codeIn(text));
  return all.find((code) => !before.includes(code)) ?? '';
}

/** Another code than this one. */
const wrong = (code: string): string => (code === '111111' ? '222222' : '111111');

describe('a one-time code', () => {
  it('is wanted beside the password where there is an address, and goes to the new one', async () => {
    const talk = await untilCodeOnCards();
    const [mail] = await mails(1);
    expect(mail).toMatchObject({ to: expect.stringContaining(NEW) });
    expect(mail?.text).toContain('«Сменить e-mail»');
    const code = codeIn(mail?.text ?? '');
    expect(await talk.press(CONFIRM, { Код: wrong(code) })).toContain('Неверный код. Осталось 4 попытки.');
    expect(await talk.press(CONFIRM, { Код: `${code.slice(0, 3)} ${code.slice(3)}` })).toContain('E-mail изменён');
    expect(await emailNow()).toBe(NEW);
    // The address of before is told.
    const told = (await mails(2)).find(({ to }) => to.includes('admin1@primer.example'));
    expect(told?.text).toContain(app.words('ru', 'kcell').say('mail:accountChanged.titles.emailChanged'));
  });

  it('is typed in plain text, too; what is none costs no try', async () => {
    const talk = await untilCodeInText();
    const code = await newCode([]);
    expect(await talk.say('12')).toContain(SENT_TO);
    expect(await talk.say('12345')).toContain('Код состоит из шести цифр');
    expect(await talk.say(wrong(code))).toContain('Осталось 4 попытки');
    expect(await talk.say(code)).toContain('E-mail изменён');
    expect(await emailNow()).toBe(NEW);
  });

  it('is sent anew, and then the one before is void; so many an hour', async () => {
    const talk = await untilCodeOnCards();
    const first = await newCode([]);
    expect(await talk.press('Отправить новый код')).toContain(SENT_TO);
    const second = await newCode([first]);
    expect(await talk.press(CONFIRM, { Код: first })).toContain('Неверный код');
    for (const _ of [3, 4, 5]) await talk.press('Отправить новый код');
    expect(await talk.press('Отправить новый код')).toContain('Вы уже запросили несколько кодов');
    expect(await talk.press(CONFIRM, { Код: second })).toContain('Неверный код');
    expect(await emailNow()).toBe('admin1@primer.example');
  });

  it('ends after ten minutes, and after five wrong tries', async () => {
    const talk = await untilCodeInText();
    const first = await newCode([]);
    later(11);
    expect(await talk.say(first)).toContain('Этот код больше не действует');
    expect(await talk.say('новый код')).toContain(SENT_TO);
    const second = await newCode([first]);
    for (const _ of [1, 2, 3, 4]) await talk.say(wrong(second));
    expect(await talk.say(wrong(second))).toContain('Слишком много неверных кодов');
    expect(await talk.say(second)).toContain('Слишком много неверных кодов');
    expect(await emailNow()).toBe('admin1@primer.example');
  });

  it('leads back to the review, and to nothing after a cancel', async () => {
    const talk = await untilCodeOnCards();
    const code = await newCode([]);
    expect(await talk.press('Назад')).toContain('проверьте данные');
    expect(await talk.press('Отмена')).not.toContain('E-mail изменён');
    expect(await talk.say(code)).not.toContain(code);
    expect(await emailNow()).toBe('admin1@primer.example');
  });

  it('and the password stand in no file but the mail, and in no line of the log', async () => {
    const talk = await untilCodeInText();
    const code = await newCode([]);
    await talk.say(wrong(code));
    await talk.say(code);
    const files = (await filesIn(app.dataDir)).filter(([where]) => !where.includes('/mail/'));
    expect(found([PASSWORD, code], [...files, ['log', app.lines.join('\n')]])).toEqual([]);
  });
});
