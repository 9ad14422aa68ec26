// `npm run torture:neighbour`: one hostile account beside nine honest ones. Prints what the honest ones wait without and with it, and what the
// program holds before and after. NEIGHBOUR_SECONDS: how long each part takes (30; the figures in docs/torture.md are of 600 and say so).
import { startApp } from '../../support/app.js';
import { held, hostile, talking } from './neighbour.js';

const seconds = Number(process.env.NEIGHBOUR_SECONDS ?? 30);
const often = { points: 100_000_000, duration: 60 };

// Everything of one account is as it is usually; only what is counted by address is not, since all come from this one.
const { usualBudgets } = await import('../../../src/bot/budgets.js');
const app = await startApp({
  of: 'konnect',
  limits: {
    ...usualBudgets,
    address: often,
    signIns: often,
    signInsOfAddress: often,
    access: often,
    accessOfAddress: often,
  },
});
try {
  const people = [];
  for (let one = 0; one < 9; one += 1) people.push(await app.signIn('konnect', one % 2 === 0 ? 'agent2' : 'admin1'));
  const neighbour = await app.signIn('konnect', 'agent1');
  await talking(app, people, 5_000);
  const before = await held(app);
  const without = await talking(app, people, seconds * 1000);
  const attack = hostile(app, neighbour);
  const beside = await talking(app, people, seconds * 1000);
  const statuses = await attack.stop();
  const after = await held(app);
  const line = (name: string, { turns, median, p99 }: typeof without) =>
    `${name}: ${turns} turns, median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms\n`;
  process.stdout.write(line('nine alone', without) + line('beside a hostile one', beside));
  process.stdout.write(`p99 ${(beside.p99 / without.p99).toFixed(2)} times as long\n`);
  process.stdout.write(
    `the hostile one was answered ${JSON.stringify(Object.fromEntries([...statuses].toSorted()))}\n`,
  );
  for (const what of ['heapMb', 'storeMb', 'conversationsMb'] as const)
    process.stdout.write(`${what}: ${before[what].toFixed(1)} before, ${after[what].toFixed(1)} after\n`);
} finally {
  await app.stop();
}
