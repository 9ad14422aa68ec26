import { expect, it } from '@jest/globals';
import { toggle } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

it('is a box that is ticked or not, and always an answer', async () => {
  const { sent } = tried(toggle());
  expect(await sent({ field: 'true' })).toEqual({ value: true });
  expect(await sent({ field: true })).toEqual({ value: true });
  expect(await sent({ field: 'false' })).toEqual({ value: false });
  expect(await sent({})).toEqual({ value: false });
});

it('is ticked at first where that is said; the answer there is goes first', async () => {
  expect(await tried(toggle()).form()).toEqual({ form: 'toggle', value: 'false', hint: 'Label' });
  expect(await tried(toggle({ ticked: true })).form()).toMatchObject({ value: 'true' });
  expect(await tried(toggle({ ticked: true }), { answers: { field: false } }).form()).toMatchObject({ value: 'false' });
  expect(await tried(toggle({ ticked: true })).form({ field: 'false' })).toMatchObject({ value: 'false' });
});

it('is yes or no in plain text', async () => {
  const { typed, inWords, example } = tried(toggle());
  expect([await typed('oui'), await typed('Non.')]).toEqual([{ value: true }, { value: false }]);
  expect(await typed('peut-être')).toEqual({ problem: 'value.yesNo' });
  expect([await inWords(true), await inWords(false)]).toEqual(['oui', 'non']);
  expect(await typed(await example())).toEqual({ value: true });
});

it('is asked, whatever a sentence says', async () => {
  expect(await tried(toggle()).said('oui, bloquer la ligne')).toBeUndefined();
});
