import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../src/domain/door/ports.js';
import { isOwn, scopedReads } from '../../src/domain/door/scope.js';
import type { ReadTables, Row, Scope } from '../../src/domain/records/tables.js';
import { line, order } from './rows.js';
import { complete, type Wanted } from './searching.js';

const lineIds = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'];
const users = [undefined, 'anna', 'zoe'];

const lines = lineIds.map((id, n) =>
  line(id, `+24381000000${n}`, {
    ...{ called: users[n % 3], organisation: n < 4 ? 'o1' : 'o2', operator: n === 3 ? 'acme' : 'konnect' },
    ...{ state: n % 2 === 0 ? ('active' as const) : ('suspended' as const), plan: n % 3 === 0 ? 'gold' : 'base' },
  }),
);
/** Rows that name a line and an account. */
const orders = lineIds.flatMap((id, n) => [
  { ...order(`u${n}`), line: id, account: 'a1', organisation: n < 4 ? 'o1' : 'o2' },
  { ...order(`v${n}`), line: lineIds[(n + 1) % lineIds.length] ?? '', account: n < 3 ? 'a2' : 'a3' },
]);

const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('konnect', 'acme', 'nobody'),
    organisation: fc.option(fc.constantFrom('o1', 'o2'), { nil: undefined }),
    boundTo: fc.option(fc.constantFrom(...lineIds, 'l9'), { nil: undefined }),
    account: fc.constantFrom('a1', 'a2'),
  }),
  fc.record({ operator: fc.constantFrom('konnect', 'acme'), own: fc.constantFrom('a1', 'a2') }),
);
const wishes: fc.Arbitrary<Wanted> = fc.record(
  {
    order: fc.constantFrom('number' as const, 'called' as const, 'plan' as const),
    backwards: fc.constant(true as const),
    equal: fc.constantFrom(
      {},
      { organisation: 'o1' },
      { state: 'active' as const },
      { plan: 'gold', organisation: 'o2' },
    ),
    like: fc.constantFrom(
      [{ column: 'number' as const, mask: '%0%' }],
      [{ column: 'number' as const, mask: '+243810000001' }],
      [
        { column: 'sought' as const, mask: '%3' },
        { column: 'plan' as const, mask: 'go%' },
      ],
    ),
    most: fc.constantFrom(2, 100),
  },
  { requiredKeys: [] },
);

/** What every store keeps to: a search sees what reading the rows one by one would see, for whomever it is. */
export function scopeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: whose rows are seen`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await store.transaction(async (tables) => {
        for (const row of lines) await tables.lines.insert(row);
        for (const row of orders) await tables.orders.insert(row);
      });
    });
    afterEach(() => store.close());

    const seenOneByOne = async (all: ReadTables, wanted: Wanted, whose: Scope): Promise<string[]> => {
      const { rows } = await all.lines.search({ ...complete(wanted), from: 0, most: 100 });
      return rows.filter((row) => isOwn(row, whose)).map(({ id }) => id);
    };
    const idsOf = (rows: readonly Pick<Row<'lines'>, 'id'>[]) => rows.map(({ id }) => id);

    it('is the same however they are looked for', async () => {
      const looked = fc.asyncProperty(scopes, wishes, async (whose, wanted) => {
        await store.read(async (all) => {
          const seen = await seenOneByOne(all, wanted, whose);
          const own = scopedReads(all, whose);
          const search = complete(wanted);
          const found = await own.lines.search(search);
          expect([idsOf(found.rows), found.total]).toEqual([seen.slice(0, search.most), seen.length]);
          const { from: _, ...following } = search;
          const first = await own.lines.following(following, undefined);
          expect(idsOf(first)).toEqual(seen.slice(0, search.most));
          const last = first.at(-1);
          if (last !== undefined)
            expect(idsOf(await own.lines.following(following, last.id))).toEqual(
              seen.slice(first.length, first.length + search.most),
            );
          const every = await own.orders.search({ equal: {}, from: 0, most: 100, order: 'id' });
          const kept = await all.orders.where({});
          expect(idsOf(every.rows)).toEqual(
            kept
              .filter((row) => isOwn(row, whose))
              .map(({ id }) => id)
              .toSorted(),
          );
        });
      });
      await fc.assert(looked, { numRuns: 150 });
    });

    it('of a line is that line alone, what names it, and what one left oneself', async () => {
      const whose = { operator: 'konnect', organisation: 'o1', boundTo: 'l2', account: 'a2' };
      await store.read(async (all) => {
        const own = scopedReads(all, whose);
        expect(idsOf(await own.lines.where({}))).toEqual(['l2']);
        expect(idsOf(await own.lines.where({ organisation: 'o1' }, { limit: 3 }))).toEqual(['l2']);
        expect(
          idsOf(
            await own.lines.among(
              'number',
              lines.map(({ number }) => number),
            ),
          ),
        ).toEqual(['l2']);
        expect(await own.lines.get('l1')).toBeUndefined();
        const theirs = await own.orders.where({});
        expect(idsOf(theirs).toSorted()).toEqual(['u1', 'v0', 'v1', 'v2']);
        expect(theirs.every((row) => row.line === 'l2' || row.account === 'a2')).toBe(true);
      });
    });
  });
}
