import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { account, start } from './rows.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forgotten-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 10));
const fileOf = (name: string) => readFile(join(folder, name), 'utf8');
const conversation = (id: string) => join('conversations', `${id}.jsonl`);

/** A conversation in which one thing was said on each of these days of March. */
async function talked(store: Awaited<ReturnType<typeof openLowdbStore>>, id: string, days: readonly number[]) {
  await store.conversations.open(start(id));
  for (const [version, day] of days.entries()) {
    const say = [{ id: `${id}-${day}`, text: `said on day ${day}.` }];
    await store.conversations.commit(id, version, { at: at(day).toISOString(), state: {}, say });
  }
}

it('what a row said before it was changed is in no line of the journal after the next tidying', async () => {
  const store = await openLowdbStore({ folder });
  await store.transaction(({ accounts }) => accounts.put({ ...account('a1', 'one'), name: 'Somebody Erased' }));
  await store.transaction(({ accounts }) => accounts.put(account('a1', 'one')));
  expect(await fileOf('store.jsonl')).toContain('Somebody Erased');
  await store.tidy(at(10));
  expect(await fileOf('store.jsonl')).not.toContain('Somebody Erased');
  await store.transaction(({ accounts }) => accounts.put(account('a2', 'two')));
  await store.close();
  const again = await openLowdbStore({ folder });
  expect(await again.read(({ accounts }) => accounts.where({}))).toHaveLength(2);
  await again.close();
});

it('a conversation that fell silent loses what was said more than seven days ago, and goes on', async () => {
  const store = await openLowdbStore({ folder });
  await talked(store, 'c1', [1, 9]);
  await talked(store, 'c2', [9]);
  const young = await fileOf(conversation('c2'));
  await store.tidy(at(10));
  expect(await fileOf(conversation('c1'))).not.toContain('said on day 1.');
  expect((await store.conversations.load('c1'))?.log.map(({ mark }) => mark)).toEqual([2]);
  expect(await fileOf(conversation('c2'))).toBe(young);
  const change = { at: at(10).toISOString(), state: {}, say: [{ id: 'new' }] };
  expect((await store.conversations.commit('c1', 2, change))?.log.map(({ mark }) => mark)).toEqual([2, 3]);
  await store.close();
});

it('neither does one that cannot be read keep the others', async () => {
  const store = await openLowdbStore({ folder });
  await talked(store, 'c2', [1, 9]);
  await writeFile(join(folder, conversation('c1')), 'nonsense\n');
  await expect(store.tidy(at(10))).rejects.toThrow('1 conversations cannot be read');
  expect(await fileOf(conversation('c2'))).not.toContain('said on day 1.');
  await store.close();
});

it('an authorisation that was never spent is dropped when it has run out', async () => {
  const store = await openLowdbStore({ folder });
  const own = { operator: 'konnect', account: 'a1', commandId: 'c' };
  await store.transaction(async ({ authorisations }) => {
    await authorisations.insert({ id: 'unspent', ...own, expiresAt: at(9).toISOString() });
    await authorisations.insert({ id: 'fresh', ...own, expiresAt: at(11).toISOString() });
  });
  expect(await store.tidy(at(10))).toMatchObject({ dropped: 1 });
  expect(await fileOf('store.jsonl')).not.toContain('unspent');
  await store.close();
});
