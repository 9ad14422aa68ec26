import { expect, it } from '@jest/globals';
import { date } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

it.each(['3/2/2027', '03.02.2027', '3-2-2027', '2027-02-03', ' 2027/2/3 '])('reads the day %s', async (said) => {
  const { sent, typed } = tried(date());
  expect(await sent({ field: said })).toEqual({ value: '2027-02-03' });
  expect(await typed(said)).toEqual({ value: '2027-02-03' });
});

it.each(['30/2/2027', 'en février', '2027', 'pourquoi demain ?'])('takes %s for no day', async (said) => {
  expect(await tried(date()).sent({ field: said })).toEqual({ problem: 'value.date' });
});

it('shows a day only in its input: anything else would make the card unsound', async () => {
  const { form } = tried(date(), { answers: { field: '2027-02-03' } });
  expect(await form()).toMatchObject({ form: 'date', value: '2027-02-03' });
  expect(await form({ field: '30/2/2027' })).toMatchObject({ form: 'date', value: '' });
});

it('is said in words', async () => {
  expect(await tried(date()).inWords('2027-02-03')).toBe('03/02/2027');
});

it('has an example that can be typed', async () => {
  const { example, typed } = tried(date());
  expect(await typed(await example())).toEqual({ value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
});

it('is named in a sentence', async () => {
  expect(await tried(date()).said('bloquer la ligne demain')).toEqual({ value: '2027-02-04' });
  expect(await tried(date()).said('bloquer la ligne')).toBeUndefined();
});
