import { describe, expect, it } from '@jest/globals';
import type { TableName, Tables } from '../../../src/domain/records/tables.js';
import { isTableName } from '../../../src/domain/records/tables.js';
import { StoredRow } from '../../../src/store/lowdb/changes.js';
import { migrations } from '../../../src/store/lowdb/migrations.js';
import { acceptedRow } from '../../../src/store/tableSpecs.js';
import type { TestApp } from '../../support/app.js';
import { sharedApps } from '../../support/sharedApp.js';
import { KeptFile, keptFiles } from './keptFile.js';
import { at, demoIds, play, replaces } from './program.js';

const files = await keptFiles();

/** The file with the ids that the demo's rows have this time. */
async function withPresentIds(app: TestApp, kept: KeptFile): Promise<KeptFile> {
  const present = await demoIds(app);
  let text = JSON.stringify(kept);
  for (const [table, ids] of Object.entries(kept.demo)) {
    for (const [name, id] of Object.entries(ids)) {
      const now = present[table]?.[name];
      if (now === undefined) throw new Error(`the demo has no ${name} in ${table} any more`);
      text = text.replaceAll(id, now);
    }
  }
  return KeptFile.parse(JSON.parse(text));
}

const putRow = <N extends TableName>(tables: Tables, name: N, row: unknown): Promise<void> =>
  tables[name].put(acceptedRow(name, row));

/** The rows as a store of the older version has them once it is opened by this one. */
function migrated(rows: KeptFile['rows']): readonly StoredRow[] {
  const kept = Object.entries(rows).flatMap(([table, all]) => all.map((row) => ({ table, row })));
  const stored = kept.map((one, age) => StoredRow.parse({ ...one, age }));
  return migrations.reduce<readonly StoredRow[]>((before, migrate) => migrate(before), stored);
}

/** Puts the conversation and what it refers to into the store, as the older version left them. */
async function putBack(app: TestApp, kept: KeptFile): Promise<void> {
  const { at, operator, login, channel, conversation: id, rows, state } = kept;
  await app.store.transaction(async (tables) => {
    for (const { table, row } of migrated(rows)) {
      if (!isTableName(table)) throw new Error(`there is no table ${table}`);
      await putRow(tables, table, row);
    }
  });
  const { conversations } = app.store;
  await conversations.open({ id, account: await app.accountId(operator, login), operator, channel, createdAt: at });
  expect(await conversations.commit(id, 0, { at, state, say: [] })).toBeDefined();
}

describe.each([...new Set(files.map(([, file]) => file.at))])(
  'a conversation that was kept on %s goes on',
  (instant) => {
    const apps = sharedApps(at(instant));

    it.each(files.filter(([, file]) => file.at === instant))('%s', async (_name, file) => {
      const app = await apps.open(file.operator);
      const kept = await withPresentIds(app, file);
      await putBack(app, kept);
      for (const { step, reads } of kept.goesOn) {
        const read = await play(app, kept.conversation, step);
        if (reads.length === 0) expect(read).toBe('');
        for (const words of reads) expect(read).toContain(words);
      }
      expect(await replaces(app, kept)).toBe(kept.replacesCard);
      // What a channel's connector keeps in the state is nothing for the dialogs to change.
      const after = await app.store.conversations.load(kept.conversation);
      expect(after?.state.delivery).toEqual(kept.state.delivery);
      expect(app.lines.filter((line) => /words\.missing|turn\.failed/.test(line))).toEqual([]);
    });
  },
);

/** All that a state of 0.1.0 could have beside its runs. */
const FIELDS = [
  ...['organisation', 'choosing', 'changing', 'leaving', 'restarting', 'goingOn', 'missed', 'offered', 'moreOffered'],
  ...['drafts', 'starting', 'meant', 'atMenu', 'helped', 'awaitsPin', 'liveCard', 'next', 'result', 'list', 'told'],
  'delivery',
];

it('every field of the state before `waits` is in one of the files', () => {
  const states = files.filter(([name]) => name.startsWith('states/')).map(([, { state }]) => state);
  expect(FIELDS.filter((field) => !states.some((state) => Object.hasOwn(state, field)))).toEqual([]);
});
