import { describe, expect, it } from '@jest/globals';
import { eachTable, withTables } from '../../../src/domain/records/eachTable.js';
import { type Table, type TableName, tableNames } from '../../../src/domain/records/tables.js';
import { memoryStore } from '../../support/memoryStore.js';

type Named = { readonly [N in TableName]: { readonly name: N } };

describe('something of each table', () => {
  it('is there by each name', () => {
    const { tables } = eachTable<Named>(<N extends TableName>(name: N): { name: N } => ({ name }));
    expect(tableNames.map((name) => tables[name].name)).toEqual(tableNames);
  });

  it('is made when it is asked for, and once', () => {
    const asked: TableName[] = [];
    const { tables, made } = eachTable<Named>(<N extends TableName>(name: N): { name: N } => {
      asked.push(name);
      return { name };
    });
    expect([asked, made()]).toEqual([[], []]);
    expect(tables.outbox).toBe(tables.outbox);
    expect(tables.lines.name).toBe('lines');
    expect(asked).toEqual(['outbox', 'lines']);
    expect(made()).toEqual([tables.lines, tables.outbox]);
  });

  it('is not shared by two', () => {
    const named = () => eachTable<Named>(<N extends TableName>(name: N): { name: N } => ({ name })).tables;
    expect(named().lines).not.toBe(named().lines);
  });
});

describe('tables with some in place of others', () => {
  it('are otherwise the same', async () => {
    await memoryStore().transaction(async (tables) => {
      const empty = (lines: Table<'lines'>): Table<'lines'> => ({ ...lines, get: async () => undefined });
      const changed = withTables(tables, { lines: empty });
      for (const name of tableNames) expect(changed[name] === tables[name]).toBe(name !== 'lines');
    });
  });
});
