import { describe, expect, it } from '@jest/globals';
import { holdsIban, ibanFrom, looksLikeIban, maskedIban, printedIban } from '../../../src/domain/values/bankAccount.js';

const IBAN = 'BE71096123456769';
const read = (typed: string) => {
  const found = ibanFrom(typed);
  return found.ok ? found.value : found.problem;
};

describe('the number of a bank account', () => {
  it.each([
    'BE71 0961 2345 6769',
    'be71096123456769',
    'IBAN: BE71 0961 2345 6769',
    'iban BE71-0961-2345-6769',
    'IBAN n° BE71 0961 2345 6769',
    '(IBAN) BE71 0961 2345 6769.',
    '«BE71 0961 2345 6769»',
    'BE71\u00a00961\u202f2345\u00a06769',
    'BE71\t0961\n2345 6769',
    'ＢＥ７１　０９６１　２３４５　６７６９',
    'ВЕ71 0961 2345 6769',
    'BE٧١ ٠٩٦١ ٢٣٤٥ ٦٧٦٩',
    'BE71\u200b0961 2345 6769',
  ])('is read as it was typed, printed or copied: %s', (typed) => {
    expect(read(typed)).toBe(IBAN);
  });

  it.each([
    'FR14 2004 1010 0505 0001 3M02 606',
    'NL91 ABNA 0417 1643 00',
    'CH93 0076 2011 6238 5295 7',
    'GB29NWBK60161331926819',
  ])('may be of any country that SEPA reaches: %s', (typed) => {
    expect(read(typed)).toBe(typed.replaceAll(' ', ''));
  });

  it.each([
    ['', 'value.iban', {}],
    ['100000003', 'value.iban', {}],
    ['0961 2345 6769', 'value.iban', {}],
    ['BE', 'value.iban', {}],
    ['BEAB 0961 2345 6769', 'value.iban', {}],
    ['mon compte chez la banque', 'value.iban', {}],
    [`${IBAN}é`, 'value.iban', {}],
    ['XX71 0961 2345 6769', 'value.ibanCountry', {}],
    ['TR33 0006 1005 1978 6457 8413 26', 'value.ibanSepa', { country: 'TR' }],
    ['KZ86 125K ZT50 0410 0100', 'value.ibanSepa', { country: 'KZ' }],
    ['BE71 0961 2345 676', 'value.ibanLength', { country: 'BE', length: 16 }],
    ['BE71 0961 2345 6769 0', 'value.ibanLength', { country: 'BE', length: 16 }],
    ['DE71 0961 2345 6769', 'value.ibanLength', { country: 'DE', length: 22 }],
    ['BE71 0961 2345 6768', 'value.ibanCheck', {}],
    ['BE71 0961 2354 6769', 'value.ibanCheck', {}],
    ['BE17 0961 2345 6769', 'value.ibanCheck', {}],
    ['BE71 O961 2345 6769', 'value.ibanCheck', {}],
  ])('is refused with the reason: %s', (typed, code, details) => {
    expect(read(typed)).toEqual({ code, details });
  });

  it('is seen as its country and last four signs, or in groups of four', () => {
    expect([maskedIban(IBAN), printedIban(IBAN)]).toEqual(['BE •••• 6769', 'BE71 0961 2345 6769']);
  });

  it('is found in what is written around it, where it is a whole one', () => {
    const there = [
      'Prélevez sur BE71 0961 2345 6769 merci',
      'iban be71096123456769.',
      'счёт KZ86 125K ZT50 0410 0100, спасибо',
      'BE71-0961-2345-6769',
    ];
    const none = [
      '0470 00 00 01',
      'carte 8932030000800010001',
      'BE71 0961 2345 6768',
      'AB12 contract 0000010001 oui',
      IBAN.slice(0, -1),
    ];
    expect(there.map(holdsIban)).toEqual(there.map(() => true));
    expect(none.map(holdsIban)).toEqual(none.map(() => false));
    expect(['BE71 0961', 'IBAN be71 0961 2345', 'payer une facture', 'menu'].map(looksLikeIban)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
