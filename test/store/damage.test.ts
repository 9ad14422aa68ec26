import { describe, expect, it } from '@jest/globals';
import { type LowdbOptions, type Migration, openLowdbStore } from '../../src/store/lowdb/index.js';
import { ForgettingFiles } from './forgettingFiles.js';
import { start, wallet } from './rows.js';

const file = '/data/store.jsonl';
const open = (files: ForgettingFiles, options: Partial<LowdbOptions> = {}) =>
  openLowdbStore({ folder: '/data', files, lock: async () => async () => {}, migrations: [], ...options });

/** A disk with a snapshot of two wallets, two commits after it, and a conversation, as a killed process leaves it. */
async function written(): Promise<ForgettingFiles> {
  const files = ForgettingFiles.empty();
  const first = await open(files);
  for (const id of ['w1', 'w2']) await first.transaction(({ wallets }) => wallets.insert(wallet(id, 1)));
  await first.close();
  const second = await open(files);
  for (const id of ['w3', 'w4']) await second.transaction(({ wallets }) => wallets.insert(wallet(id, 1)));
  await second.conversations.open(start('c1'));
  await second.conversations.commit('c1', 0, { at: start('').createdAt, state: {}, say: [{ id: 's1' }] });
  return files.next('cut');
}
const walletIds = async (files: ForgettingFiles): Promise<string[]> => {
  const store = await open(files);
  const found = await store.read(({ wallets }) => wallets.where({}));
  await store.close();
  return found.map(({ id }) => id);
};
const editLine = (line: number, change: (text: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((one, index) => (index === line - 1 ? change(one) : one))
    .join('\n');

describe('a torn last line', () => {
  it.each([
    ['half a line', (text: string) => text.slice(0, -20)],
    ['all but its end', (text: string) => text.slice(0, -1)],
    ['zeros in place of its beginning', editLine(5, (line) => '\0'.repeat(30) + line.slice(30))],
  ])('is cut off, durably: %s', async (_, tear) => {
    const files = await written();
    files.tamper(file, tear);
    expect(await walletIds(files)).toEqual(['w1', 'w2', 'w3']);
    expect(await walletIds(files.next('cut'))).toEqual(['w1', 'w2', 'w3']);
    expect(files.text(file).endsWith('}\n')).toBe(true);
  });

  it('is cut off in a conversation too', async () => {
    const files = await written();
    files.tamper('/data/conversations/c1.jsonl', (text) => text.slice(0, -5));
    const store = await open(files);
    expect((await store.conversations.load('c1'))?.version).toBe(0);
    await store.close();
  });
});

describe('any other damage', () => {
  it.each([
    ['a changed digit', 4, editLine(4, (line) => line.replace('"minor":1', '"minor":9'))],
    ['a changed digit in the last line', 5, editLine(5, (line) => line.replace('"minor":1', '"minor":9'))],
    ['a changed digit in the snapshot', 2, editLine(2, (line) => line.replace('"minor":1', '"minor":9'))],
    ['a line that is missing', 4, (text: string) => text.split('\n').toSpliced(3, 1).join('\n')],
    [
      'a line that stands twice',
      5,
      (text: string) =>
        text
          .split('\n')
          .toSpliced(4, 0, text.split('\n')[3] ?? '')
          .join('\n'),
    ],
    ['a header that is no JSON', 1, editLine(1, () => 'no header')],
    ['a snapshot that ends early', 3, (text: string) => `${text.split('\n').slice(0, 2).join('\n')}\n`],
    ['a snapshot whose last line is torn', 3, (text: string) => text.split('\n').slice(0, 3).join('\n').slice(0, -9)],
    ['an empty file', 1, () => ''],
  ])('refuses to start, and says where: %s', async (_, line, damage) => {
    const files = await written();
    files.tamper(file, damage);
    const before = files.text(file);
    await expect(open(files)).rejects.toThrow(new RegExp(`${file}, line ${line}: .*backup`));
    expect(files.text(file)).toBe(before);
  });

  it('refuses a file that was cut off anywhere after a clean stop', async () => {
    const whole = await written();
    const stopped = await open(whole);
    await stopped.transaction(({ wallets }) => wallets.insert(wallet('w5')));
    await stopped.close();
    const { length } = whole.text(file);
    for (let end = 0; end < length - 1; end += 7) {
      const cut = whole.next('cut');
      cut.tamper(file, (text) => text.slice(0, end));
      await expect(open(cut)).rejects.toThrow('put its backup in its place, then start again');
    }
  });

  it('of a conversation refuses that conversation, and goes on with the others', async () => {
    const files = await written();
    const path = '/data/conversations/c1.jsonl';
    files.tamper(
      path,
      editLine(2, (line) => line.replace('konnect', 'konnekt')),
    );
    const store = await open(files);
    await expect(store.conversations.load('c1')).rejects.toThrow(`${path}, line 2`);
    await store.conversations.open(start('c2'));
    await expect(store.conversations.expire('2027-01-01T00:00:00.000Z')).rejects.toThrow('cannot be read');
    expect(await store.conversations.load('c2')).toBeUndefined();
    await store.close();
  });
});

describe('migrations', () => {
  const double: Migration = (rows) =>
    rows.map((stored) =>
      stored.table === 'wallets' && stored.row.id === 'w1' ? { ...stored, row: wallet('w1', 2) } : stored,
    );
  const drop: Migration = (rows) => rows.filter(({ row }) => row.id !== 'w2');
  const spoil: Migration = (rows) => rows.map((stored) => ({ ...stored, row: { id: stored.row.id } }));

  it('run in order, once, and a copy of what was there is kept for good', async () => {
    const files = await written();
    const before = files.text(file);
    const store = await open(files, { migrations: [double, drop] });
    const found = await store.read(({ wallets }) => wallets.where({}));
    expect(found.map(({ id, minor }) => `${id}:${minor}`)).toEqual(['w1:2', 'w3:1', 'w4:1']);
    await store.close();
    const next = files.next('cut');
    expect(next.text('/data/store.schema-1.jsonl')).toBe(before);
    const never: Migration = () => {
      throw new Error('ran again');
    };
    const later = await open(next, { migrations: [never, never, drop] });
    expect(await later.read(({ wallets }) => wallets.get('w2'))).toBeUndefined();
    await later.close();
  });

  it('leave the old or the new after a crash at any step', async () => {
    const steps = (await written()).steps.length;
    for (let more = 0; more < 12; more += 1) {
      const files = await written();
      files.cutAt = steps + more;
      await open(files, { migrations: [double] }).catch(() => undefined);
      const store = await open(files.next('torn'), { migrations: [double] });
      expect((await store.read(({ wallets }) => wallets.where({}))).map(({ minor }) => minor)).toEqual([2, 1, 1, 1]);
      await store.close();
    }
  });

  it('that leave a row no schema fits refuse to start, with the data as they were', async () => {
    const files = await written();
    const before = files.text(file);
    await expect(open(files, { migrations: [spoil] })).rejects.toThrow('does not fit its schema');
    expect(files.text(file)).toBe(before);
  });

  it('of a newer program refuse the older one, which changes nothing', async () => {
    const files = await written();
    await (await open(files, { migrations: [double] })).close();
    const before = files.text(file);
    await expect(open(files)).rejects.toThrow('has schema 2, this program knows up to 1');
    expect(files.text(file)).toBe(before);
  });
});
