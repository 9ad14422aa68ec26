import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { restoreTo } from '../../src/bot/console/backup.js';
import { createHasher } from '../../src/bot/secrets/hashing.js';
import { createSeal } from '../../src/bot/secrets/seal.js';
import { backupKeys } from '../../src/bot/start/keys.js';
import { startApp, type TestApp } from '../support/app.js';

jest.setTimeout(60_000);

const keyOf = (fill: number) => new Uint8Array(32).fill(fill);
const inBase64 = (...fills: number[]) => fills.map((fill) => Buffer.from(keyOf(fill)).toString('base64')).join(',');
const cost = { log2N: 4, r: 8, p: 1 };

let app: TestApp | undefined;
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

describe('a pepper that is changed', () => {
  it('lets in whoever was hashed with the one before, and hashes them anew', async () => {
    app = await startApp({ of: 'konnect', env: { PEPPER: inBase64(1) } });
    const { dataDir } = app;
    const id = await app.accountId('konnect', 'agent1');
    const hashOf = async (running: TestApp) =>
      (await running.store.read(({ accounts }) => accounts.get(id)))?.passwordHash;
    const before = await hashOf(app);
    await app.halt();
    app = await startApp({ dataDir, env: { PEPPER: inBase64(2, 1) } });
    expect(await hashOf(app)).toBe(before);
    await app.signIn('konnect', 'agent1');
    const after = await hashOf(app);
    expect(after).not.toBe(before);
    await app.halt();
    // The old one is dropped: who has signed in meanwhile is let in, and nobody else is.
    app = await startApp({ dataDir, env: { PEPPER: inBase64(2) } });
    await app.signIn('konnect', 'agent1');
    expect(await hashOf(app)).toBe(after);
    await expect(app.signIn('konnect', 'agent2')).rejects.toThrow('401');
  });

  it('knows a secret with either, and gives a new hash for one with the old', async () => {
    const old = await createHasher(keyOf(1), cost).hash('2468');
    const hasher = createHasher(keyOf(2), cost, keyOf(1));
    const renewed: string[] = [];
    const renew = async (hash: string) => {
      renewed.push(hash);
    };
    expect(await hasher.matches('2468', old, 'me', renew)).toBe(true);
    expect(await hasher.matches('2469', old, 'me', renew)).toBe(false);
    expect(renewed).toHaveLength(1);
    expect(await createHasher(keyOf(2), cost).matches('2468', renewed[0] ?? '')).toBe(true);
    expect(await hasher.matches('2468', renewed[0] ?? '', 'me', renew)).toBe(true);
    expect(renewed).toHaveLength(1);
  });
});

it('a seal key that is changed opens what the one before sealed, and seals with the first', async () => {
  const old = await createSeal(keyOf(1)).seal('BE68 5390');
  const seal = createSeal(keyOf(2), keyOf(1));
  expect(await seal.open(old)).toBe('BE68 5390');
  const sealed = await seal.seal('new');
  expect(await createSeal(keyOf(2)).open(sealed)).toBe('new');
  await expect(createSeal(keyOf(2)).open(old)).rejects.toThrow();
});

describe('a backup', () => {
  it('whose rows and sums were changed is refused (S12), as is one of another pepper', async () => {
    app = await startApp({ of: 'konnect', env: { PEPPER: inBase64(1) } });
    const { dataDir } = app;
    await app.halt();
    const { backupStopped } = await import('../../src/bot/console/backup.js');
    const now = new Date();
    const keys = backupKeys({ pepper: keyOf(1) });
    const { folder } = await backupStopped(dataDir, join(dataDir, 'backups'), now, keys[0]);
    const file = join(folder, 'manifest.json');
    const manifest = await readFile(file, 'utf8');
    const others = backupKeys({ pepper: keyOf(2) });
    await expect(restoreTo(dataDir, folder, now, true, others)).rejects.toThrow('not signed with the PEPPER');
    // Sums are made anew by whoever changes something; the signature is not.
    await writeFile(
      file,
      manifest.replace(/"sha256": "(.)/, (_, one) => `"sha256": "${one === '0' ? '1' : '0'}`),
    );
    await expect(restoreTo(dataDir, folder, now, true, keys)).rejects.toThrow('not signed with the PEPPER');
    await writeFile(file, manifest.replace(/,\s*"mac": "\w+"/, ''));
    await expect(restoreTo(dataDir, folder, now, true, keys)).rejects.toThrow('not signed with the PEPPER');
    await writeFile(file, manifest);
    const rotated = backupKeys({ pepper: keyOf(2), previousPepper: keyOf(1) });
    expect(await restoreTo(dataDir, folder, now, true, rotated)).toHaveProperty('kept');
  });
});
