import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import type { Row, Search } from '../../src/domain/records/tables.js';
import { fitsMask } from '../../src/domain/terms/mask.js';
import { line } from './rows.js';
import { o1, put, searchIn } from './searching.js';

const names = ['max muster', 'иван образец', 'zoé\nmodèle', 'a_b%c', 'back\\slash', '(.*)', '', '77 77'];
/** More than a store looks through at once, so that a mask meets the last line of one part and the first of the next. */
const many = 9000;

/** Numbers in no order, many of them alike. */
const lines: readonly Row<'lines'>[] = Array.from({ length: many }, (_, n) => {
  const number = `+24381${String((n * 7_654_321) % 100_000).padStart(5, '0')}`;
  const sought = `${number} ${names[n % names.length]} ${n % 90}`;
  const state = n % 9 === 0 ? 'suspended' : 'active';
  return line(`l${n}`, number, { sought, state, organisation: n % 3 === 0 ? 'o2' : 'o1' });
});

/** Every kind of mask: with parts that are frequent, rare, nowhere, at an end, longer than a text, or no part at all. */
const masks: readonly string[] = [
  ...['%', '%%', '_', '', '%_', '_%', '%1_1%', '_____1_2____', '+2438_00%', '%_9_9_', '%_9_9_x', '%123%', '%7', '+%7'],
  ...['%1%2%3%', '%9%9%9%9%9', '+24381_%_5', '%muster%7%', '%7%muster%', '%7%77%', '%образ_ц%', '%zoé_modèle%'],
  ...['%\n%', '%a_b\\%c%', '%\\%', '%(.*)%', '%[0-9]%', '%max muster 1_', `%${'1'.repeat(60)}%`, `%${'_'.repeat(60)}%`],
  ...['_'.repeat(11), `%${'_'.repeat(11)}`, `${'_%'.repeat(9)}77`, `${'%1'.repeat(40)}%x`, '%m_x%t_r%', '%\0%'],
];

/** What every store finds by masks: exactly what `fitsMask` says, in order, whichever way it looks. */
export function maskContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: masks`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await put(store, ...lines);
    });
    afterAll(() => store.close());

    const check = async (like: NonNullable<Search<'lines'>['like']>, more: Partial<Search<'lines'>> = {}) => {
      const { equal = {}, order = 'number', from = 0, most = 10 } = more;
      const found = lines
        .filter((row) => row.organisation === 'o1' && (equal.state ?? row.state) === row.state)
        .filter((row) => like.some(({ column, mask }) => fitsMask(row[column], mask)))
        .sort((a, b) => compare(String(a[order]), String(b[order])) || compare(a.id, b.id));
      const expected = [
        found
          .slice(from, from + most)
          .map(({ id }) => id)
          .join(' '),
        found.length,
      ];
      const wanted = { like, equal, order, from, most };
      expect([wanted, ...(await store.read((tables) => searchIn(tables, wanted, o1)))]).toEqual([wanted, ...expected]);
    };

    it.each(['number', 'sought'] as const)('finds what fits in %s, and no more', async (column) => {
      for (const mask of masks) {
        await check([{ column, mask }]);
        await check([{ column, mask }], { from: 700, most: 30, order: 'sought' });
        await check([{ column, mask }], { equal: { state: 'suspended' } });
      }
    });

    it('finds what fits one of several', async () => {
      for (const [n, mask] of masks.entries()) {
        const another = { column: 'number', mask: masks[(n * 7 + 3) % masks.length] ?? '' } as const;
        await check([{ column: 'sought', mask }, another], { from: 5 });
      }
    });

    it('finds signs that no database takes', async () => {
      await put(store, line('odd', '+99900000000', { sought: 'nul \0 and half \ud800', organisation: 'o9' }));
      for (const mask of ['%nul \0 and%', '%\0%\ud800', 'nul _ and half _']) {
        const wanted = { like: [{ column: 'sought', mask }], equal: { organisation: 'o9' } } as const;
        expect(await store.read((tables) => searchIn(tables, wanted))).toEqual(['odd', 1]);
      }
    });
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
