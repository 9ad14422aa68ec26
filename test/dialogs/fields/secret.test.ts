import { expect, it } from '@jest/globals';
import { secret } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { textLine } from '../../../src/domain/values/text.js';
import { tried } from './tried.js';

const SECRET = 'correct-horse';
const password = () => secret(textLine(20).min(8, 'value.text'), 20);
const rig = () => tried(password(), { answers: { field: 'sealed before' } });

it('is checked by its rule, then sealed', async () => {
  const { sent, typed } = rig();
  for (const read of [await sent({ field: SECRET }), await typed(SECRET)]) {
    expect(read).toEqual({ value: expect.stringMatching(/^eyJ/) });
    expect(JSON.stringify(read)).not.toContain(SECRET);
  }
  expect(await sent({ field: 'short' })).toEqual({ problem: 'value.text' });
  expect(await sent({})).toEqual({ problem: 'value.missing' });
});

it('is shown to nobody: neither in its input, nor what was typed, nor in words', async () => {
  const { form, inWords } = rig();
  const empty = { form: 'text', value: '', max: 20, style: 'Password', multiline: false };
  expect([await form(), await form({ field: SECRET })]).toEqual([empty, empty]);
  expect(await inWords(SECRET)).toBe('••••••');
});

it('is not looked for in a sentence, and what is typed over it is read as nothing else', async () => {
  expect(await tried(password()).said('mon code est AB123456')).toBeUndefined();
  expect(await rig().takes('bloquer une ligne')).toBe(true);
  expect(kindOf(password())).toMatchObject({ isSecret: true, staysUnseen: true, leftOut: 'draft.secret' });
});
