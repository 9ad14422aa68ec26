import { expect, it } from '@jest/globals';
import { emailText, message, name, phoneText, text } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { phone } from '../../../src/domain/values/phone.js';
import { email, textLine } from '../../../src/domain/values/text.js';
import { fieldOf, tried } from './tried.js';

const serial = () => text(textLine(12).regex(/^[A-Z]{2}\d{6}$/, 'value.text'), 12);

it('takes what its schema takes, from a card and typed alike', async () => {
  const { sent, typed } = tried(serial());
  expect(await sent({ field: ' AB123456 ' })).toEqual({ value: 'AB123456' });
  expect(await typed('AB123456')).toEqual({ value: 'AB123456' });
  expect(await sent({ field: 'AB' })).toEqual({ problem: 'value.text' });
  expect(await sent({ field: '  ' })).toEqual({ problem: 'value.missing' });
});

it('may be left empty where it is optional, and stays as it is where that is said', async () => {
  const { sent, typed } = tried(serial().optional(), { answers: { field: 'AB123456' } });
  expect(await sent({ field: '' })).toEqual({ value: null });
  expect(await typed('-')).toEqual({ value: null });
  expect(await typed('=')).toEqual({ value: 'AB123456' });
});

it.each([
  ['text', text(textLine(12), 12), { max: 12, style: 'Text', multiline: false }],
  ['name', name(), { max: 60, style: 'Text', multiline: false }],
  ['phone number', phoneText(phone), { max: 25, style: 'Tel', multiline: false }],
  ['e-mail address', emailText(email), { max: 254, style: 'Email', multiline: false }],
  ['message', message(500), { max: 500, style: 'Text', multiline: true }],
])('is a line or a box of its own style on a card: %s', async (_what, schema, form) => {
  expect(await tried(schema).form()).toEqual({ form: 'text', value: '', ...form });
});

it('shows the answer there is in its input, and rather what was typed last', async () => {
  const { form } = tried(serial(), { answers: { field: 'AB123456' } });
  expect(await form()).toMatchObject({ value: 'AB123456' });
  expect(await form({ field: 'AB' })).toMatchObject({ value: 'AB' });
  expect(await form({ field: '' })).toMatchObject({ value: '' });
});

it('keeps as much of what was too long as shows that it was', () => {
  expect(kindOf(message(3000)).longestDraft).toBe(3100);
});

it('shows a phone number as people read it', async () => {
  expect(await tried(phoneText(phone)).inWords('+243810000012')).toBe('+243 810 000 012');
  expect(await tried(serial()).inWords('AB123456')).toBe('AB123456');
});

it('finds its code, its address or its number in a sentence, and nothing where it takes any words', async () => {
  const sentence = 'le modem AB123456 de Jean';
  expect(await tried(serial()).said(sentence)).toEqual({ value: 'AB123456' });
  expect(await tried(emailText(email)).said('pour jean@example.com merci')).toEqual({ value: 'jean@example.com' });
  expect(await tried(phoneText(phone)).said('rappeler le +243810000012')).toEqual({ value: '+243810000012' });
  expect(await tried(name()).said(sentence)).toBeUndefined();
});

it('leaves a code that another field takes as well', async () => {
  expect(await tried(serial()).said('le modem AB123456', fieldOf('other', serial()))).toBeUndefined();
});
