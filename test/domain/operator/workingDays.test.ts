import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { contradictions, type Operator } from '../../../src/domain/operator/index.js';
import { afterWorkingDays } from '../../../src/domain/operator/workingDays.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const telenet = (await loadOperators(`${root}/operators`, ['telenet'])).get('telenet');
if (telenet?.ticketRules === undefined) throw new Error('telenet has no tickets.json');
const { ticketRules } = telenet;

/** Two working days from a time on Belgian clocks. */
const from = (time: string) =>
  afterWorkingDays(2, telenet, DateTime.fromISO(time, { zone: 'Europe/Brussels' }).toJSDate());

describe('two working days in Belgium', () => {
  it.each([
    ['a Monday morning', '2026-11-30T09:00', '2026-12-02'],
    ['a Friday evening', '2026-12-04T22:30', '2026-12-08'],
    ['a Saturday', '2026-12-05T10:00', '2026-12-08'],
    ['the last minute of a Sunday', '2026-12-06T23:59', '2026-12-08'],
    ['the first minute of a Monday', '2026-12-07T00:00', '2026-12-09'],
    ['the day before Christmas Eve', '2026-12-23T12:00', '2026-12-28'],
    ['New Year’s Eve', '2026-12-31T12:00', '2027-01-05'],
    ['Good Friday', '2027-03-26T12:00', '2027-03-31'],
    ['the eve of Ascension Day', '2027-05-05T12:00', '2027-05-10'],
    ['the night in which the clocks go forward', '2027-03-28T01:59', '2027-03-31'],
  ])('from %s', (_name, time, day) => {
    expect(from(time)).toBe(day);
  });

  it('end on a day on which people work, with as many of those before as were asked for', () => {
    const off = new Set(ticketRules.holidays);
    const works = (day: DateTime) =>
      !ticketRules.daysOff.includes(day.weekday) && !off.has(day.toFormat('MM-dd')) && !off.has(day.toISODate() ?? '');
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-12-20'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 20 }), (now, days) => {
        const asked = DateTime.fromJSDate(now, { zone: 'Europe/Brussels' }).startOf('day');
        const end = DateTime.fromISO(afterWorkingDays(days, telenet, now), { zone: 'Europe/Brussels' });
        const between = Array.from({ length: Math.round(end.diff(asked, 'days').days) }, (_, index) =>
          asked.plus({ days: index + 1 }),
        );
        return works(end) && between.filter(works).length === days;
      }),
      { numRuns: 200 },
    );
  });
});

it('rules for tickets that cannot be are named', () => {
  const [subject] = ticketRules.subjects;
  const wrong: Operator = {
    ...telenet,
    ticketRules: {
      ...ticketRules,
      subjects: subject === undefined ? [] : [subject, subject],
      blankSims: { detail: 'none', pack: 10, most: 505, workingDays: 2 },
    },
  };
  expect(contradictions(telenet)).toEqual([]);
  expect(contradictions(wrong)).toEqual([
    'tickets.json: subjects.simOptions: stands there twice',
    ...(subject?.details ?? []).map(({ id }) => `tickets.json: subjects.${id}: stands there twice`),
    'tickets.json: blankSims.detail: there is no detail "none"',
    'tickets.json: blankSims.most: is no number of whole packs',
  ]);
});
