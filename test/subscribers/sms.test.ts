import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { sayIn } from '../support/directTalk.js';
import { MovedClock, NUMBER } from './reading.js';

const TO = '77700';
let app: TestApp;
let clock: MovedClock;
beforeEach(async () => {
  clock = new MovedClock('2026-11-18T09:00:00.000Z');
  app = await startApp({ clock, of: 'kcell' });
});
afterEach(() => app.stop());

const onPhone = () =>
  (app.phones?.messages(NUMBER) ?? []).map(({ way, text, parts, other }) => ({ way, text, parts, other }));

/** Writes from the phone; gives what came back. */
async function write(text: string): Promise<string> {
  const before = onPhone().length;
  await app.phones?.write(NUMBER, TO, text);
  await app.outbox.idle();
  const fresh = onPhone()
    .slice(before)
    .filter(({ way }) => way === 'in');
  for (const { parts } of fresh) expect(parts).toBeLessThanOrEqual(4);
  return fresh
    .map((one) => one.text)
    .join('\n---\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** The administrator's own way to send a code. */
async function sendCode(): Promise<string> {
  const account = await app.accountId('kcell', 'admin1');
  const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
  for (const text of ['Отправить секретный код', NUMBER, 'да']) await sayIn(app, conversation, text);
  await app.outbox.idle();
  const [code = ''] = /\b\d{8}\b/.exec(onPhone().at(-1)?.text ?? '') ?? [];
  return code;
}

describe('a subscriber with a phone', () => {
  it('gets the code that the administrator sent, reads with it, and is answered in four segments at the most', async () => {
    const code = await sendCode();
    expect(code).toMatch(/^\d{8}$/);
    expect(await write('привет')).toMatch(/секретный код/);
    expect(await write(code)).toMatch(/1\. Мой номер/);
    const balance = await write('баланс');
    expect(balance).toMatch(/8 450 T/);
    // The menu is not sent again with each answer: whoever wants it says so.
    const rest = await write('ещё');
    expect(rest).toMatch(/МЕНЮ — вернуться/);
    expect(balance + rest).not.toMatch(/1\. Мой номер/);
    expect(await write('меню')).toMatch(/1\. Мой номер/);
    const first = await write('звонки за вчера');
    expect(first).toMatch(/«Детализация на почту»/);
    expect(first).toMatch(/17\.11\.2026/);
    expect(first).toMatch(/ЕЩЁ\)$/);
    const second = await write('ещё');
    expect(second).not.toBe(first);
    expect(second).toMatch(/\d\*\*\*|скрыт/);
    expect(await write('на почту')).toMatch(/1\. PDF/);
    expect(await write('2')).toMatch(/17\.11\.2026[\s\S]*CSV[\s\S]*e…@primer\.example[\s\S]*«да»/);
    expect(await write('да')).toMatch(/будет отправлена/);
    expect(await write('отключи интернет')).toMatch(/только администратор[\s\S]*МЕНЮ — вернуться в меню\.$/);
    expect(await write('выход')).toMatch(/завершён/);
    expect(await write('баланс')).toMatch(/секретный код/);
  });

  it('reads a long answer to its end, and nothing twice', async () => {
    await write(await sendCode());
    let read = await write('сколько осталось интернета');
    for (let page = 0; page < 10 && /ЕЩЁ\)$/.test(read); page += 1)
      read = `${read.replace(/ … \(напишите ЕЩЁ\)$/, '')}\n${await write('ещё')}`;
    for (const name of ['Звонки внутри сети', 'Интернет 20 ГБ', 'Дополнительно 3 ГБ', '83 SMS'])
      expect([name, read.split(name).length - 1]).toEqual([name, 1]);
  });
});
