import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomIds } from '../src/bot/secrets/hashing.js';
import { openLowdbStore } from '../src/store/lowdb/index.js';
import { agent, seedAgents, selling } from '../test/support/selling.js';
import { cpuMeter, mean, percentile } from './cpu.js';
import type { Measured } from './measuring.js';

const rounds = { warmUp: 500, measured: 1500 };

/** CPU of a command with its PIN on the embedded store, and what its start costs. */
export async function commands(folder: string): Promise<Measured> {
  const began = performance.now();
  const store = await openLowdbStore({ folder: `${folder}/store`, watchNesting: false });
  const start = performance.now() - began;
  global.gc?.();
  const memory = process.memoryUsage();
  await seedAgents(store, ['bench']);
  const { register } = selling(store);
  const meter = cpuMeter();
  for (let n = 0; n < rounds.warmUp; n += 1) await register(randomIds.next(), n, agent('bench'));
  for (let n = 0; n < rounds.measured; n += 1) {
    await meter.measure(() => register(randomIds.next(), rounds.warmUp + n, agent('bench')));
  }
  await store.close();
  const cpu = { command: mean(meter.each), median: percentile(meter.each, 0.5) };
  return { ...cpu, start, heap: memory.heapUsed / 1e6, rss: memory.rss / 1e6 };
}

/** Archiving what is due, all at once: how many rows, how long, and the longest time in which nothing else ran. */
export async function tidy(folder: string): Promise<Measured> {
  const store = await openLowdbStore({ folder: `${folder}/store`, watchNesting: false });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const { archived } = await store.tidy(new Date());
  const milliseconds = performance.now() - began;
  delay.disable();
  await store.close();
  return { archived, milliseconds, frozen: delay.max / 1e6 };
}
