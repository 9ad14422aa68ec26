import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { isOwn } from '../../src/domain/door/scope.js';
import type { Row, Scope, Search, Tables } from '../../src/domain/records/tables.js';
import { fitsMask } from '../../src/domain/terms/mask.js';
import { line } from './rows.js';
import { complete, number, o1, put, searchIn, someLines, type Wanted } from './searching.js';

/** Searches that many rows fit, and few. */
const searches: readonly Wanted[] = [
  {},
  { equal: { state: 'active' } },
  { equal: { number: '+24381011' } },
  number('+24381011'),
  number('%1_2%'),
  number('%11%'),
];

/** What every store keeps to when a table is searched that changes. */
export function changedSearchContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: search while rows change`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await put(store, ...someLines);
    });
    afterEach(() => store.close());

    const search = (wanted: Wanted, whose?: Scope) => store.read((tables) => searchIn(tables, wanted, whose));

    it('sees the own writes of a transaction, and others only when it is done', async () => {
      await search({}, o1);
      const work = async (tables: Tables) => {
        await tables.lines.remove('a');
        await tables.lines.put(line('d', '+243890000000'));
        await tables.lines.insert(line('n', '+243815000000'));
        await tables.lines.insert(line('other', '+243815000001', { organisation: 'o2' }));
        expect(await searchIn(tables, {}, o1)).toEqual(['n c d', 3]);
        expect(await searchIn(tables, { from: 1, most: 1 }, o1)).toEqual(['c', 3]);
        expect(await searchIn(tables, { equal: { state: 'active' } }, o1)).toEqual(['n d', 2]);
        expect(await searchIn(tables, number('%89%'), o1)).toEqual(['d', 1]);
        expect(await searchIn(tables, number('+243815000000'), o1)).toEqual(['n', 1]);
        expect(await search({}, o1)).toEqual(['a d c', 3]);
      };
      await expect(
        store.transaction(async (tables) => {
          await work(tables);
          throw new Error('broken');
        }),
      ).rejects.toThrow('broken');
      expect(await search({}, o1)).toEqual(['a d c', 3]);
      await store.transaction(work);
      expect(await search({}, o1)).toEqual(['n c d', 3]);
    });

    it('shows a read one state, whatever is committed meanwhile', async () => {
      await store.read(async (tables) => {
        const both = () =>
          Promise.all([searchIn(tables, {}, o1), searchIn(tables, { equal: { state: 'suspended' } }, o1)]);
        const before = await both();
        await store.transaction(async ({ lines }) => {
          await lines.remove('a');
          await lines.put(line('c', '+243800000000'));
          await lines.insert(line('n', '+243815000000', { state: 'suspended' }));
        });
        expect(await search({}, o1)).toEqual(['c d n', 3]);
        expect(await both()).toEqual(before);
        await put(store, line('a', '+243899999999', { state: 'suspended' }));
        expect(await both()).toEqual(before);
      });
      expect(await search({ equal: { state: 'suspended' } }, o1)).toEqual(['d n a', 3]);
    });

    it('stays right through many changes, few or hundreds at a time', async () => {
      const present = new Map<string, Row<'lines'>>();
      for (const row of await store.read(({ lines }) => lines.where({}))) present.set(row.id, row);
      let last = 1;
      const random = (below: number) => {
        last = (last * 48_271) % 2_147_483_647;
        return last % below;
      };
      for (const changes of [300, 1, 3, 50, 2, 400, 1, 31, 33]) {
        await store.transaction(async ({ lines }) => {
          for (let n = 0; n < changes; n += 1) {
            const state = random(2) ? 'active' : 'suspended';
            const row = line(`r${random(250)}`, `+2438${1000 + random(300)}`, { state, organisation: `o${random(3)}` });
            if (random(4) > 0) await lines.put(row);
            else await lines.remove(row.id);
            if ((await lines.get(row.id)) === undefined) present.delete(row.id);
            else present.set(row.id, row);
          }
        });
        for (const wanted of searches) {
          for (const whose of [o1, undefined]) {
            for (const page of [
              { from: 0, most: 5 },
              { from: 3, most: 40 },
              { from: 2, most: 9, backwards: true },
            ] as const) {
              const expected = naive([...present.values()], complete({ ...wanted, ...page }), whose);
              expect(await search({ ...wanted, ...page }, whose)).toEqual(expected);
            }
          }
        }
      }
    });
  });
}

/** What a search has to find, looked for in the plainest way. */
function naive(rows: readonly Row<'lines'>[], wanted: Search<'lines'>, whose?: Scope) {
  const { equal, like, from, most, backwards } = wanted;
  const found = rows
    .filter((row) => equal.number === undefined || row.number === equal.number)
    .filter((row) => equal.state === undefined || row.state === equal.state)
    .filter((row) => whose === undefined || isOwn(row, whose))
    .filter((row) => like?.some(({ mask }) => fitsMask(row.number, mask)) ?? true)
    .map(({ number, id }) => `${number} ${id}`)
    .sort();
  if (backwards) found.reverse();
  const ids = found.map((text) => text.split(' ')[1]);
  return [ids.slice(from, from + most).join(' '), found.length] as const;
}
