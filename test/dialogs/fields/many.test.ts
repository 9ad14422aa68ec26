import { expect, it } from '@jest/globals';
import { many } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

const choices = ['Alpha', 'Bravo', 'Charlie', 'Delta'].map((title) => ({ value: title.toLowerCase(), title }));
const rig = () => tried(many(3), { choices, showsCards: false, answers: { field: ['alpha', 'delta'] } });

it('takes several at once, each once, as many as it may', async () => {
  const { sent, typed } = rig();
  expect(await sent({ field: 'alpha,charlie,alpha' })).toEqual({ value: ['alpha', 'charlie'] });
  expect(await typed('1, charlie; 4')).toEqual({ value: ['alpha', 'charlie', 'delta'] });
  expect(await typed('1,2,3,4')).toEqual({ problem: 'value.choices' });
  expect(await typed('1, echo')).toEqual({ problem: 'value.choice' });
  expect(await sent({ field: 'alpha,echo' })).toEqual({ problem: 'value.choice' });
  expect(await sent({ field: '' })).toEqual({ problem: 'value.missing' });
});

it('has them marked in its list, and in words by their titles', async () => {
  const { form, inWords } = rig();
  expect(await form()).toMatchObject({ form: 'choice', multiple: true, value: 'alpha,delta' });
  expect(await inWords(['alpha', 'echo'])).toBe('Alpha, echo');
});

it('is asked, whatever a sentence names', async () => {
  expect(await tried(many(3), { choices }).said('Alpha et Bravo')).toBeUndefined();
});
