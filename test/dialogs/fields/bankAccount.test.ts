import { expect, it } from '@jest/globals';
import { bankAccount } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { tried } from './tried.js';

const IBAN = 'BE71 0961 2345 6769';
const held = { sealed: 'sealed before', shown: 'BE •••• 6769' };
const rig = () => tried(bankAccount(), { answers: { field: held } });

it('is read from a card and from a line, then sealed; what is seen of it stays beside that', async () => {
  const { sent, typed } = rig();
  for (const read of [await sent({ field: IBAN }), await typed(`iban: ${IBAN.toLowerCase()}`)]) {
    expect(read).toEqual({ value: { sealed: expect.stringMatching(/^eyJ/), shown: 'BE •••• 6769' } });
    expect(JSON.stringify(read)).not.toContain('0961');
  }
  expect(await sent({})).toEqual({ problem: 'value.missing' });
  expect(await sent({ field: 'BE71 0961 2345 6768' })).toEqual({ problem: 'value.ibanCheck' });
  expect(await typed('0961 2345 6769')).toEqual({ problem: 'value.iban' });
});

it('is seen while it is typed, and never again: neither in its input, nor what was typed before', async () => {
  const { form, inWords } = rig();
  const empty = { form: 'text', value: '', max: 60, style: 'Text', multiline: false };
  expect([await form(), await form({ field: IBAN })]).toEqual([empty, empty]);
  expect(await inWords(held)).toBe('BE •••• 6769');
});

it('is not looked for in a sentence; over its question what looks like one is for it, and other words are not', async () => {
  expect(await tried(bankAccount()).said(`prélever sur ${IBAN}`)).toBeUndefined();
  const { takes } = rig();
  expect([await takes(IBAN), await takes('BE71 0961'), await takes('payer une facture')]).toEqual([true, true, false]);
  expect(kindOf(bankAccount())).toMatchObject({ isSecret: true, staysUnseen: true, leftOut: 'draft.secret' });
});
