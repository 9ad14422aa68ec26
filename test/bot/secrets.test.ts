import { describe, expect, it } from '@jest/globals';
import { createHasher, randomIds, sha256 } from '../../src/bot/secrets/hashing.js';

const cheap = { log2N: 4, r: 8, p: 1 };
const hasher = createHasher(new Uint8Array(32).fill(1), cheap);

describe('the hasher', () => {
  it('knows a secret again, and no other', async () => {
    const hash = await hasher.hash('1234');
    expect(hash).toMatch(/^scrypt\$4\$8\$1\$/);
    expect(await hasher.matches('1234', hash)).toBe(true);
    expect(await hasher.matches('1235', hash)).toBe(false);
  });

  it('salts, and needs its pepper', async () => {
    const hash = await hasher.hash('1234');
    expect(await hasher.hash('1234')).not.toBe(hash);
    expect(await createHasher(new Uint8Array(32).fill(2), cheap).matches('1234', hash)).toBe(false);
  });

  it('costs what OWASP asks for, by default', async () => {
    expect(await createHasher(new Uint8Array(32).fill(1)).hash('1234')).toMatch(/^scrypt\$15\$8\$3\$/);
  });

  it('checks a hash of less cost, and gives one of its own where the secret was right; one of more cost stays', async () => {
    const before = await hasher.hash('1234');
    const dearer = createHasher(new Uint8Array(32).fill(1), { ...cheap, p: 3 });
    const renewed: string[] = [];
    const renew = async (hash: string) => {
      renewed.push(hash);
    };
    expect(await dearer.matches('1235', before, 'me', renew)).toBe(false);
    expect(renewed).toEqual([]);
    expect(await dearer.matches('1234', before, 'me', renew)).toBe(true);
    expect(renewed).toEqual([expect.stringMatching(/^scrypt\$4\$8\$3\$/)]);
    for (const either of [dearer, hasher])
      expect(await either.matches('1234', renewed[0] ?? '', 'me', renew)).toBe(true);
    expect(renewed).toHaveLength(1);
  });

  it('throws on what is no hash', async () => {
    await expect(hasher.matches('1234', 'plain')).rejects.toThrow();
  });
});

describe('ids and digests', () => {
  it('gives codes that can be read out', () => {
    expect(randomIds.code(200)).toMatch(/^[2-9A-HJ-NP-Z]{200}$/);
  });
  it('gives digits, all ten of them and never the same twice', () => {
    expect(new Set(randomIds.digits(2000))).toEqual(new Set('0123456789'));
    expect(randomIds.digits(8)).toMatch(/^\d{8}$/);
    expect(randomIds.digits(40)).not.toBe(randomIds.digits(40));
  });
  it('digests with SHA-256', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
