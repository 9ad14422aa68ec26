import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type EmptyDatabase, emptyDatabase } from '../../support/postgres.js';
import { killPostgres } from '../../torture/store/postgresKills.js';
import { tableOf } from '../../torture/store/tally.js';

const KILLS = 2;
const staff = { agents: 2, administrators: 1 };

let database: EmptyDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

it('loses nothing and does nothing twice on PostgreSQL, when one of three instances is killed under load', async () => {
  const tally = await killPostgres(database.url, { count: KILLS, seed: 1, staff });
  console.info(tableOf([tally]));
  expect(tally.problems).toEqual([]);
  expect(tally.kills).toBe(KILLS);
  expect(tally.acknowledged).toBeGreaterThan(KILLS);
}, 300_000);
