import { expect, it } from '@jest/globals';
import { choose } from '../../../src/domain/terms/choices.js';
import { plain } from '../../../src/domain/terms/plainText.js';

it('compares without accents, case and doubled blanks', () => {
  expect(plain('  Été\u00a0 À  Kinshasa ')).toBe('ete a kinshasa');
});

it('does not unfold a text that is longer than anything to compare it with', () => {
  const long = 'ﷺ'.repeat(32_000);
  expect(plain(long)).toHaveLength(long.length);
  expect(plain(`menu${' '.repeat(1000)}x`)).not.toBe('menu');
  const find = { language: 'fr', text: long, page: 0, pageSize: 10 } as const;
  expect(choose([{ value: 'a', title: 'A' }], find)).toEqual({ choices: [], total: 0 });
});
