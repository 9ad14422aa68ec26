import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { phoneForReading } from '../../src/domain/values/phone.js';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps({ clock: guideClock });
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('kcell');
});

const open = async () => {
  const talk = await cardTalk(app, 'kcell', 'admin1');
  await talk.press('Управление номерами');
  return talk;
};
/** The table as it is seen: what stands in its rows. */
const table = (talk: CardTalk) =>
  talk
    .cards()
    .at(-1)
    ?.inputs.find(({ type }) => type === 'Input.Table');
const rows = (talk: CardTalk) => (table(talk)?.choices ?? []).map(({ title }) => title);
const titles = (talk: CardTalk) => (talk.cards().at(-1)?.actions ?? []).map(({ title }) => title);
const act = (talk: CardTalk, wanted: string, more: object = {}) => {
  const action = talk
    .cards()
    .at(-1)
    ?.actions.find(({ data }) => data?.act === wanted);
  return { ...action?.data, ...more };
};
const sort = (talk: CardTalk, by: string) => talk.send(act(talk, 'sort', { by }));
const linkIn = (json: unknown): string =>
  /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(json))?.[0] ?? '';
const fetched = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

describe('the overview as a table', () => {
  it('has the operator’s columns, and is sorted by each of them, both ways', async () => {
    const talk = await open();
    expect(rows(talk)[0]).toBe(
      '+7 701 000 0001 · Айгуль Примерова · Бизнес Класс Специалист · Активный · 6 120 T · 20000001',
    );
    const whole = await app.store.read(({ lines }) => lines.where({ organisation: 'kcell:primer' }));
    expect(whole.length).toBeGreaterThan(100);
    const owed = whole.map(({ balance }) => balance?.minor ?? 0);
    await sort(talk, 'balance');
    const lowest = whole.find(({ balance }) => balance?.minor === Math.min(...owed));
    expect(rows(talk)[0]).toContain(phoneForReading(lowest?.number ?? ''));
    await sort(talk, 'balance');
    const highest = whole.find(({ balance }) => balance?.minor === Math.max(...owed));
    expect(rows(talk)[0]).toContain(phoneForReading(highest?.number ?? ''));
    for (const by of ['user', 'plan', 'state', 'billingAccount', 'number']) {
      await sort(talk, by);
      const up = rows(talk);
      await sort(talk, by);
      expect([by, rows(talk)]).not.toEqual([by, up]);
    }
  });

  it('keeps its marks while it is sorted, narrowed and turned over', async () => {
    const talk = await open();
    await talk.press('Следующая страница', { Номера: [/0001 ·/, /0002 ·/] });
    await talk.send({ ...talk.valueOf('Следующая страница', { Номера: /0011 ·/ }), act: 'sort', by: 'balance' });
    expect(talk.cards().at(-1)?.text).toContain(
      plainBlanks(app.words('ru', 'kcell').say('common:lines.chosen', { count: 3 })),
    );
    await talk.press('Найти', { Статус: 'Заблокирован / Долг' });
    expect(rows(talk).every((row) => row.includes('Заблокирован / Долг'))).toBe(true);
    await talk.press('Найти', { Статус: 'Все статусы', Сортировка: 'Номер (по возрастанию)' });
    expect(table(talk)?.value).toMatch(/^[^,]+,[^,]+$/);
    const shown = await talk.press('Далее');
    for (const end of ['0001', '0002', '0011']) expect(shown).toContain(`+7 701 000 ${end}`);
  });

  it('opens a row at once, with what can be done about it; one of somebody else’s is unknown', async () => {
    const talk = await open();
    const [other] = await app.store.read(({ lines }) => lines.where({ organisation: 'kcell:ulgi' }));
    expect(await talk.send(act(talk, 'open', { row: other?.id ?? 'nobody' }))).toContain(
      'Среди ваших номеров такого нет',
    );
    const shown = await talk.send(act(talk, 'open'));
    expect(shown).toContain('+7 701 000 0001');
    expect(titles(talk)).toContain('Блокировка / разблокировка');
  });

  it.each(['invented', '__proto__', ''])('takes no column "%s" that it does not have', async (by) => {
    const talk = await open();
    const before = rows(talk);
    await talk.send(act(talk, 'sort', { by }));
    expect(rows(talk)).toEqual(before);
  });

  it.each([
    ['xlsx', 'XLSX'],
    ['csv', 'CSV'],
  ])('gives all that was found as %s, in the order that is seen, and goes on', async (form, button) => {
    const talk = await open();
    await talk.press('Найти', { Статус: 'Заблокирован / Долг' });
    await sort(talk, 'user');
    const seen = rows(talk).map((row) => row.split(' · ')[0]?.replaceAll(' ', ''));
    const total = /Скачать всё найденное \((\d+)\)/.exec(talk.cards().at(-1)?.text ?? '')?.[1];
    await talk.press(button, { Номера: /0009 ·/ });
    const bytes = await fetched(linkIn(talk.cards().at(-1)?.json));
    const numbers = form === 'csv' ? csvNumbers(bytes) : await sheetNumbers(bytes);
    expect(numbers).toHaveLength(Number(total));
    expect(numbers.slice(0, seen.length)).toEqual(seen);
    // The question is still open, with what was marked.
    const shown = await talk.send({ ...act(talk, 'answer'), ...talk.valueOf('Далее') });
    expect(shown).toContain('+7 701 000 0009');
  });
});

const bare = (value: unknown) => String(value).replaceAll(/[^\d+]/g, '');
const csvNumbers = (bytes: Buffer): string[] =>
  parse(bytes, { bom: true, delimiter: bytes.includes(';') ? ';' : ',', relax_column_count: true })
    .slice(1)
    .map((row: readonly unknown[]) => bare(row[0]))
    .map((number: string) => `+${number.replace('+', '')}`);

async function sheetNumbers(bytes: Buffer): Promise<string[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([bytes]));
  const found: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const number = bare(row.getCell(1).value);
    if (/^\+?7701\d{7}$/.test(number)) found.push(`+${number.replace('+', '')}`);
  });
  return found;
}

describe('the overview in text', () => {
  it('is sorted by a column that is named, once more the other way round, and had as a file', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    await talk.say('Управление номерами');
    const first = (said: string) => /^1\. (.*)$/m.exec(plainBlanks(said))?.[1];
    expect(first(await talk.say('сортировать по балансу'))).toContain('Заблокирован / Долг');
    expect(first(await talk.say('сортировать по балансу'))).not.toContain('Долг');
    expect(first(await talk.say('сортировать по номеру'))).toContain('+7 701 000 0001');
    expect(await talk.say('csv')).toMatch(/\/files\/report\?t=/);
    expect(await talk.say('1')).toContain('6 120 T');
  });
});
