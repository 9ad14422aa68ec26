import { expect, it, jest } from '@jest/globals';
import { killedReport } from './killed.js';

jest.setTimeout(120_000);

it('a report whose sender is killed three times in the middle of the mail comes once, whole', async () => {
  const { aboveIdleMb, ...found } = await killedReport(4_000);
  expect(found).toEqual({ whole: 1, broken: 3, rows: 4_000, twice: 0, lines: 4_000, state: 'sent', attempts: 4 });
  expect(aboveIdleMb).toBeGreaterThan(0);
});
