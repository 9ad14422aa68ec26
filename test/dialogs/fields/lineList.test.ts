import { describe, expect, it } from '@jest/globals';
import { lineList } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { lineUser } from '../../../src/domain/values/text.js';
import { tried } from './tried.js';

const list = () => tried(lineList({ name: lineUser }), { operator: 'belarus', language: 'ru' });
const LINE = '+375 29 100 00 01;Анна';

describe('a list of lines', () => {
  it('is pasted into an input of its own, below what it may hold', async () => {
    expect(kindOf(lineList()).inputIds('field', {})).toEqual(['field.text']);
    const { how } = await list().form();
    expect(how).toMatch(/CSV или XLSX, до 4 МБ.*Столбцы: Номер; Имя.*1.000/);
    expect((await list().listed())[0]).toBe(how);
    expect(await list().form({ 'field.text': LINE })).toMatchObject({ name: 'field.text', value: LINE });
  });

  it.each([
    ['', 'value.missing'],
    ['Номер;Имя', 'rows.none'],
    ['Номер;Кому\n+375 29 100 00 01;Анна', 'rows.columns'],
    ['что-то другое', 'rows.columns'],
    ['12345;Я\n'.repeat(1001), 'rows.tooMany'],
    [`${LINE}\n`.repeat(1400), 'rows.tooLong'],
    // Nobody has a line here.
    [LINE, 'rows.allRefused'],
  ])('is no list: %j', async (text, problem) => {
    expect(await list().sent({ 'field.text': text })).toEqual({ problem });
    if (text !== '') expect(await list().typed(text)).toEqual({ problem });
  });

  it('comes in one file of the conversation', async () => {
    const file = { name: 'a.csv', contentType: 'text/csv', contentUrl: 'https://files.example/1' };
    expect(await list().sent({}, [file])).toEqual({ problem: 'rows.fileGone' });
    expect(await list().sent({}, [file, file])).toEqual({ problem: 'rows.oneFile' });
    expect(await list().typed('', [file])).toEqual({ problem: 'rows.fileGone' });
  });

  it('is told from a sentence by its columns', async () => {
    for (const text of [LINE, 'Номер\tИмя\n375291000001\tАнна'])
      expect([text, await list().takes(text)]).toEqual([text, true]);
    for (const text of ['переименовать 375291000001', 'помощь', 'Анна; Пётр'])
      expect([text, await list().takes(text)]).toEqual([text, false]);
  });

  it('is no list that somebody else keeps', async () => {
    const { field, turn } = list();
    expect(await kindOf(field.schema).read(field, 'made up', {}, turn)).toMatchObject({
      problem: { code: 'value.choice' },
    });
  });
});
