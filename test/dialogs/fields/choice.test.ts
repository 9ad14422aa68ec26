import { expect, it } from '@jest/globals';
import { action, choice } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { tried } from './tried.js';

const choices = [
  { value: 'red', title: 'Rouge' },
  { value: 'dark', title: 'Vert foncé' },
  { value: 'light', title: 'Vert clair', preset: true },
  { value: 'gold', title: 'Or', closed: { code: 'value.choice', details: {} } },
] as const;
const many = Array.from({ length: 60 }, (_, index) => ({ value: `${index + 100}`, title: `Numéro ${index + 100}` }));

it('is answered from its list: by value on a card; by place, title or a part of one in plain text', async () => {
  const { sent, typed } = tried(choice(), { choices, showsCards: false });
  expect(await sent({ field: 'dark' })).toEqual({ value: 'dark' });
  expect(await typed('2')).toEqual({ value: 'dark' });
  expect(await typed('rouge')).toEqual({ value: 'red' });
  expect(await typed('fonce')).toEqual({ value: 'dark' });
  expect(await typed('vert')).toEqual({ several: true });
  expect(await typed('bleu')).toEqual({ problem: 'value.choice' });
  expect(await sent({ field: 'blue' })).toEqual({ problem: 'value.choice' });
  expect(await sent({})).toEqual({ problem: 'value.missing' });
});

it.each(['la deuxième', 'the second one', 'второй', 'der zweite'])(
  'is answered by its place in words: %s',
  async (text) => {
    expect(await tried(choice(), { choices, showsCards: false }).typed(text)).toEqual({ value: 'dark' });
  },
);

it.each([
  ['le premier', action(), choices],
  ['the last one', action(), choices],
  ['второй', choice(), [...choices, { value: 'second', title: 'Second choix' }]],
  ['la deuxième', choice(), [...many, { value: 'other', title: 'Le deuxième bureau' }]],
] as const)(
  'is not answered by "%s" where that does something, or a choice is called so',
  async (text, kind, listed) => {
    expect(await tried(kind, { choices: listed, showsCards: false }).typed(text)).toEqual({ problem: 'value.choice' });
  },
);

it('does not take what is closed', async () => {
  expect(await tried(choice(), { choices }).sent({ field: 'gold' })).toEqual({ problem: 'value.choice' });
});

it('is a list on a card, with the preset chosen where there is no answer', async () => {
  const { form } = tried(choice(), { choices });
  expect(await form()).toMatchObject({ form: 'choice', value: 'light', multiple: false, searchable: false });
  expect(await form({ field: 'red' })).toMatchObject({ value: 'red' });
});

it('is searched where its list is long; what is chosen stays in it, and what finds nothing leaves the whole', async () => {
  const { form } = tried(choice(), { choices: many, answers: { field: '159' } });
  const found = await form({}, { text: 'Numéro 10', page: 0 });
  expect(found).toMatchObject({ searchable: true, searched: 'Numéro 10', value: '159' });
  expect(found.choices).toContainEqual({ title: 'Numéro 159', value: '159' });
  expect((await form({}, { text: 'rien', page: 0 })).choices).toHaveLength(41);
});

it('has nothing to choose from an empty list, and breaks no card', async () => {
  const { form } = tried(choice(), { choices: [] });
  const { form: kind, shown } = await form();
  expect(kind).toBe('nothing');
  expect(shown).toContain('Tapez');
  // Text has the same way on: a question without a choice could not be answered.
  expect(await tried(choice(), { choices: [], showsCards: false }).listed()).toEqual([shown]);
});

it('lists its choices below the question, ten at a time', async () => {
  const { listed } = tried(choice(), { choices: many, showsCards: false });
  const lines = await listed();
  expect(lines[0]).toBe('1. Numéro 100');
  expect(lines).toHaveLength(11);
});

it('has its title in words, or its value where it is offered no more', async () => {
  const { inWords } = tried(choice(), { choices });
  expect(await inWords('dark')).toBe('Vert foncé');
  expect(await inWords('blue')).toBe('blue');
});

it('has the first that is open as its example', async () => {
  expect(await tried(choice(), { choices: choices.toReversed() }).example()).toBe('Vert clair');
});

it('is named in a sentence', async () => {
  expect(await tried(choice(), { choices }).said('je la voudrais en vert foncé')).toEqual({ value: 'dark' });
  expect(await tried(choice(), { choices }).said('je la voudrais en bleu')).toBeUndefined();
});

it('takes what picks a choice or narrows the list', async () => {
  const { takes } = tried(choice(), { choices });
  expect([await takes('vert'), await takes('rouge'), await takes('bleu')]).toEqual([true, true, false]);
});

it('says what the procedure does only as an action', () => {
  expect([kindOf(choice()).action, kindOf(action()).action, kindOf(action().optional()).action]).toEqual([
    false,
    true,
    true,
  ]);
});
