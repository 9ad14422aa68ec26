import type { Search } from '../src/domain/records/tables.js';
import { openLowdbStore } from '../src/store/lowdb/index.js';
import { cpuMeter, percentile } from './cpu.js';
import { billingAccountOf, lineId, owner } from './lines.js';

const rounds = { warmUp: 20, measured: 60 };
const { organisation } = owner;
type LineSearch = Search<'lines'>;

const page = (narrowed: Partial<LineSearch>): LineSearch => ({
  ...{ equal: { organisation }, from: 0, most: 10, order: 'number' },
  ...narrowed,
});
/** What a picker asks of the store, by the name in the table. */
const searches: Readonly<Record<string, LineSearch>> = {
  'first page of all': page({}),
  'page 50 of all': page({ from: 490 }),
  'part of a number, %4567%': page({ like: [{ column: 'number', mask: '%4567%' }] }),
  'part of a name, %muster 12%': page({ like: [{ column: 'sought', mask: '%muster 12%' }] }),
  'a mask with _, %_5_6_%': page({ like: [{ column: 'number', mask: '%_5_6_%' }] }),
  'a mask made to be slow, %_%_%_%_x': page({ like: [{ column: 'number', mask: '%_%_%_%_x' }] }),
  'a whole number': page({ like: [{ column: 'number', mask: '+77011234567' }] }),
  'suspended ones': page({ equal: { organisation, state: 'suspended' } }),
  'all, by their users': page({ order: 'called', thenBy: 'number' }),
  'all, the highest balance first': page({ order: 'balance', thenBy: 'number', backwards: true }),
  'one billing account': page({ equal: { organisation, billingAccount: billingAccountOf(7) } }),
};

/** What is measured once, in a process that has just started: printed, not judged. */
export const once: Readonly<Record<string, string>> = {
  first: 'the very first page after the start',
  start: 'start of the store, ms',
  heap: 'heap in use, MB',
  rss: 'process (RSS), MB',
};

/**
 * Milliseconds of CPU of each search (the median), by its name, and what is measured `once`. Before each round a line
 * is changed: nothing that was found for the round before can be used again.
 */
export async function storeSearches(folder: string): Promise<Record<string, number>> {
  const began = performance.now();
  const store = await openLowdbStore({ folder, watchNesting: false });
  const start = performance.now() - began;
  const search = (wanted: LineSearch) => store.read(({ lines }) => lines.search(wanted, owner));
  const meter = cpuMeter();
  await meter.measure(() => search(page({})));
  global.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const change = () =>
    store.transaction(async ({ lines }) => {
      const line = await lines.get(lineId(500));
      if (line !== undefined) await lines.put({ ...line, internet: !line.internet });
    });
  const times: Record<string, number> = {};
  for (const [name, wanted] of Object.entries(searches)) times[name] = await median(() => search(wanted), change);
  times['the same page again, nothing changed'] = await median(() => search(page({})));
  times['a chosen line, by its id'] = await median(() => store.read(({ lines }) => lines.get(lineId(500))));
  await store.close();
  return { ...times, first: meter.each[0] ?? Number.NaN, start, heap: heapUsed / 1e6, rss: rss / 1e6 };
}

/** The CPU of the whole process, as a machine with other work has it too. `before` is done before each round. */
async function median(work: () => Promise<unknown>, before = async () => {}): Promise<number> {
  const meter = cpuMeter();
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    await before();
    await meter.measure(work);
  }
  return percentile(meter.each.slice(rounds.warmUp), 0.5);
}
