import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomIds } from '../src/bot/secrets.js';
import type { Store } from '../src/domain/ports.js';
import { move } from '../src/domain/wallet.js';
import { openLowdbStore } from '../src/store/lowdb/index.js';
import { startApp } from '../test/support/app.js';
import { agent, seedAgents, selling } from '../test/support/selling.js';
import { cpuMeter, mean, percentile } from './cpu.js';
import { carryOutGuide } from './guide.js';
import { storeSearches } from './picker.js';
import { pickerTurns } from './pickerTurns.js';

// Every measurement runs in a process of its own: measure.ts <what> <folder> [callers].
const warmUp = { commands: 500, guides: 10 };
const measured = { commands: 1500, guides: 25 };
const throughputSeconds = 3;

const [what, folder = '', callers = '1'] = process.argv.slice(2);
const kinds: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  ...{ turns, commands, throughput, tidy },
  picker: async () => ({ ...(await pickerTurns(folder)), ...(await storeSearches(`${folder}/store`)) }),
};
const run = kinds[what ?? ''];
if (run === undefined) throw new Error(`there is no measurement ${what}`);
process.stdout.write(`${JSON.stringify(await run())}\n`);

async function turns() {
  const app = await startApp({ dataDir: folder });
  const account = await app.accountId('konnect', 'agent1');
  await app.store.transaction((tables) =>
    move(tables, {
      ...{ id: randomIds.next(), operator: 'konnect', account, reason: 'opening' },
      amount: { minor: 100_000_000, currency: 'USD' },
      at: new Date().toISOString(),
    }),
  );
  for (let n = 0; n < warmUp.guides; n += 1) await carryOutGuide(app, account, n);
  const turns: number[] = [];
  const guides: number[] = [];
  for (let n = 0; n < measured.guides; n += 1) {
    const { each } = await carryOutGuide(app, account, warmUp.guides + n);
    turns.push(...each);
    guides.push(each.reduce((sum, one) => sum + one, 0));
  }
  await app.halt();
  return {
    turn: mean(turns),
    median: percentile(turns, 0.5),
    guide: mean(guides),
    turnsInGuide: turns.length / guides.length,
  };
}

async function commands() {
  const began = performance.now();
  const store = await openLowdbStore({ folder: `${folder}/store` });
  const start = performance.now() - began;
  global.gc?.();
  const memory = process.memoryUsage();
  await seedAgents(store, ['bench']);
  const { register } = selling(store);
  const meter = cpuMeter();
  for (let n = 0; n < warmUp.commands; n += 1) await register(randomIds.next(), n, agent('bench'));
  for (let n = 0; n < measured.commands; n += 1) {
    await meter.measure(() => register(randomIds.next(), warmUp.commands + n, agent('bench')));
  }
  await store.close();
  const cpu = { command: mean(meter.each), median: percentile(meter.each, 0.5) };
  return { ...cpu, start, heap: memory.heapUsed / 1e6, rss: memory.rss / 1e6 };
}

async function throughput() {
  const store = await openLowdbStore({ folder: `${folder}/store` });
  const names = Array.from({ length: Number(callers) }, (_, index) => `bench-${callers}-${index}`);
  await seedAgents(store, names);
  await callFor(store, names, 1, 0);
  const times = await callFor(store, names, throughputSeconds, 500_000);
  await store.close();
  return { perSecond: times.length / throughputSeconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Every caller registers one customer after the other; gives the milliseconds of each. */
async function callFor(store: Store, names: readonly string[], seconds: number, first: number): Promise<number[]> {
  const { register } = selling(store);
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  let n = first + Number(callers) * 1_000_000;
  const caller = async (name: string) => {
    while (performance.now() < end) {
      const began = performance.now();
      n += 1;
      await register(randomIds.next(), n, agent(name));
      times.push(performance.now() - began);
    }
  };
  await Promise.all(names.map(caller));
  return times;
}

async function tidy() {
  const store = await openLowdbStore({ folder: `${folder}/store` });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const { archived } = await store.tidy(new Date());
  const milliseconds = performance.now() - began;
  delay.disable();
  await store.close();
  return { archived, milliseconds, frozen: delay.max / 1e6 };
}
