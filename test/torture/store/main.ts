import { startPostgres } from '../../support/postgres.js';
import { killLowdb } from './lowdbKills.js';
import { killPostgres } from './postgresKills.js';
import { type Tally, tableOf } from './tally.js';

/**
 * `npm run torture:store -- <kills on lowdb> <kills on PostgreSQL> <seed>`: kill -9 under load, see docs/torture.md.
 * Ends with 1 when anything was lost, done twice or out of balance.
 */
const [lowdb = '200', postgres = '100', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
/** Each in a conversation of their own. */
const staff = { agents: 4, administrators: 2 };
const run = { seed: Number(seed), staff, tell: console.error };
const tallies: Tally[] = [];
if (Number(lowdb) > 0) tallies.push(await killLowdb({ ...run, count: Number(lowdb) }));
if (Number(postgres) > 0) {
  const server = await startPostgres();
  tallies.push(await killPostgres(server.url, { ...run, count: Number(postgres) }).finally(() => server.stop()));
}

console.log(`${tableOf(tallies)}\nseed ${seed}`);
const problems = tallies.flatMap(({ store, problems }) => problems.map(({ text }) => `${store}: ${text}`));
if (problems.length > 0) console.log(problems.join('\n'));
process.exit(problems.length > 0 ? 1 : 0);
