import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { migrate, openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { emptyDatabase } from '../support/postgres.js';
import { ForgettingFiles } from './forgettingFiles.js';
import { selection } from './rows.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const stores: Record<string, () => Promise<ServedStore>> = {
  embedded: () => openLowdbStore({ folder: '/data', files: ForgettingFiles.empty(), lock: async () => async () => {} }),
  PostgreSQL: async () => {
    const { url } = await emptyDatabase();
    await migrate(url, migrations);
    return openPostgresStore({ url, migrations });
  },
};

const today = new Date('2026-09-01T10:00:00.000Z');
const later = '2026-09-20T10:00:00.000Z';
const start = (id: string, createdAt: string) => ({
  ...{ id, account: 'a1', operator: 'konnect', channel: 'webchat', createdAt },
});

describe.each(Object.keys(stores))('what was chosen in a conversation, in the store %s', (kind) => {
  it('leaves with it, and not before; what has none leaves by its own time', async () => {
    const store = await (stores[kind] ?? never)();
    await store.conversations.open(start('silent', '2026-07-01T10:00:00.000Z'));
    await store.conversations.open(start('spoken', '2026-08-31T10:00:00.000Z'));
    await store.transaction(async ({ selections }) => {
      await selections.insert({ ...selection('of the silent', later), conversation: 'silent' });
      await selections.insert({ ...selection('of the spoken', later), conversation: 'spoken' });
      await selections.insert({ ...selection('of one erased', later), conversation: 'erased' });
      await selections.insert({ ...selection('over', '2026-08-31T10:00:00.000Z'), conversation: 'spoken' });
      await selections.insert(selection('of none', later));
    });
    expect(await store.tidy(today)).toEqual({ conversations: 1, archived: 0, dropped: 3 });
    const left = await store.read(({ selections }) => selections.where({}));
    expect(left.map(({ id }) => id)).toEqual(['of the spoken', 'of none']);
    await store.close();
  });
});

function never(): never {
  throw new Error('there is no such store');
}
