import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { scopedReads } from '../../src/domain/door/scope.js';
import type { ReadTables, Row, Scope } from '../../src/domain/records/tables.js';
import { line } from './rows.js';
import { complete, number, o1, put, type Wanted } from './searching.js';

const PAGE = 7;
const users = [undefined, 'anna', 'zoe', 'emil', 'anna'];

/** Lines of which many are the same in a column, and some have nothing in it. */
const manyLines = Array.from({ length: 60 }, (_, n) =>
  line(`l${(n * 37) % 60}`, `+2438${String((n * 7) % 40).padStart(4, '0')}`, {
    ...{ called: users[n % 5], plan: n % 3 === 0 ? 'gold' : 'base', organisation: n % 4 === 0 ? 'o2' : 'o1' },
    ...(n % 6 !== 0 && { balance: { minor: (n % 5) - 2, currency: 'EUR' } }),
  }),
);

const narrowed: readonly Wanted[] = [
  {},
  { equal: { plan: 'gold' } },
  number('%1%'),
  { ...number('%2%'), equal: { plan: 'base' } },
];
const columns = ['number', 'called', 'balance', 'plan'] as const;
const orders: readonly Wanted[] = columns.flatMap((order) => [
  ...[{ order }, { order, backwards: true as const }],
  ...[
    { order, thenBy: 'number' as const },
    { order, thenBy: 'plan' as const, backwards: true as const },
  ],
]);

/** What every store keeps to when all that a search finds is read page by page. */
export function followingContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: a search that is read on`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await put(store, ...manyLines);
    });
    afterEach(() => store.close());

    const idsOf = (rows: readonly Row<'lines'>[]) => rows.map(({ id }) => id);
    const allOf = async ({ lines }: ReadTables, wanted: Wanted, whose?: Scope) =>
      idsOf((await lines.search(complete(wanted), whose)).rows);
    const page = async ({ lines }: ReadTables, wanted: Wanted, after?: string, whose?: Scope) => {
      const { from: _, ...search } = complete({ most: PAGE, ...wanted });
      return idsOf(await lines.following(search, after, whose));
    };
    async function readOn(tables: ReadTables, wanted: Wanted, whose?: Scope): Promise<string[]> {
      const read: string[] = [];
      for (;;) {
        const next = await page(tables, wanted, read.at(-1), whose);
        read.push(...next);
        if (next.length < PAGE) return read;
      }
    }

    it.each(orders)('gives what the search gives, each row once: %j', async (order) => {
      await store.read(async (tables) => {
        for (const narrowing of narrowed) {
          const wanted = { ...narrowing, ...order };
          const whole = await allOf(tables, wanted);
          expect(whole.length).toBeGreaterThan(PAGE);
          expect(await readOn(tables, wanted)).toEqual(whole);
          expect(await readOn(tables, wanted, o1)).toEqual(await allOf(tables, wanted, o1));
        }
      });
    });

    it('sees the rows of one scope only', async () => {
      const seen = await store.read((tables) =>
        page(scopedReads(tables, { ...o1, organisation: 'o2' }), { most: 100 }),
      );
      expect(seen).toHaveLength(15);
    });

    it('goes on where it was, whatever has come before that meanwhile', async () => {
      const first = await store.read((tables) => page(tables, {}));
      await put(store, line('new', '+24300000'), line('late', '+24399999'));
      const rest = await store.read((tables) => page(tables, { most: 100 }, first.at(-1)));
      expect([rest.length, rest.includes('new'), rest.at(-1)]).toEqual([60 - PAGE + 1, false, 'late']);
    });

    it('sees what the transaction itself has written', async () => {
      await store.transaction(async (tables) => {
        await tables.lines.put(line('new', '+24399999'));
        expect((await readOn(tables, {})).at(-1)).toBe('new');
        await tables.lines.remove('new');
        await expect(page(tables, {}, 'new')).rejects.toThrow('new to go on after');
      });
      await expect(store.read((tables) => page(tables, {}, 'nobody'))).rejects.toThrow('nobody to go on after');
      const last = (await store.read((tables) => allOf(tables, {}))).at(-1);
      expect(await store.read((tables) => page(tables, {}, last))).toEqual([]);
    });
  });
}
