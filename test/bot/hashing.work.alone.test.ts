import { beforeEach, expect, it, jest } from '@jest/globals';

/** N · r · p of all that was derived. */
let work = 0;
const actual = await import('node:crypto');
jest.unstable_mockModule('node:crypto', () => ({
  ...actual,
  scrypt: (...[secret, salt, bytes, options, done]: Parameters<typeof actual.scrypt>) => {
    work += (options.N ?? 0) * (options.r ?? 0) * (options.p ?? 0);
    actual.scrypt(secret, salt, bytes, options, done);
  },
}));
const { createHasher } = await import('../../src/bot/secrets/hashing.js');

const pepper = new Uint8Array(32).fill(1);
const usual = { log2N: 8, r: 8, p: 3 };
beforeEach(() => {
  work = 0;
});

it.each([[{ log2N: 8, r: 8, p: 1 }], [{ log2N: 8, r: 8, p: 2 }], [{ log2N: 7, r: 8, p: 1 }], [usual]])(
  'a wrong secret takes no less work where the hash was made at %p',
  async (cost) => {
    const held = await createHasher(pepper, cost).hash('2468');
    for (const previous of [undefined, new Uint8Array(32).fill(2)]) {
      const hasher = createHasher(pepper, usual, previous);
      const nobodys = await hasher.hash('nobody');
      work = 0;
      expect(await hasher.matches('1357', nobodys)).toBe(false);
      const forNobody = work;
      work = 0;
      expect(await hasher.matches('1357', held)).toBe(false);
      // To what one lane costs, where the memory was another, too.
      expect(work).toBeGreaterThanOrEqual(forNobody);
      expect(work).toBeLessThan(forNobody * (4 / 3));
    }
  },
);
