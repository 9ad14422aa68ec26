// `npm run torture:fuzz`: a hundred thousand inputs (or as many as FUZZ_INPUTS says) against the whole program, with FUZZ_SEED. It fails on a
// fault, on no answer, and on a turn of more than 200 ms of the processor.
import { startApp } from '../../support/app.js';
import { fuzz } from './fuzz.js';

const MOST_MS = 200;
const count = Number(process.env.FUZZ_INPUTS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const often = { points: 100_000_000, duration: 60 };

const app = await startApp({
  env: { OPERATORS: 'konnect,kcell' },
  limits: {
    overall: often,
    access: often,
    accessOfAddress: often,
    login: often,
    loginAnywhere: often,
    loginOfBrowser: often,
  },
});
try {
  const who = [
    await app.signIn('konnect', 'agent1'),
    await app.signIn('konnect', 'agent2'),
    await app.signIn('kcell', 'admin1'),
  ];
  const { statuses, faults, dearest } = await fuzz(app, who, count, seed);
  process.stdout.write(`${count} inputs, seed ${seed}\n`);
  for (const [status, times] of [...statuses].toSorted()) process.stdout.write(`  ${status}: ${times}\n`);
  process.stdout.write(`the dearest took ${Math.round(dearest.milliseconds)} ms of the processor\n`);
  for (const fault of faults.slice(0, 20)) process.stdout.write(`FAULT ${JSON.stringify(fault).slice(0, 500)}\n`);
  const isDear = dearest.milliseconds > MOST_MS;
  if (isDear) process.stdout.write(`DEAR ${JSON.stringify(dearest.input).slice(0, 500)}\n`);
  process.exitCode = faults.length > 0 || isDear ? 1 : 0;
} finally {
  await app.stop();
}
