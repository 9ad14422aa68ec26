import { expect, it } from '@jest/globals';
import { period } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

const february = { from: '2027-02-01', until: '2027-02-28' };

it('takes two days, from two inputs or in one line', async () => {
  const { sent, typed } = tried(period());
  expect(await sent({ 'field.from': '1/2/2027', 'field.until': '2027-02-28' })).toEqual({ value: february });
  expect(await typed('du 1.2.2027 au 28.2.2027')).toEqual({ value: february });
});

it('says what is wrong: an end that is missing, one before the other, no day', async () => {
  const { sent, typed } = tried(period());
  expect(await sent({ 'field.from': '1/2/2027' })).toEqual({ problem: 'value.period' });
  expect(await sent({ 'field.from': '2/2/2027', 'field.until': '1/2/2027' })).toEqual({ problem: 'value.periodOrder' });
  expect(await sent({ 'field.from': '30/2/2027', 'field.until': '1/3/2027' })).toEqual({ problem: 'value.date' });
  expect(await typed('bientôt')).toEqual({ problem: 'value.period' });
  expect(await sent({})).toEqual({ problem: 'value.missing' });
});

it('shows both ends in its inputs, or what was typed last of them, days only', async () => {
  const { form } = tried(period(), { answers: { field: february } });
  expect(await form()).toMatchObject({ form: 'period', value: '2027-02-01', untilValue: '2027-02-28' });
  expect(await form({ 'field.from': '2027-02-02' })).toMatchObject({ value: '2027-02-02', untilValue: '' });
  expect(await form({ 'field.from': '2/2', 'field.until': '' })).toMatchObject({ value: '', untilValue: '' });
});

it('says last of each end that it may stay empty', async () => {
  const { from, until } = await tried(period().optional()).form();
  for (const label of [from, until]) expect(label).toMatch(/\S (?:du|au) \(facultatif\)$/);
});

it('is said in words', async () => {
  expect(await tried(period()).inWords(february)).toBe('01/02/2027 – 28/02/2027');
});

it('has an example that can be typed', async () => {
  const { example, typed } = tried(period());
  expect(await typed(await example())).toEqual({ value: { from: expect.any(String), until: expect.any(String) } });
});

it('is named in a sentence', async () => {
  expect(await tried(period()).said('mes ventes d’hier')).toEqual({
    value: { from: '2027-02-02', until: '2027-02-02' },
  });
  expect(await tried(period()).said('mes ventes')).toBeUndefined();
});
