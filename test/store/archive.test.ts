import { describe, expect, it } from '@jest/globals';
import type { Row, TableName } from '../../src/domain/records/tables.js';
import { type EmbeddedStore, openLowdbStore } from '../../src/store/lowdb/index.js';
import { ForgettingFiles } from './forgettingFiles.js';
import { auditLine, receipt, start } from './rows.js';

const open = (files: ForgettingFiles): Promise<EmbeddedStore> =>
  openLowdbStore({ folder: '/data', files, lock: async () => async () => {} });

const day = (text: string): Date => new Date(`${text}T00:00:00.000Z`);
const early = day('2020-01-01');
const late = day('2030-01-01');

async function archived<N extends TableName>(store: EmbeddedStore, table: N): Promise<Row<N>[]> {
  const rows: Row<N>[] = [];
  for await (const row of store.readArchive(table, early, late)) rows.push(row);
  return rows;
}
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Audit lines of three months, one of them young on the day of the run. */
const lines = [
  auditLine('l1', '2026-01-10T10:00:00.000Z'),
  auditLine('l2', '2026-02-20T10:00:00.000Z'),
  auditLine('l3', '2026-02-21T10:00:00.000Z'),
  auditLine('l4', '2026-03-09T10:00:00.000Z'),
];
/** Ninety days after all but the last of them. */
const today = day('2026-05-30');
const inMarch = day('2026-03-10');

async function withLines(): Promise<{ files: ForgettingFiles; store: EmbeddedStore }> {
  const files = ForgettingFiles.empty();
  const store = await open(files);
  await store.transaction(async ({ audit }) => {
    for (const line of lines) await audit.insert(line);
  });
  return { files, store };
}

describe('the archive', () => {
  it('takes what is due into a file for each month, from which it is read by time', async () => {
    const { files, store } = await withLines();
    expect(await store.tidy(today)).toEqual({ conversations: 0, archived: 3, dropped: 0 });
    expect(idsOf(await store.read(({ audit }) => audit.where({})))).toEqual(['l4']);
    expect(await archived(store, 'audit')).toEqual(lines.slice(0, 3));
    expect(await store.tidy(today)).toEqual({ conversations: 0, archived: 0, dropped: 0 });
    const between: string[] = [];
    for await (const { id } of store.readArchive('audit', day('2026-02-01'), day('2026-02-21'))) between.push(id);
    expect(between).toEqual(['l2']);
    expect((await files.list('/data/archive')).sort()).toEqual(['audit-2026-01.jsonl', 'audit-2026-02.jsonl']);
    await store.close();
  });

  it('grows by later runs, also of a process started anew', async () => {
    const { files, store } = await withLines();
    await store.tidy(day('2026-05-21'));
    await store.tidy(today);
    await store.close();
    const next = await open(files);
    await next.transaction(({ audit }) => audit.insert(auditLine('l5', '2026-02-25T10:00:00.000Z')));
    await next.tidy(day('2026-06-30'));
    expect(idsOf(await archived(next, 'audit'))).toEqual(['l1', 'l2', 'l3', 'l5', 'l4']);
    await next.close();
  });

  it('neither loses nor doubles a row when the power goes or the process is killed at any step', async () => {
    const { files: whole, store: first } = await withLines();
    const before = whole.steps.length;
    await first.tidy(today);
    const steps = whole.steps.length;
    expect(steps - before).toBeGreaterThan(10);
    for (let cutAt = before; cutAt <= steps; cutAt += 1) {
      for (const survival of ['cut', 'torn', 'kill'] as const) {
        const { files, store } = await withLines();
        files.cutAt = cutAt;
        await store.tidy(today).catch(() => undefined);
        const next = await open(files.next(survival));
        await next.tidy(today);
        const found = idsOf(await archived(next, 'audit'));
        expect({ cutAt, survival, found }).toEqual({ cutAt, survival, found: ['l1', 'l2', 'l3'] });
        expect(idsOf(await next.read(({ audit }) => audit.where({})))).toEqual(['l4']);
        await next.close();
      }
    }
  });

  it('has no row twice in its files after a kill between the two steps', async () => {
    const { files, store } = await withLines();
    const dropped = 'append /data/store.jsonl';
    const { files: whole, store: other } = await withLines();
    const begun = whole.steps.length;
    await other.tidy(today);
    files.cutAt = whole.steps.indexOf(dropped, begun);
    await store.tidy(today).catch(() => undefined);
    const after = files.next('kill');
    const next = await open(after);
    await next.tidy(today);
    for (const id of ['l2', 'l3']) {
      expect(after.text('/data/archive/audit-2026-02.jsonl').split(`"id":"${id}"`)).toHaveLength(2);
    }
    await next.close();
  });

  it('refuses a file that was changed, and names it', async () => {
    const { files, store } = await withLines();
    await store.tidy(today);
    files.tamper('/data/archive/audit-2026-01.jsonl', (text) => text.replace('pin.check', 'pin.chock'));
    await expect(archived(store, 'audit')).rejects.toThrow('audit-2026-01.jsonl, line 2');
    await store.close();
  });
});

