import { expect, it } from '@jest/globals';
import { file } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { tried } from './tried.js';

const url = 'https://files.example/1';
const paper = { name: 'plan.pdf', contentType: 'application/pdf', contentUrl: url };
const kept = { name: 'plan.pdf', contentType: 'application/pdf', url };

it('takes the files of a message, on a card and in plain text', async () => {
  const { sent, typed } = tried(file(2));
  expect(await sent({}, [paper])).toEqual({ value: [kept] });
  expect(await typed('', [paper, paper])).toEqual({ value: [kept, kept] });
});

it('says what is no file, none that it takes, or one too many', async () => {
  const { sent, typed } = tried(file(2));
  expect(await sent({})).toEqual({ problem: 'value.missing' });
  expect(await typed('un texte')).toEqual({ problem: 'value.file' });
  expect(await typed('un texte', [{ contentType: 'text/html', content: 'un texte' }])).toEqual({
    problem: 'value.file',
  });
  expect(await sent({}, [{ ...paper, name: 'tool.exe' }])).toEqual({ problem: 'value.fileKind' });
  expect(await sent({}, [{ ...paper, contentType: 'application/x-msdownload' }])).toEqual({
    problem: 'value.fileUnlike',
  });
  expect(await sent({}, [paper, paper, paper])).toEqual({ problem: 'value.fileTooMany' });
});

it('has no input, is shown by its name, and stays in its conversation', async () => {
  const kind = kindOf(file(2));
  expect(kind.inputIds('field', {})).toEqual([]);
  expect(await tried(file(2)).form()).toEqual({ form: 'file' });
  expect(await tried(file(2)).inWords([kept, { ...kept, name: 'list.csv' }])).toBe('plan.pdf, list.csv');
  expect(kind).toMatchObject({ takesFiles: true, staysUnseen: true, leftOut: 'draft.file' });
});
