import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { lockFolder, type Release } from '../../src/store/lowdb/lock.js';
import { wallet } from './rows.js';

let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(kill));
  await rm(folder, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A second process on the folder, and the first line it says. */
async function hold(where: string): Promise<{ child: ChildProcess; said: string }> {
  const program = new URL('./holdFolder.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', program, where], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(createInterface(child.stdout), 'line');
  return { child, said: String(said) };
}

describe('one process for each folder', () => {
  it.each([
    ['a short path', (base: string) => base],
    ['a path too long for a socket', (base: string) => join(base, 'long'.repeat(30))],
  ])('refuses a second one, and not the start after a kill -9: %s', async (_, place) => {
    const data = place(folder);
    const { child, said } = await hold(data);
    expect(said).toBe('open');
    await expect(openLowdbStore({ folder: data })).rejects.toThrow(`another process is using the data in ${data}`);
    await kill(child);
    const store = await openLowdbStore({ folder: data });
    await store.transaction(({ wallets }) => wallets.insert(wallet('w1')));
    expect((await hold(data)).said).toContain('another process');
    await store.close();
    expect((await hold(data)).said).toBe('open');
  });

  it('lets one in when several find what a killed process left', async () => {
    const { child } = await hold(folder);
    await kill(child);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
    const releases = results.flatMap((one): Release[] => (one.status === 'fulfilled' ? [one.value] : []));
    expect(releases).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock-'))).toHaveLength(1);
    await Promise.all(releases.map((release) => release()));
    await (await lockFolder(folder))();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock-'))).toEqual([]);
  });

  it('gives the folder free when the store cannot be opened', async () => {
    const migrations = [() => []];
    await (await openLowdbStore({ folder, migrations })).close();
    await expect(openLowdbStore({ folder, migrations: [] })).rejects.toThrow('schema 2');
    await (await openLowdbStore({ folder, migrations })).close();
  });
});
