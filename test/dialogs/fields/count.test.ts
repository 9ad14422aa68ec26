import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { count } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { tried } from './tried.js';

const packs = count(() => ({ pack: 10, most: 500 }));

it.each(['20', ' 20 ', '20 cartes SIM', '20 cards', '20 симок', '２０'])('reads the number %s', async (said) => {
  expect(await tried(packs).sent({ field: said })).toEqual({ value: 20 });
  expect(await tried(packs).typed(said)).toEqual({ value: 20 });
});

it.each(['0', '5', '15', '510', '1 000 000', '1000000', '-10', '10.5', '1e2', 'vingt', '20 ou 30', '٢٠٠٠'])(
  'takes %s for none, and says which it takes',
  async (said) => {
    const wrong = { code: 'value.count', details: { least: 10, pack: 10, most: 500 } };
    expect(await tried(packs).read(said)).toEqual(wrong);
  },
);

it('says its limits for its hint, as the language writes numbers', () => {
  const { field, turn } = tried(
    count(() => ({ pack: 10, most: 5000 })),
    { language: 'en' },
  );
  expect(kindOf(field.schema).limits(turn)).toEqual({ pack: 10, most: '5,000' });
});

it('is said in words, and has an example that can be typed', async () => {
  const { inWords, example, typed } = tried(packs);
  expect(await inWords(20)).toBe('20');
  expect(await typed(await example())).toEqual({ value: 20 });
});

it('stands in its input as it can be typed again', async () => {
  expect(await tried(packs, { answers: { field: 120 } }).form()).toMatchObject({ form: 'text', value: '120', max: 20 });
});

it('is the only number of a sentence; a phone, a date or a part of one is none', async () => {
  expect(await tried(packs).said('commander 20 cartes SIM vierges')).toEqual({ value: 20 });
  expect(await tried(packs).said('commander 15 cartes SIM vierges')).toEqual({ problem: 'value.count' });
  expect(await tried(packs).said('pour 30 ou 40 cartes')).toBeUndefined();
  expect(await tried(packs).said('avant le 12/12/2026')).toBeUndefined();
  expect(await tried(packs).said('plan S20 pour la flotte')).toBeUndefined();
});

it('takes whole packs up to the most, and nothing else', async () => {
  const one = fc.record({
    pack: fc.integer({ min: 1, max: 50 }),
    packs: fc.integer({ min: 1, max: 40 }),
    typed: fc.nat(3000),
  });
  await fc.assert(
    fc.asyncProperty(one, async ({ pack, packs: many, typed }) => {
      const most = pack * many;
      const read = await tried(count(() => ({ pack, most }))).sent({ field: String(typed) });
      const fits = typed > 0 && typed <= most && typed % pack === 0;
      expect(read).toEqual(fits ? { value: typed } : { problem: 'value.count' });
    }),
    { numRuns: 200 },
  );
});
