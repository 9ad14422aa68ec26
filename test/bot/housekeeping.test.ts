import { expect, it } from '@jest/globals';
import { createLog } from '../../src/bot/log.js';
import { startHousekeeping } from '../../src/bot/start/housekeeping.js';

const hour = 3_600_000;
const turnOfEvents = () => new Promise(setImmediate);

/** Housekeeping under a clock of the test: what ran, and when. */
function rig({ fails = false } = {}) {
  const lines: string[] = [];
  const ran: string[] = [];
  const swept: string[] = [];
  let now = Date.parse('2026-03-10T00:00:00.000Z');
  let look = () => {};
  let ended = false;
  const end = startHousekeeping({
    store: {
      tidy: async (at) => {
        ran.push(at.toISOString().slice(0, 13));
        if (fails) throw new Error('no');
        return { conversations: 1, archived: 2, dropped: 3 };
      },
    },
    sweep: async (at) => {
      swept.push(at.toISOString().slice(0, 13));
      if (fails) throw new Error('no');
    },
    clock: { now: () => new Date(now) },
    log: createLog({ level: 'info', to: { write: (line) => lines.push(line) } }),
    every: (_, call) => {
      look = call;
      return () => {
        ended = true;
      };
    },
  });
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    look();
    await turnOfEvents();
  };
  return { ran, swept, lines, pass, end, ended: () => ended };
}

it('runs at the start and then once a day, whatever the clock does', async () => {
  const { ran, swept, pass, end, ended, lines } = rig();
  await pass(0);
  for (let n = 0; n < 23; n += 1) await pass(hour);
  expect(ran).toEqual(['2026-03-10T00']);
  await pass(hour);
  expect(ran).toEqual(['2026-03-10T00', '2026-03-11T00']);
  await pass(-hour);
  expect(ran).toHaveLength(2);
  await pass(-90 * 24 * hour);
  expect(ran).toHaveLength(3);
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ event: 'store.tidied', count: 6 }),
  );
  expect(swept).toEqual(ran);
  end();
  expect(ended()).toBe(true);
});

it('logs a run that fails, and tries again the next day', async () => {
  const { ran, pass, lines } = rig({ fails: true });
  await pass(0);
  await pass(24 * hour);
  expect(ran).toHaveLength(2);
  expect(lines.filter((line) => line.includes('store.tidyFailed'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('files.sweepFailed'))).toHaveLength(2);
});
