import { expect, it } from '@jest/globals';
import { amount } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

const price = { minor: 123_450, currency: 'USD' };

it.each(['1 234,50', '1234.5', "1'234.50", 'usd 1.234,50', '1,234.50 USD'])('reads the amount %s', async (said) => {
  const { sent, typed } = tried(amount('USD'));
  expect(await sent({ field: said })).toEqual({ value: price });
  expect(await typed(said)).toEqual({ value: price });
});

it.each(['1,2345', '-5', '5 CDF', 'dix'])('takes %s for no amount', async (said) => {
  expect(await tried(amount('USD')).sent({ field: said })).toEqual({ problem: 'value.amount' });
});

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
