import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { switches } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import type { Choice } from '../../../src/domain/terms/choices.js';
import { plainBlanks } from '../../support/seen.js';
import { type Trial, tried } from './tried.js';

const one = (value: string, title: string, on: number, more: Partial<Choice> = {}): Choice => ({
  ...{ value, title, switched: { on, of: 2 } },
  ...more,
});
const choices: readonly Choice[] = [
  one('calls', 'Bloquer les appels', 0, { group: 'Général', conditions: 'Sauf le 112.' }),
  one('mms', 'Bloquer les MMS', 2, { group: 'Général' }),
  one('data', 'Bloquer les données', 1, { group: 'Étranger' }),
];
const rig = (trial: Trial = {}) => tried(switches(), { choices, ...trial });
const inText = (trial: Trial = {}) => rig({ showsCards: false, ...trial });

it('takes from a card what changes, and leaves what stays and what is mixed alone', async () => {
  const { sent } = rig();
  const stands = { 'field.calls': 'false', 'field.mms': 'true', 'field.data': 'stays' };
  expect(await sent({ ...stands, 'field.calls': 'true' })).toEqual({ value: { calls: true } });
  expect(await sent({ ...stands, 'field.mms': 'false', 'field.data': 'false' })).toEqual({
    value: { mms: false, data: false },
  });
  expect(await sent(stands)).toEqual({ problem: 'value.unchanged' });
  expect(await sent({})).toEqual({ problem: 'value.unchanged' });
  expect(await sent({ ...stands, 'field.gone': 'true' })).toEqual({ problem: 'value.choice' });
  expect(await tried(switches().optional(), { choices }).sent(stands)).toEqual({ value: null });
});

it('stands on a card under its headings as it is, or as it was answered or sent last', async () => {
  const [general, abroad] = await groups();
  expect(general).toMatchObject({ group: 'Général', switches: [{ value: 'false' }, { value: 'true', choices: [] }] });
  expect(general?.switches[0]).toMatchObject({ conditions: 'Sauf le 112\\.', conditionsId: 'field.calls.conditions' });
  expect(abroad?.switches[0]).toMatchObject({ value: 'stays' });
  expect(abroad?.switches[0]?.choices.map(({ value }) => value)).toEqual(['stays', 'true', 'false']);
  const [answered] = await groups({ answers: { field: { calls: true } } });
  expect(answered?.switches[0]).toMatchObject({ value: 'true' });
  const [drafted] = await groups({ answers: { field: { calls: true } } }, { 'field.calls': 'false' });
  expect(drafted?.switches[0]).toMatchObject({ value: 'false' });
  expect(await tried(switches(), { choices: [] }).form()).toMatchObject({ form: 'nothing' });
  expect(kindOf(switches()).inputIds('field', { 'field.calls': 'true', other: '' })).toEqual(['field.calls']);
});

interface Group {
  readonly group: string;
  readonly switches: readonly { readonly value: string; readonly choices: readonly { readonly value: string }[] }[];
}
const isGroups = (value: unknown): value is readonly Group[] => Array.isArray(value);
async function groups(trial: Trial = {}, drafts = {}): Promise<readonly Group[]> {
  const { groups } = await rig(trial).form(drafts);
  if (!isGroups(groups)) throw new Error('there are no groups');
  return groups;
}

