import { expect, it } from '@jest/globals';
import { codeOf } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { list } from '../../../src/domain/door/list.js';
import { choose } from '../../../src/domain/terms/choices.js';
import { textLine } from '../../../src/domain/values/text.js';
import { tried } from './tried.js';

/** One code is known; nothing is found without naming it. */
const named = list(async (_asking, _, find) =>
  choose(find.value === 'AB12' ? [{ value: 'AB12', title: 'AB12', facts: [{ text: 'Exemple' }] }] : [], find),
);
const code = () => codeOf(textLine(12), 12, named);

it('is typed, and shown with what it stands for', async () => {
  const { sent, typed, inWords, form } = tried(code());
  expect(await sent({ field: ' AB12 ' })).toEqual({ value: 'AB12' });
  expect(await typed('AB12')).toEqual({ value: 'AB12' });
  expect(await inWords('AB12')).toBe('AB12 · Exemple');
  expect(await form({ field: 'AB12' })).toMatchObject({ form: 'text', value: 'AB12' });
  expect(kindOf(code()).saysBack).toBe(true);
});

it('stands for nothing where it is not known', async () => {
  expect(await tried(code()).inWords('AB13')).toBe('AB13');
});
