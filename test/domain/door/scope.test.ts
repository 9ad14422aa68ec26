import { beforeEach, describe, expect, it } from '@jest/globals';
import { scopedReads } from '../../../src/domain/door/scope.js';
import { withTables } from '../../../src/domain/records/eachTable.js';
import type { Page, ReadTables, Table, Tables } from '../../../src/domain/records/tables.js';
import { memoryStore } from '../../support/memoryStore.js';

const account = (operator: string, number: number) =>
  ({ id: `${operator}${number}`, operator, login: 'ada', name: 'Ada', role: 'agent', language: 'fr' }) as const;

let tables: ReadTables;
let asked: (number | undefined)[];
beforeEach(async () => {
  asked = [];
  const fill = async ({ accounts }: Tables) => {
    for (let number = 1; number <= 5; number += 1) {
      await accounts.insert(account('other', number));
      if (number > 3) await accounts.insert(account('ours', number));
    }
  };
  const store = memoryStore();
  await store.transaction(fill);
  const asking = (accounts: Table<'accounts'>): Table<'accounts'> => ({
    ...accounts,
    where: (match, page) => {
      asked.push(page?.limit);
      return accounts.where(match, page);
    },
  });
  tables = await store.transaction(async (all) => withTables(all, { accounts: asking }));
});

const ids = async (operator: string, page?: Page) =>
  (await scopedReads(tables, { operator }).accounts.where({ login: 'ada' }, page)).map(({ id }) => id);

describe('the rows of one operator', () => {
  it('are counted by the limit, and those of others are not', async () => {
    expect(await ids('ours', { limit: 1 })).toEqual(['ours4']);
    expect(await ids('ours', { limit: 1, newestFirst: true })).toEqual(['ours5']);
    expect(await ids('ours', { limit: 3 })).toEqual(['ours4', 'ours5']);
    expect(await ids('nobody', { limit: 1 })).toEqual([]);
    expect(await ids('ours', { limit: 0 })).toEqual([]);
    expect(await ids('ours')).toEqual(['ours4', 'ours5']);
  });

  it('are fetched once and no more of them than wanted, where no others are among them', async () => {
    expect(await ids('other', { limit: 2 })).toEqual(['other1', 'other2']);
    expect(asked).toEqual([2]);
  });
});
