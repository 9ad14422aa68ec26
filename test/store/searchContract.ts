import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { scoped, scopedReads } from '../../src/domain/door/scope.js';
import { MOST_COUNTED, type Scope, type Tables } from '../../src/domain/records/tables.js';
import { line } from './rows.js';
import { complete, number, o1, put, searchIn, someLines, type Wanted } from './searching.js';

/** What every store keeps to when its tables are searched. */
export function searchContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: search`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await put(store, ...someLines);
    });
    afterEach(() => store.close());

    const search = (wanted: Wanted, whose?: Scope) => store.read((tables) => searchIn(tables, wanted, whose));

    it('gives a page in the order of a column, and how many there are', async () => {
      expect(await search({})).toEqual(['a b d e c', 5]);
      expect(await search({ order: 'sought' })).toEqual(['a e d c b', 5]);
      expect(await search({ most: 2 })).toEqual(['a b', 5]);
      expect(await search({ from: 2, most: 2 })).toEqual(['d e', 5]);
      expect(await search({ from: 4, most: 2 })).toEqual(['c', 5]);
      expect(await search({ from: 5 })).toEqual(['', 5]);
      expect(await search({ most: 0 })).toEqual(['', 5]);
      expect(await search({ backwards: true })).toEqual(['c e d b a', 5]);
      expect(await search({ backwards: true, order: 'sought', from: 1, most: 2 })).toEqual(['c d', 5]);
    });

    it('sorts by code unit, and what is the same by id', async () => {
      const texts = ['Z', 'a', 'é', 'z', 'Ж', '', '10', '9', 'ab', 'Zb'];
      await put(store, ...texts.map((sought, n) => line(`t${n}`, '+10000000', { sought, billingAccount: 't' })));
      await put(store, line('t11', '+10000000', { sought: 'a', billingAccount: 't' }));
      const expected = 't5 t6 t7 t0 t9 t1 t11 t8 t3 t2 t4';
      expect(await search({ equal: { billingAccount: 't' }, order: 'sought' })).toEqual([expected, 11]);
      expect(await search({ equal: { billingAccount: 't' }, order: 'number' })).toEqual([
        't0 t1 t11 t2 t3 t4 t5 t6 t7 t8 t9',
        11,
      ]);
    });

    it('sorts by an amount, then by another column; what has none comes last either way', async () => {
      const eur = (minor: number) => ({ balance: { minor, currency: 'EUR' }, billingAccount: 'b' });
      await put(
        store,
        ...[line('m1', '+10000003', eur(-500)), line('m2', '+10000002', eur(1000)), line('m3', '+10000001', eur(1000))],
        ...[line('m4', '+10000005', { billingAccount: 'b' }), line('m5', '+10000004', { billingAccount: 'b' })],
        line('m6', '+10000006', eur(99)),
      );
      const ordered = { equal: { billingAccount: 'b' }, order: 'balance', thenBy: 'number' } as const;
      expect(await search(ordered)).toEqual(['m1 m6 m3 m2 m5 m4', 6]);
      expect(await search({ ...ordered, backwards: true })).toEqual(['m2 m3 m6 m1 m4 m5', 6]);
      expect(await search({ ...ordered, from: 1, most: 2 })).toEqual(['m6 m3', 6]);
      await put(store, line('m6', '+10000006', { billingAccount: 'b' }), line('m4', '+10000005', eur(1)));
      expect(await search(ordered)).toEqual(['m1 m4 m3 m2 m5 m6', 6]);
    });

    it('sorts by what a line is called, and narrows by its plan', async () => {
      await put(
        store,
        line('n1', '+10000001', { called: 'zoe', plan: 'gold' }),
        line('n2', '+10000002', { plan: 'gold' }),
        line('n3', '+10000003', { called: 'anna', plan: 'gold' }),
        line('n4', '+10000004', { called: 'anna', plan: 'base' }),
      );
      expect(await search({ equal: { plan: 'gold' }, order: 'called' })).toEqual(['n3 n1 n2', 3]);
      const masked = { ...number('+1000%'), order: 'called', thenBy: 'plan' } as const;
      expect(await search(masked)).toEqual(['n4 n3 n1 n2', 4]);
    });

    it('narrows by columns that are equal', async () => {
      expect(await search({ equal: { state: 'suspended' } })).toEqual(['d c', 2]);
      expect(await search({ equal: { state: 'suspended', reason: 'lost' } })).toEqual(['d', 1]);
      expect(await search({ equal: { organisation: 'nobody' } })).toEqual(['', 0]);
      expect(await search({ equal: { number: '+243810000002' } })).toEqual(['b', 1]);
    });

    it('narrows by masks, any of which may fit', async () => {
      expect(await search(number('%'))).toEqual(['a b d e c', 5]);
      expect(await search({ like: [] })).toEqual(['a b d e c', 5]);
      expect(await search(number('+24382%'))).toEqual(['c', 1]);
      expect(await search(number('%000_'))).toEqual(['a b d e c', 5]);
      expect(await search(number('+2438_0000004'))).toEqual(['d', 1]);
      expect(await search(number('+243810000004'))).toEqual(['d', 1]);
      expect(await search(number('0000004'))).toEqual(['', 0]);
      const either = { column: 'sought', mask: 'paul%' } as const;
      expect(await search({ like: [either, { column: 'number', mask: '%1' }] })).toEqual(['a d c', 3]);
      const both = {
        equal: { state: 'suspended' },
        like: [either, { column: 'number', mask: '%3' }],
        most: 1,
      } as const;
      expect(await search(both)).toEqual(['d', 2]);
      expect(await search({ like: [{ column: 'sought', mask: 'paul' }] })).toEqual(['d', 1]);
      expect(await search({ ...number('+243810000004'), equal: { number: '+243810000001' } })).toEqual(['', 0]);
      for (const odd of ['.*', '+243810000004\\', '[0-9]%', '(', "'", '$1']) {
        expect(await search(number(odd))).toEqual(['', 0]);
      }
    });

    it('sees the rows of one scope only', async () => {
      expect(await search({}, o1)).toEqual(['a d c', 3]);
      expect(await search({ from: 1, most: 1 }, o1)).toEqual(['d', 3]);
      expect(await search(number('%81%'), o1)).toEqual(['a d', 2]);
      expect(await search({ equal: { organisation: 'o2' } }, o1)).toEqual(['', 0]);
      expect(await search(number('+243810000002'), o1)).toEqual(['', 0]);
      expect(await search({}, { operator: 'konnect' })).toEqual(['', 0]);
      expect(await store.read((all) => searchIn(scopedReads(all, o1), {}))).toEqual(['a d c', 3]);
      expect(await store.transaction((all) => searchIn(scoped(all, { ...o1, operator: 'acme' }), {}))).toEqual([
        'e',
        1,
      ]);
      // What belongs to no organisation is everybody's of the operator.
      const own = { operator: 'konnect', role: 'agent', language: 'fr', login: 'x', name: 'X' } as const;
      await store.transaction(({ accounts }) => accounts.insert({ ...own, id: 'x' }));
      const people = { equal: { login: 'x' }, from: 0, most: 9, order: 'name' } as const;
      const count = (whose: Scope) => store.read(async ({ accounts }) => (await accounts.search(people, whose)).total);
      expect([await count(o1), await count({ operator: 'konnect' }), await count({ operator: 'acme' })]).toEqual([
        1, 1, 0,
      ]);
    });

    it('counts up to 10,000, and then says only that there are more', async () => {
      // Beside the five others, of which three are the organisation's own.
      const many = Array.from({ length: MOST_COUNTED - 5 }, (_, n) => line(`m${n}`, `+2439${10_000 + n}`));
      await put(store, ...many);
      expect(await search({ most: 0 })).toEqual(['', MOST_COUNTED]);
      expect(await search({ most: 0 }, o1)).toEqual(['', MOST_COUNTED - 2]);
      await put(store, line('n', '+24399999'));
      const over = MOST_COUNTED + 1;
      expect(await search({ most: 2 })).toEqual(['a b', over]);
      await put(store, line('o', '+24399998'), line('p', '+24399997'), line('q', '+24399996'));
      expect(await search({ most: 2 })).toEqual(['a b', over]);
      expect(await search({ from: MOST_COUNTED, most: 9 })).toEqual(['q p o n', over]);
      expect(await search({ most: 1, equal: { billingAccount: 'b1' } }, o1)).toEqual(['a', over]);
      expect(await search({ ...number('+243%'), most: 1 })).toEqual(['a', over]);
      expect(await search({ ...number('+2439999%'), most: 1 }, o1)).toEqual(['q', 4]);
      const inside = (tables: Tables) => searchIn(tables, { most: 0 });
      expect(await store.transaction(inside)).toEqual(['', over]);
    });

    it('gives copies', async () => {
      const found = async () => (await store.read(({ lines }) => lines.search(complete(number('%4'))))).rows[0];
      const given = await found();
      given?.packages.push({ id: 'x', since: '2026-03-01T10:00:00.000Z' });
      expect((await found())?.packages).toEqual([]);
      expect(await found()).toEqual(await store.read(({ lines }) => lines.get('d')));
    });
  });
}
