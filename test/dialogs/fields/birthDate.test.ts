import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { birthDate as field } from '../../../src/dialogs/fields/index.js';
import { tried } from './tried.js';

describe('a birth date', () => {
  const born = tried(field(), { operator: 'telenet', language: 'fr' });
  it.each([
    ['27/05/1985', { value: '1985-05-27' }],
    ['27/05/85', { value: '1985-05-27' }],
    ['27 mai 1985', { value: '1985-05-27' }],
    ['1985-05-27', { value: '1985-05-27' }],
    ['27/05', { problem: 'value.birthDate' }],
    ['demain', { problem: 'value.birthDate' }],
    ['27/05/2085', { problem: 'birth.ahead' }],
    ['05/27/1985', { problem: 'value.dayFirst' }],
    ['03/02/2012', { value: '2012-02-03' }],
    ['04/02/2012', { problem: 'birth.tooYoung' }],
    ['27/05/1885', { problem: 'birth.tooOld' }],
  ])('%s', async (typed, outcome) => {
    expect(await born.typed(typed)).toEqual(outcome);
  });

  it('is offered up to today, and of nobody who would be the oldest there ever was', async () => {
    expect(await born.form()).toMatchObject({ min: '1906-02-03', max: '2027-02-04' });
    expect((await born.form()).missing).toBe('Indiquez un jour entre le 03/02/1906 et le 03/02/2027.');
  });

  it('of a working age is kept as it was, however it is written', async () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2008-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(day, fc.constantFrom('.', '/', '-'), fc.boolean(), async (on, mark, short) => {
        const [year = '', month = '', ofMonth = ''] = on.toISOString().slice(0, 10).split('-');
        const typed = [ofMonth, month, short && Number(year) > 1930 && year < '2000' ? year.slice(2) : year].join(mark);
        const read = await born.typed(typed);
        // Two digits may be a year of this century that lies behind.
        const recent = short && year < '2000' && Number(year.slice(2)) <= 27;
        expect(recent ? 'said' : read).toEqual(recent ? 'said' : { value: `${year}-${month}-${ofMonth}` });
      }),
      { numRuns: 200 },
    );
  });
});
