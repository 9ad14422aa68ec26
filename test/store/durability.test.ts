import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { openLowdbStore, StoreStopped } from '../../src/store/lowdb/index.js';
import { ForgettingFiles, type Survival } from './forgettingFiles.js';
import { entry, start, wallet } from './rows.js';

const at = '2026-03-01T10:00:00.000Z';
const callers = 3;
const commandsEach = 6;

/** Limits so small that snapshots are written all the time. */
const open = (files: ForgettingFiles): Promise<Store> =>
  openLowdbStore({
    folder: '/data',
    files,
    lock: async () => async () => {},
    journalLimit: 700,
    conversationLimit: 300,
  });

interface Acknowledged {
  readonly commands: string[];
  readonly version: number;
}

/** Commands of several callers and a conversation, until all is done or the disk is gone. Gives what was promised. */
async function work(files: ForgettingFiles): Promise<Acknowledged> {
  const commands: string[] = [];
  let version = -1;
  const caller = async (store: Store, name: number) => {
    for (let n = 0; n < commandsEach; n += 1) {
      const id = `w${name}-${n}`;
      await store.transaction(async ({ wallets, entries }) => {
        await wallets.insert(wallet(id, n));
        await entries.insert(entry(`e-${id}`, id, n));
        if (n > 1) await wallets.remove(`w${name}-${n - 2}`);
      });
      commands.push(id);
    }
  };
  const talk = async (store: Store) => {
    version = (await store.conversations.open(start('c1'))).version;
    for (let n = 0; n < 5; n += 1) {
      const next = await store.conversations.commit('c1', n, { at, state: { n }, say: [{ id: `s${n}` }] });
      version = next?.version ?? version;
    }
  };
  const store = await open(files).catch(() => undefined);
  if (store === undefined) return { commands, version };
  await Promise.allSettled([talk(store), ...Array.from({ length: callers }, (_, name) => caller(store, name))]);
  await store.close().catch(() => undefined);
  return { commands, version };
}

/** What the next start lacks of what was promised, and what it has by halves. */
async function faultsAfter(files: ForgettingFiles, { commands, version }: Acknowledged): Promise<string[]> {
  const store = await open(files);
  const entries = await store.read((tables) => tables.entries.where({}));
  const wallets = await store.read((tables) => tables.wallets.where({}));
  const conversation = await store.conversations.load('c1');
  const known = new Set(entries.map(({ wallet: id }) => id));
  const lost = commands.filter((id) => !known.has(id));
  // The last two wallets of each caller stay, so a command that is there by halves shows as another number of them.
  const counts = Array.from(
    { length: callers },
    (_, name) => entries.filter(({ wallet: w }) => w.startsWith(`w${name}-`)).length,
  );
  const expected = counts.reduce((sum, count) => sum + Math.min(count, 2), 0);
  const halves = wallets.length === expected ? [] : [`${wallets.length} wallets for ${expected}`];
  const back = (conversation?.version ?? -1) < version ? [`conversation back from ${version}`] : [];
  const state = conversation && conversation.version > 0 ? conversation.state.n : -1;
  const mixed =
    conversation && state !== conversation.version - 1 ? ['conversation with the state of another version'] : [];
  await store.transaction((tables) => tables.wallets.insert(wallet('after')));
  await store.close();
  return [...lost, ...halves, ...back, ...mixed];
}

async function stepsOfAll(): Promise<string[]> {
  const files = ForgettingFiles.empty();
  const all = await work(files);
  expect([all.commands.length, all.version]).toEqual([callers * commandsEach, 5]);
  return files.steps;
}

