import { expect, it } from '@jest/globals';
import { line, lines } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { MOST_LINES } from '../../../src/domain/lines/find/selections.js';
import { type Tried, tried } from './tried.js';

const numbers = Array.from({ length: 12 }, (_, index) => `+2438100000${index + 10}`);
const choices = numbers.map((number) => ({ value: number, title: number }));
const closed = { code: 'value.choice', details: {} } as const;

/** The id of a selection with these lines. */
async function selected({ turn }: Tried, ...ids: string[]): Promise<string> {
  const kept = await turn.services.selections.keep(turn.actor, ids, MOST_LINES);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}
/** The lines of the selection that was answered. */
async function chosen({ turn }: Tried, answered: unknown): Promise<readonly string[]> {
  const id = typeof answered === 'object' && answered !== null && 'value' in answered ? String(answered.value) : '';
  return turn.services.selections.chosen(turn.actor, id);
}

it('is answered with the id of an own selection of as many as it takes', async () => {
  const [one, several] = [tried(line(), { choices }), tried(lines(), { choices })];
  const [single, two] = [await selected(one, ...numbers.slice(0, 1)), await selected(several, ...numbers.slice(0, 2))];
  expect(await one.sent({ field: single })).toEqual({ value: single });
  expect(await several.sent({ field: two })).toEqual({ value: two });
  expect(await one.sent({ field: await selected(one, ...numbers.slice(0, 2)) })).toEqual({ problem: 'lines.tooMany' });
  expect(await several.sent({ field: 'made up' })).toEqual({ problem: 'value.choice' });
  expect(await several.sent({})).toEqual({ problem: 'lines.missing' });
});

it('says at once why a single line is closed, and of several only in the review', async () => {
  const rig = tried(lines(), { choices: choices.map((one) => ({ ...one, closed })) });
  expect(await rig.sent({ field: await selected(rig, '+24381000010') })).toEqual({ problem: 'line.unknown' });
  expect(await rig.sent({ field: await selected(rig, ...numbers.slice(0, 1)) })).toEqual({ problem: 'value.choice' });
  const two = await selected(rig, ...numbers.slice(0, 2));
  expect(await rig.sent({ field: two })).toEqual({ value: two });
});

it('is ten lines a page on a card with what is marked of them, and below a question in plain text', async () => {
  const rig = tried(lines(), { choices });
  const marked = await selected(rig, ...numbers.slice(0, 2));
  const form = await rig.form({ field: marked });
  expect(form).toMatchObject({ form: 'lines', multiple: true, value: numbers.slice(0, 2).join(',') });
  expect(form.choices).toHaveLength(10);
  expect((await rig.listed())[0]).toBe(`1. ${numbers[0]}`);
});

it('is shown by its number, or by how many there are', async () => {
  const rig = tried(lines(), { choices });
  expect(await rig.inWords(await selected(rig, ...numbers.slice(0, 1)))).toBe(numbers[0]);
  expect(await rig.inWords(await selected(rig, ...numbers.slice(0, 2)))).toContain(numbers.slice(0, 2).join(', '));
  expect(await rig.inWords(await selected(rig, ...numbers))).toContain('12');
});

it('is named in a sentence by its numbers, which all must be there', async () => {
  const rig = tried(lines(), { choices });
  const [first = '', second = ''] = numbers;
  expect(await chosen(rig, await rig.said(`bloquer ${first} et ${second}`))).toEqual([first, second]);
  expect(await rig.said(`bloquer ${first} et +243819999999`)).toEqual({ problem: 'line.unknown' });
  expect(await rig.said('bloquer une ligne')).toBeUndefined();
});

it('takes a text that finds a line', async () => {
  const { takes } = tried(lines(), { choices });
  expect([await takes('0000012'), await takes('mon solde')]).toEqual([true, false]);
});

it('says how many it takes; a selection that is gone is not one of its choices', () => {
  expect([kindOf(line()).mostLines, kindOf(lines()).mostLines]).toEqual([1, MOST_LINES]);
  expect(kindOf(line())).toMatchObject({ listed: true, offersChoices: false, notOffered: 'draft.selectionGone' });
});
