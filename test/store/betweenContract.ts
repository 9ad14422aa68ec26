import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import type { Row, Search } from '../../src/domain/records/tables.js';

const audit = (id: string, at: string, changes: Partial<Row<'audit'>> = {}): Row<'audit'> => ({
  ...{
    id,
    operator: 'kcell',
    organisation: 'o1',
    account: 'a1',
    channel: 'text',
    command: 'line.block',
    commandId: id,
  },
  ...{ at: `2026-11-${at}T10:00:00.000Z`, subject: 'line:l1', outcome: 'done', procedure: 'blocking', ...changes },
});
const rows = [
  ...[audit('a', '01'), audit('b', '02'), audit('c', '02', { account: 'a2' }), audit('d', '03')],
  ...[audit('none', '02', { procedure: undefined }), audit('other', '02', { organisation: 'o2' })],
];
const day = (n: number) => `2026-11-0${n}T00:00:00.000Z`;
const search = (between: Search<'audit'>['between'], more: Partial<Search<'audit'>> = {}): Search<'audit'> => ({
  ...{ equal: { organisation: 'o1' }, from: 0, most: 10, order: 'at', backwards: true, between, ...more },
});

/** What every store keeps to when a search is narrowed to what a column lies between. */
export function betweenContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: what a column lies between`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await store.transaction(async (tables) => {
        for (const row of rows) await tables.audit.put(row);
      });
    });
    afterEach(() => store.close());

    const found = async (wanted: Search<'audit'>) => {
      const { rows: page, total } = await store.read(({ audit: table }) => table.search(wanted));
      return [page.map(({ id }) => id).join(' '), total];
    };
    const has = { column: 'procedure' } as const;

    it('is found newest first, the first instant with it and the last without', async () => {
      expect(await found(search([has]))).toEqual(['d c b a', 4]);
      expect(await found(search([has, { column: 'at', from: day(2), until: day(3) }]))).toEqual(['c b', 2]);
      expect(await found(search([{ column: 'at', from: '2026-11-02T10:00:00.000Z' }]))).toEqual(['d none c b', 4]);
      expect(await found(search([{ column: 'at', until: '2026-11-02T10:00:00.000Z' }]))).toEqual(['a', 1]);
    });

    it('narrows pages, other columns and what is read on, too', async () => {
      expect(await found(search([has], { from: 1, most: 2 }))).toEqual(['c b', 4]);
      expect(await found(search([has], { equal: { organisation: 'o1', account: 'a2' } }))).toEqual(['c', 1]);
      const { from: _, ...on } = search([has], { most: 2 });
      const read = await store.read(({ audit: table }) => table.following(on, 'c'));
      expect(read.map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it('sees what its own transaction writes', async () => {
      await store.transaction(async ({ audit: table }) => {
        await table.put(audit('e', '04'));
        await table.put(audit('f', '04', { procedure: undefined }));
        const { rows: page } = await table.search(search([has, { column: 'at', from: day(3) }]));
        expect(page.map(({ id }) => id)).toEqual(['e', 'd']);
      });
    });
  });
}
