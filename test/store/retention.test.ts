import { describe, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { ForgettingFiles } from './forgettingFiles.js';
import { approval, order, selection } from './rows.js';

const long = '2026-03-02T10:00:00.000Z';
const lately = '2026-08-01T10:00:00.000Z';
const today = new Date('2026-09-01T10:00:00.000Z');

describe('orders, approvals and selections', () => {
  it('leave when they are over for long enough, and never before they are over', async () => {
    const files = ForgettingFiles.empty();
    const store = await openLowdbStore({ folder: '/data', files, lock: async () => async () => {} });
    await store.transaction(async ({ orders, approvals, selections }) => {
      await orders.insert(order('open'));
      await orders.insert(order('young', lately));
      await orders.insert(order('old', long));
      await approvals.insert(approval('young', lately));
      await approvals.insert(approval('old', long));
      await selections.insert(selection('over', lately));
      await selections.insert(selection('in use', '2026-09-01T10:00:01.000Z'));
    });
    expect(await store.tidy(today)).toEqual({ conversations: 0, archived: 1, dropped: 2 });
    const stayed = await store.read(async ({ orders, approvals, selections }) =>
      [await orders.where({}), await approvals.where({}), await selections.where({})].map((rows) =>
        rows.map(({ id }) => id),
      ),
    );
    expect(stayed).toEqual([['open', 'young'], ['young'], ['in use']]);
    const [from, until] = [new Date('2026-01-01'), new Date('2027-01-01')];
    const archived = [];
    for await (const row of store.readArchive('orders', from, until)) archived.push(row);
    expect(archived).toEqual([order('old', long)]);
    expect((await files.list('/data/archive')).sort()).toEqual(['orders-2026-03.jsonl']);
    await store.close();
  });
});
