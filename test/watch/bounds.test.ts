import { describe, expect, it } from '@jest/globals';
import { makeBounds } from '../../src/bot/watch/bounds.js';

describe('labels of figures', () => {
  it('are the names that were given, and no other', () => {
    expect(makeBounds()(['code'], { code: 'pin.wrong', phone: '+7 701 000 0001' })).toEqual({ code: 'pin.wrong' });
    expect(makeBounds()(['code', 'event'], { code: 'pin.wrong' })).toEqual({ code: 'pin.wrong', event: 'none' });
  });

  it('hold words only: what looks like anything else is other', () => {
    for (const code of ['+7 701 000 0001', 'Aina', 'a@b.example', 'x'.repeat(65), ''])
      expect(makeBounds()(['code'], { code })).toEqual({ code: code === 'Aina' ? 'Aina' : 'other' });
  });

  it('are so many and no more, each for itself', () => {
    const bounds = makeBounds();
    for (let n = 0; n < 400; n++) expect(bounds(['code'], { code: `c${n}` })).toEqual({ code: `c${n}` });
    expect(bounds(['code'], { code: 'one.more' })).toEqual({ code: 'other' });
    expect(bounds(['code'], { code: 'c7' })).toEqual({ code: 'c7' });
    expect(bounds(['event'], { event: 'one.more' })).toEqual({ event: 'one.more' });
  });
});
