import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineRows, type RowsRead } from '../../../src/domain/lines/rows.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { lineUser } from '../../../src/domain/values/text.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let actor: Actor;
/** By number. */
let own: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await startApp({ of: 'belarus' });
  const account = await app.accountId('belarus', 'admin1');
  const organisation = await app.store.read(async ({ accounts }) => (await accounts.get(account))?.organisations?.[0]);
  if (organisation === undefined) throw new Error('the administrator has no company');
  const channel = { channel: 'web', conversation: 'talk' };
  actor = { account, operator: 'belarus', role: 'administrator', organisation, ...channel };
  const lines = await app.store.read((tables) => tables.lines.where({ organisation }));
  own = new Map(lines.map(({ number, id }) => [number, id]));
});
afterAll(() => app.stop());

const idOf = (number: string): string => own.get(number) ?? '';

async function read(...rows: readonly (readonly [number: string, name: string])[]): Promise<RowsRead> {
  const asked = rows.map(([number, name], index) => ({ at: index + 2, cells: { number, name } }));
  const found = await app.door.ask({ query: lineRows, input: { rows: asked, values: { name: lineUser } }, actor });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}
const reasons = async (...rows: readonly (readonly [string, string])[]) =>
  (await read(...rows)).refused.map(({ at, column, problem }) => [at, column, problem.code]);

describe('the rows of a list', () => {
  it('are taken however their numbers are written', async () => {
    const line = idOf('+375291000001');
    const ways = [
      '+375 29 100-00-01',
      '375291000001',
      '80291000001',
      '8 (029) 100 00 01',
      '00375291000001',
      '(29) 1000001',
    ];
    for (const way of ways) {
      expect([way, await read([way, 'Анна'])]).toEqual([
        way,
        { lines: [line], given: { [line]: { name: 'Анна' } }, refused: [] },
      ]);
    }
  });

  it.each([
    ['3,75E+11', 'row.scientific'],
    ['8.932030000205518e+18', 'row.scientific'],
    ['3.75291E+11', 'row.scientific'],
    ['+32 470 00 00 01', 'row.foreign'],
    ['+7 701 000 00 01', 'row.foreign'],
    ['12345', 'row.number'],
    ['+375 29 1', 'row.number'],
    ['Анна', 'row.number'],
    ['', 'value.missing'],
    ['=1+1', 'row.number'],
    // Another company's answers like one that nobody has.
    ['+375 29 999 99 99', 'line.unknown'],
  ])('say why %s is no number of theirs: %s', async (number, code) => {
    expect(await reasons([number, 'Анна'])).toEqual([[2, 'number', code]]);
  });

  it.each([
    ['=HYPERLINK("http://evil.example";"Анна")', 'value.formula'],
    ['+Анна', 'value.formula'],
    ['@SUM(A1:A9)', 'value.formula'],
    ['-Анна', 'value.formula'],
    ['＝Анна', 'value.formula'],
    ['', 'value.missing'],
    ['375291000002', 'value.lineUser'],
    ['!!!', 'value.lineUser'],
    ['я'.repeat(61), 'value.tooLong'],
  ])('say why %s is no name: %s', async (name, code) => {
    expect(await reasons(['+375291000001', name])).toEqual([[2, 'name', code]]);
  });

  it('take names as offices write them', async () => {
    const names = [
      'Склад 3',
      'Банкомат 12045',
      'Д’Артаньян',
      'ООО «Пример»',
      'Цех №7',
      'Müller, Jürgen',
      'Доставка 🚚',
    ];
    for (const name of names) expect(await reasons(['+375291000001', name])).toEqual([]);
  });

  it('that repeat another are taken once; those that contradict each other not at all', async () => {
    expect(
      await reasons(
        ['+375291000001', 'Анна'],
        ['+375291000002', 'Пётр'],
        ['80291000001', 'Анна'],
        ['375291000002', 'Павел'],
        ['+375291000003', 'Яна'],
      ),
    ).toEqual([
      [3, 'number', 'row.contradicts'],
      [4, 'number', 'row.repeats'],
      [5, 'number', 'row.contradicts'],
    ]);
    const { lines } = await read(['+375291000001', 'Анна'], ['80291000001', 'Анна'], ['+375291000003', 'Яна']);
    expect(lines).toEqual([idOf('+375291000001'), idOf('+375291000003')]);
  });

  it('each have a verdict: none is lost, whatever they hold', async () => {
    const number = fc.oneof(fc.constantFrom(...own.keys()), fc.string(), fc.constant('3,75E+11'));
    const row = fc.tuple(number, fc.oneof(fc.string(), fc.constantFrom('Анна', 'Склад 2', '=1')));
    const property = fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const { lines, given, refused } = await read(...rows);
      expect(lines.length + refused.length).toBe(rows.length);
      expect(Object.keys(given).sort()).toEqual([...lines].sort());
      expect(new Set(refused.map(({ at }) => at)).size).toBe(refused.length);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
