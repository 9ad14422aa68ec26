import { expect, it } from '@jest/globals';
import { createHasher } from '../../src/bot/secrets/hashing.js';

it('lets one who asks again and again wait for themselves, and nobody else for them', async () => {
  const hasher = createHasher(new Uint8Array(32), { log2N: 12, r: 8, p: 1 });
  const hash = await hasher.hash('1234');
  const done: string[] = [];
  const tried = (whose: string) => hasher.matches('1234', hash, whose).then(() => done.push(whose));
  const many = Array.from({ length: 40 }, () => tried('looping'));
  await Promise.all(['second', 'third', 'fourth'].map(tried));
  const before = done.filter((whose) => whose === 'looping').length;
  await Promise.all(many);
  expect(before).toBeLessThan(8);
  expect(done).toHaveLength(43);
});
