import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadKeys } from '../../src/bot/start/keys.js';

const none = { signing: undefined, pepper: undefined, seal: undefined };
let dataDir: string;
beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'guichet-keys-')), 'var');
});
afterEach(() => rm(join(dataDir, '..'), { recursive: true }));

describe('the keys', () => {
  it('are made once, differ, and are for the owner only', async () => {
    const first = await loadKeys({ dataDir, keys: none });
    expect(await loadKeys({ dataDir, keys: none })).toEqual(first);
    expect(new Set(Object.values(first).map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
    const mode = async (...path: string[]) => (await stat(join(dataDir, 'keys', ...path))).mode & 0o777;
    expect(await mode()).toBe(0o700);
    for (const name of ['signing.key', 'pepper.key', 'seal.key']) expect(await mode(name)).toBe(0o600);
  });

  it('are the same for two that start at once', async () => {
    const [one, other] = await Promise.all([loadKeys({ dataDir, keys: none }), loadKeys({ dataDir, keys: none })]);
    expect(one).toEqual(other);
  });

  it('are not replaced when a file is damaged', async () => {
    await loadKeys({ dataDir, keys: none });
    await writeFile(join(dataDir, 'keys', 'pepper.key'), 'AAAA');
    await expect(loadKeys({ dataDir, keys: none })).rejects.toThrow(/pepper\.key is damaged/);
  });

  it('come from the configuration where it has them, and leave no file', async () => {
    const given = { signing: new Uint8Array(32), pepper: new Uint8Array(33), seal: new Uint8Array(34) };
    expect(await loadKeys({ dataDir, keys: given })).toEqual(given);
    await expect(stat(dataDir)).rejects.toThrow(/ENOENT/);
  });
});