it('is numbered in plain text with its states; numbers and names turn round, on and off say what is to be', async () => {
  const { typed, listed, turn } = inText();
  const say = (key: 'words.on' | 'words.off') => turn.words.say(`common:${key}`);
  expect((await listed()).map(plainBlanks).slice(0, -1)).toEqual([
    'Général',
    `1. Bloquer les appels : ${say('words.off')}`,
    `2. Bloquer les MMS : ${say('words.on')}`,
    'Étranger',
    `3. Bloquer les données : ${plainBlanks(turn.words.say('common:switches.mixed', { on: 1, of: 2 }))}`,
  ]);
  expect(await typed('1 2')).toEqual({ value: { calls: true, mms: false } });
  expect(await typed('1, 2')).toEqual({ value: { calls: true, mms: false } });
  expect(await typed('2 désactiver')).toEqual({ value: { mms: false } });
  expect(await typed('tout désactiver')).toEqual({ value: { mms: false, data: false } });
  expect(await typed('désactiver tout')).toEqual({ value: { mms: false, data: false } });
  expect(await typed('activer 1 et 3')).toEqual({ value: { calls: true, data: true } });
  expect(await typed('1 on, 2 off')).toEqual({ value: { calls: true, mms: false } });
  expect(await typed('Bloquer les appels')).toEqual({ value: { calls: true } });
  expect(await typed('bloquer les mms off')).toEqual({ value: { mms: false } });
});

it('does nothing of what is not clear', async () => {
  const { typed } = inText();
  for (const said of ['tout', 'désactiver', '4', '1 9', 'les appels du soir', '1 peut-être', '0', 'Bloquer'])
    expect([said, await typed(said)]).toEqual([said, { problem: 'value.switches' }]);
  expect(await typed('3')).toEqual({ problem: 'value.switchMixed' });
  expect(await typed('1 off')).toEqual({ problem: 'value.unchanged' });
});

it('is corrected on top of what was answered', async () => {
  const { typed } = inText({ answers: { field: { calls: true, data: false } } });
  expect(await typed('2')).toEqual({ value: { calls: true, mms: false, data: false } });
  expect(await typed('1')).toEqual({ value: { data: false } });
  expect(await typed('=')).toEqual({ value: { calls: true, data: false } });
});

it('turns all of a short list round by their numbers', async () => {
  const two = inText({ choices: choices.slice(0, 2) });
  expect(await two.typed('1 2')).toEqual({ value: { calls: true, mms: false } });
});

it('of one alone is told on or off by that word', async () => {
  const single = inText({ choices: choices.slice(0, 1) });
  expect(await single.typed('activer')).toEqual({ value: { calls: true } });
  expect(await single.typed('1')).toEqual({ value: { calls: true } });
});

it('is said by what changes, in the order of its list', async () => {
  expect(await rig().inWords({ mms: false, calls: true })).toMatch(/^Bloquer les appels : .*; Bloquer les MMS : /);
  expect(await rig().inWords({ gone: true })).toMatch(/^gone : /);
  expect(await rig().example()).toBe('1, 3');
});

it('is turned by no sentence that has not the procedure’s own words for it', async () => {
  expect(await rig().said('bloquer les MMS off')).toBeUndefined();
  expect(await rig().said('et les MMS alors')).toBeUndefined();
});

/** Any list of switches, and what somebody wants of it. */
const lists = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 2, maxLength: 20 })
  .chain((ids) =>
    fc.tuple(
      fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), on: fc.nat(2) }))),
      fc.subarray(ids, { minLength: 1 }),
      fc.boolean(),
    ),
  );

it('comes to the same on a card and in plain text, whatever the list', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ([list, wanted, on]) => {
      const choices = list.map(({ id, on }) => ({ value: id, title: `Titre ${id}`, switched: { on, of: 2 } }));
      const changed = list
        .filter((one) => wanted.includes(one.id) && one.on !== (on ? 2 : 0))
        .map(({ id }) => [id, on]);
      const expected = changed.length === 0 ? { problem: 'value.unchanged' } : { value: Object.fromEntries(changed) };
      const numbers = wanted.map((id) => list.findIndex((one) => one.id === id) + 1).join(' ');
      const inputs = Object.fromEntries(wanted.map((id) => [`field.${id}`, String(on)]));
      expect(await tried(switches(), { choices }).sent(inputs)).toEqual(expected);
      const text = tried(switches(), { choices, showsCards: false });
      expect(await text.typed(`${numbers} ${on ? 'on' : 'off'}`)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
