import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from '../../../src/dialogs/fields/index.js';
import { languages } from '../../../src/domain/terms/language.js';
import { plainBlanks } from '../../support/seen.js';
import { tried } from './tried.js';

const price = { minor: 123_450, currency: 'USD' };

it.each(['1 234,50', '1234.5', "1'234.50", 'usd 1.234,50', '1,234.50 USD'])('reads the amount %s', async (said) => {
  const { sent, typed } = tried(amount('USD'));
  expect(await sent({ field: said })).toEqual({ value: price });
  expect(await typed(said)).toEqual({ value: price });
});

it.each(['1,2345', '-5', '5 -', 'dix', 'USD'])('takes %s for no amount', async (said) => {
  expect(await tried(amount('USD')).sent({ field: said })).toEqual({ problem: 'value.amount' });
});

it.each(['5 CDF', '12 EUR', '€12', '$ 1 200,50', '12 roubles'])(
  'says in which currency an amount is asked: %s',
  async (said) => {
    expect(await tried(amount('USD')).sent({ field: said })).toEqual({ problem: 'value.currency' });
  },
);

it('stands in its input as it can be typed again, in every language', async () => {
  for (const language of ['fr', 'en', 'de', 'ru'] as const) {
    const { form, sent } = tried(amount('USD'), { language, answers: { field: price } });
    const { value } = await form();
    expect(await sent({ field: value })).toEqual({ value: price });
  }
  expect(await tried(amount('USD'), { answers: { field: price } }).form()).toMatchObject({ form: 'text', max: 20 });
});

it('is said in words, and has an example that can be typed', async () => {
  const { inWords, example, typed } = tried(amount('USD'));
  expect(await inWords(price)).toBe('1 234,50 USD');
  expect(await typed(await example())).toEqual({ value: { minor: 12_500, currency: 'USD' } });
});

it('is named in a sentence with its currency', async () => {
  expect(await tried(amount('USD')).said('envoyer 25,50 USD à Jean')).toEqual({
    value: { minor: 2550, currency: 'USD' },
  });
  expect(await tried(amount('USD')).said('envoyer 25,50 à Jean')).toBeUndefined();
});

const currencies = [
  ...([
    ['konnect', 'USD'],
    ['konnect', 'CDF'],
    ['telenet', 'EUR'],
    ['comuniq', 'EUR'],
  ] as const),
  ...([
    ['kcell', 'KZT'],
    ['belarus', 'BYN'],
  ] as const),
];
describe.each(currencies)('at %s, %s', (operator, currency) => {
  it.each(languages)('is typed back as it is shown in %s, and named so in a sentence', async (language) => {
    const { turn, typed, said } = tried(amount(currency), { operator, language });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(1_000), fc.nat(99_999_999_999)), async (minor) => {
        const shown = turn.format.money({ minor, currency });
        expect(await typed(shown)).toEqual({ value: { minor, currency } });
        if (minor < 100_000) expect(await said(`x ${shown} x`)).toEqual({ value: { minor, currency } });
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ...([
    ['telenet', 'fr', 'EUR', '-91,61 €', '45,00 €'],
    ['telenet', 'en', 'EUR', '-€91.61', '€45.00'],
  ] as const),
  ...([
    ['telenet', 'de', 'EUR', '-91,61 €', '45,00 €'],
    ['telenet', 'ru', 'EUR', '-91,61 €', '45,00 €'],
  ] as const),
  ...([
    ['kcell', 'ru', 'KZT', '-91,61 T', '45 T'],
    ['kcell', 'en', 'KZT', '-91.61 T', '45 T'],
  ] as const),
  ...([
    ['belarus', 'ru', 'BYN', '-91,61 руб.', '45,00 руб.'],
    ['belarus', 'de', 'BYN', '-91,61 BYN', '45,00 BYN'],
  ] as const),
  ...([
    ['konnect', 'fr', 'CDF', '-91,61 CDF', '45,00 CDF'],
    ['konnect', 'en', 'USD', '-USD 91.61', 'USD 45.00'],
  ] as const),
])('%s writes in %s %s', (operator, language, currency, owed, whole) => {
  const { format } = tried(amount(currency), { operator, language }).turn;
  expect([-9161, 4500].map((minor) => plainBlanks(format.money({ minor, currency })))).toEqual([owed, whole]);
});

it.each([
  ...([
    ['telenet', 'EUR', '€ 5.00', 500],
    ['telenet', 'EUR', '5 euros', 500],
    ['kcell', 'KZT', '1 490 тенге', 149_000],
  ] as const),
  ...([
    ['kcell', 'KZT', '9793.33 Т', 979_333],
    ['belarus', 'BYN', '3,90 руб', 390],
    ['belarus', 'BYN', '12 BYN', 1200],
  ] as const),
])('at %s %s is read as people write it: %s', async (operator, currency, text, minor) => {
  expect(await tried(amount(currency), { operator }).typed(text)).toEqual({ value: { minor, currency } });
});