describe('what is due', () => {
  it('a receipt stays while its conversation can still ask for its command', async () => {
    const store = await open(ForgettingFiles.empty());
    const at = '2026-01-10T10:00:00.000Z';
    for (const id of ['c1', 'c2']) {
      await store.conversations.open({ ...start(id), createdAt: at });
      const state = { stack: [{ commandId: id === 'c1' ? 'asked' : 'fresh' }] };
      await store.conversations.commit(id, 0, { at: '2026-03-01T10:00:00.000Z', state, say: [] });
    }
    await store.transaction(async ({ receipts }) => {
      await receipts.insert(receipt('asked', 'c1', at));
      await receipts.insert(receipt('done', 'c1', at));
      await receipts.insert(receipt('other', 'c2', at));
      await receipts.insert(receipt('gone', 'c3', at));
      await receipts.insert(receipt('young', 'c3', '2026-03-01T10:00:00.000Z'));
    });
    await store.tidy(inMarch);
    expect(idsOf(await store.read(({ receipts }) => receipts.where({})))).toEqual(['asked', 'young']);
    expect(idsOf(await archived(store, 'receipts'))).toEqual(['done', 'other', 'gone']);
    // Silent for 30 days, the conversation goes, and the receipt with it.
    expect(await store.tidy(day('2026-04-02'))).toMatchObject({ conversations: 2, archived: 2 });
    expect(await store.read(({ receipts }) => receipts.where({}))).toEqual([]);
    await store.close();
  });

  it('sessions and authorisations go when they have ended, and an unsent message never', async () => {
    const store = await open(ForgettingFiles.empty());
    const own = { operator: 'konnect', account: 'a1' };
    await store.transaction(async ({ sessions, authorisations }) => {
      for (const [id, expiresAt] of [
        ['old', '2026-03-09T10:00:00.000Z'],
        ['new', '2026-03-10T10:00:00.000Z'],
      ] as const) {
        await sessions.insert({ id, ...own, conversations: {}, expiresAt });
        await authorisations.insert({ id, ...own, commandId: 'x', expiresAt });
      }
    });
    expect(await store.tidy(inMarch)).toEqual({ conversations: 0, archived: 0, dropped: 2 });
    expect(idsOf(await store.read(({ sessions }) => sessions.where({})))).toEqual(['new']);
    expect(idsOf(await store.read(({ authorisations }) => authorisations.where({})))).toEqual(['new']);
    await store.close();
  });

  it('a row that changes while it is moved stays', async () => {
    const { files, store } = await withLines();
    const changed = { ...auditLine('l1', '2026-01-10T10:00:00.000Z'), subject: 'account:a2' };
    files.beforeSync = async () => {
      files.beforeSync = async () => {};
      void store.transaction(({ audit }) => audit.put(changed));
    };
    await store.tidy(today);
    expect(idsOf(await store.read(({ audit }) => audit.where({})))).toContain('l1');
    await store.tidy(today);
    expect(await archived(store, 'audit')).toContainEqual(changed);
    expect(idsOf(await archived(store, 'audit')).sort()).toEqual(['l1', 'l2', 'l3']);
    await store.close();
  });
});
