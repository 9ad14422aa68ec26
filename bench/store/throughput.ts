import { randomIds } from '../../src/bot/secrets/hashing.js';
import type { Store } from '../../src/domain/door/ports.js';
import { agent, type Selling, seedAgents, selling } from '../../test/support/selling.js';
import { COLD, percentile } from '../cpu.js';
import type { Measured, Place } from '../measuring.js';
import { openAt } from './open.js';

export interface Throughput extends Place {
  /** How many at a time, one number after the other. */
  readonly callers: readonly number[];
  /** Milliseconds for each, after a third of it to warm up, and `COLD` times as much before the first. */
  readonly within: number;
  /** Customers from this number on are not registered yet. */
  readonly first: number;
  /** A registration with its PIN (three transactions), or a command without one (a single transaction). */
  readonly command: 'registration' | 'language';
}

/** What one caller does the n-th time. */
type Once = (does: Selling, name: string, n: number) => Promise<unknown>;
const commands: Readonly<Record<Throughput['command'], Once>> = {
  registration: (does, name, n) => does.register(randomIds.next(), n, agent(name)),
  language: (does, name, n) => does.changeLanguage(randomIds.next(), n % 2 === 0 ? 'fr' : 'en', agent(name)),
};

/** Commands a second and milliseconds of each, for callers that begin the next one when the last is answered. */
export async function throughput({ callers, within, first, command, ...place }: Throughput): Promise<Measured> {
  const store = await openAt(place);
  const measured: Record<string, number> = {};
  let n = first;
  const once = () => n++;
  const all = Array.from({ length: Math.max(...callers) }, () => `bench-${randomIds.next()}`);
  await seedAgents(store, all);
  await callFor(store, all, commands[command], within * COLD, once);
  for (const count of callers) {
    const names = all.slice(0, count);
    await callFor(store, names, commands[command], within / 3, once);
    const began = performance.now();
    const times = await callFor(store, names, commands[command], within, once);
    measured[`perSecond ${count}`] = times.length / ((performance.now() - began) / 1000);
    measured[`p99 ${count}`] = percentile(times, 0.99);
  }
  await store.close();
  return measured;
}

async function callFor(store: Store, names: readonly string[], once: Once, within: number, next: () => number) {
  const does = selling(store);
  const end = performance.now() + within;
  const times: number[] = [];
  const caller = async (name: string) => {
    while (performance.now() < end) {
      const began = performance.now();
      await once(does, name, next());
      times.push(performance.now() - began);
    }
  };
  await Promise.all(names.map(caller));
  return times;
}
