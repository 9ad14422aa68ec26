import { expect, it } from '@jest/globals';
import { killLowdb } from '../../torture/store/lowdbKills.js';
import { tableOf } from '../../torture/store/tally.js';

// Each moment once, and the snapshots; `npm run torture:store` goes on for hundreds.
const KILLS = 12;
/** Registrations and renewals only: a small store, so that the end comes in the middle of a snapshot, too. */
const staff = { agents: 4, administrators: 0 };

it('loses nothing that was acknowledged and does nothing twice, when it is killed at every moment under load', async () => {
  const tally = await killLowdb({ count: KILLS, seed: 1, staff });
  console.info(tableOf([tally]));
  expect(tally.problems).toEqual([]);
  expect(tally.kills).toBe(KILLS);
  expect(tally.acknowledged).toBeGreaterThan(KILLS);
}, 600_000);
