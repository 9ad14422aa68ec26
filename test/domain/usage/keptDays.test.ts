import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { keptDays, lateOf } from '../../../src/domain/usage/keptDays.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const operators = await loadOperators(folder, ['kcell', 'belarus']);
const [kcell, belarus] = [operators.get('kcell'), operators.get('belarus')];
if (kcell === undefined || belarus === undefined) throw new Error('two operators are missing');

const iso = (day: DateTime) => day.toFormat('yyyy-MM-dd');
/** Any moment of three years, and a period of any days around it. */
const moments = fc.record({
  at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) }),
  from: fc.integer({ min: -300, max: 40 }),
  length: fc.integer({ min: 0, max: 300 }),
});

describe.each([
  ['C10: the last 90 days, today included', kcell, 0],
  ['B19: six months and this one up to yesterday', belarus, -1],
] as const)('%s', (_rule, operator, last) => {
  const zone = operator.profile.timeZone;
  const firstOf = (today: DateTime) =>
    last === 0 ? today.minus({ days: 89 }) : today.minus({ months: 6 }).startOf('month');

  it('gives every period of kept days as it was asked for, up to the last there is, and refuses all others', () => {
    fc.assert(
      fc.property(moments, ({ at, from, length }) => {
        const now = new Date(at);
        const today = DateTime.fromJSDate(now, { zone }).startOf('day');
        const [begin, end] = [today.plus({ days: from }), today.plus({ days: from + length })];
        const [first, until] = [iso(firstOf(today)), iso(today.plus({ days: last }))];
        const found = keptDays({ operator, now }, { from: iso(begin), until: iso(end) });
        if (found.ok) {
          expect(found.value.from).toBe(iso(begin));
          expect(found.value.from >= first && found.value.until <= until).toBe(true);
          expect([iso(end), until]).toContain(found.value.until);
          expect(lateOf({ operator, now }, found.value) !== undefined).toBe(found.value.until === until);
          return;
        }
        const { code, details } = found.problem;
        // What is possible is said with every refusal.
        expect(details).toMatchObject({ from: { day: first }, until: { day: until } });
        if (iso(begin) < first) expect(code).toMatch(/^period\.(notKept|monthsKept)$/);
        else expect(code).toMatch(/^period\.(future|tomorrow)$/);
      }),
      { numRuns: 400 },
    );
  });

  it('is the last month where none is asked for, and nothing before what is kept', () => {
    fc.assert(
      fc.property(moments, ({ at }) => {
        const now = new Date(at);
        const today = DateTime.fromJSDate(now, { zone }).startOf('day');
        expect(keptDays({ operator, now })).toEqual({
          ok: true,
          value: { from: iso(today.minus({ months: 1 })), until: iso(today.plus({ days: last })) },
        });
      }),
      { numRuns: 200 },
    );
  });

  it('takes a month that goes on for its days so far', () => {
    const now = new Date('2026-11-20T08:00:00.000Z');
    const until = iso(DateTime.fromISO('2026-11-20').plus({ days: last }));
    expect(keptDays({ operator, now }, { from: '2026-11-01', until: '2026-11-30' })).toEqual({
      ok: true,
      value: { from: '2026-11-01', until },
    });
    expect(keptDays({ operator, now }, { from: '2026-11-01', until: '2026-11-29' })).toMatchObject({
      problem: { code: 'period.future' },
    });
  });
});