describe('a power cut or a kill before any step', () => {
  it('covers every step of a snapshot, of the tables and of a conversation', async () => {
    const steps = await stepsOfAll();
    for (const path of ['/data/store.jsonl', '/data/conversations/c1.jsonl']) {
      const first = steps.lastIndexOf(`write ${path}.new`);
      const snapshot = [`write ${path}.new`, `append ${path}.new`, `sync ${path}.new`, `rename ${path}`];
      const order = snapshot.map((step) => steps.indexOf(step, first));
      expect(order.every((index, n) => index > (order[n - 1] ?? 0))).toBe(true);
      expect(steps.filter((step) => step === `rename ${path}`).length).toBeGreaterThan(1);
      expect(steps.filter((step) => step === `append ${path}`).length).toBeGreaterThan(1);
    }
  });

  it.each<Survival>(['cut', 'torn', 'kill'])('loses nothing that was acknowledged (%s)', async (survival) => {
    const count = (await stepsOfAll()).length;
    for (let cutAt = 0; cutAt < count; cutAt += 1) {
      const files = ForgettingFiles.empty();
      files.cutAt = cutAt;
      const promised = await work(files);
      const found = files.next(survival);
      expect({ cutAt, step: files.steps.at(-1), faults: await faultsAfter(found, promised) }).toMatchObject({
        faults: [],
      });
    }
  });

  it('loses nothing when the start after it is cut off too', async () => {
    const count = (await stepsOfAll()).length;
    for (let cutAt = 0; cutAt < count; cutAt += 3) {
      const files = ForgettingFiles.empty();
      files.cutAt = cutAt;
      const promised = await work(files);
      for (let again = 0; again < 10; again += 1) {
        const second = files.next(again % 2 ? 'torn' : 'kill');
        second.cutAt = again;
        await open(second).catch(() => undefined);
        expect({ cutAt, again, faults: await faultsAfter(second.next('cut'), promised) }).toMatchObject({ faults: [] });
      }
    }
  });

  it('would lose some if a sync did nothing: the test can tell', async () => {
    let lost = 0;
    for (let cutAt = 5; cutAt < 60; cutAt += 5) {
      const files = ForgettingFiles.empty({ syncs: false });
      files.cutAt = cutAt;
      const promised = await work(files);
      lost += (await faultsAfter(files.next('cut'), promised)).length;
    }
    expect(lost).toBeGreaterThan(10);
  });
});

describe('a disk that fails once', () => {
  it('stops the store for good, and the next start has what was acknowledged', async () => {
    const steps = await stepsOfAll();
    for (const [failAt, step] of steps.entries()) {
      if (step.startsWith('mkdir')) continue;
      const files = ForgettingFiles.empty();
      files.failAt = failAt;
      const promised = await work(files);
      // The other file's step may have been under way; nothing is done to the failed one, and nothing new begins.
      const after = files.steps.slice(failAt + 1);
      expect({ step, again: after.filter((later) => later.split(' ')[1] === step.split(' ')[1]) }).toEqual({
        step,
        again: [],
      });
      expect(after.length).toBeLessThan(2);
      expect({ step, faults: await faultsAfter(files.next('cut'), promised) }).toMatchObject({ faults: [] });
    }
  });

  it('refuses every later call, also those that would write nothing', async () => {
    const files = ForgettingFiles.empty();
    const store = await open(files);
    await store.conversations.open(start('c1'));
    files.failAt = files.steps.length + 1;
    const both = [1, 2].map((n) => store.transaction(({ wallets }) => wallets.insert(wallet(`w${n}`))));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(store.transaction(async () => 1)).rejects.toThrow(StoreStopped);
    await expect(store.read(async () => 1)).rejects.toThrow(StoreStopped);
    await expect(store.conversations.load('c1')).rejects.toThrow(StoreStopped);
    await expect(store.conversations.commit('c1', 0, { at, state: {}, say: [] })).rejects.toThrow(StoreStopped);
    await expect(store.conversations.expire(at)).rejects.toThrow(StoreStopped);
    await store.close();
  });
});

describe('group commit', () => {
  it('shares one sync among those who wait', async () => {
    const files = ForgettingFiles.empty();
    const store = await openLowdbStore({ folder: '/data', files, lock: async () => async () => {} });
    files.beforeSync = () => new Promise(setImmediate);
    const before = files.steps.length;
    const put = (n: number) => store.transaction(({ wallets }) => wallets.insert(wallet(`w${n}`)));
    await Promise.all(Array.from({ length: 50 }, (_, n) => put(n)));
    expect(files.steps.slice(before).filter((step) => step.startsWith('sync')).length).toBeLessThan(5);
    await store.close();
  });

  it('lets a read, and a transaction that only looks, see nothing whose sync then fails', async () => {
    const files = ForgettingFiles.empty();
    const store = await open(files);
    const syncing = new Promise<void>((begun) => {
      files.beforeSync = async () => {
        begun();
        await new Promise(setImmediate);
      };
    });
    files.failAt = files.steps.length + 1;
    const results = [store.transaction(({ wallets }) => wallets.insert(wallet('w1')))];
    const settled = Promise.allSettled(results);
    await syncing;
    const later = await Promise.allSettled([
      store.read(({ wallets }) => wallets.get('w1')),
      store.transaction(({ wallets }) => wallets.get('w1')),
      store.transaction(({ wallets }) => wallets.insert(wallet('w1'))),
    ]);
    const reasons = [...(await settled), ...later].map((one) => one.status === 'rejected' && one.reason);
    expect(reasons.map((reason) => reason instanceof StoreStopped)).toEqual([true, true, true, true]);
  });
});
