import type { Search } from '../../src/domain/records/tables.js';
import { percentile } from '../cpu.js';
import { numberOf, owner } from '../lines.js';
import type { Measured, Place } from '../measuring.js';
import { openAt } from './open.js';

/** Rounds of each search: as many as fit into the time, but not fewer nor more than these. */
const rounds = { warmUp: 3, least: 20, most: 200, within: 2500 };
type LineSearch = Search<'lines'>;

const page = (like: LineSearch['like'], from = 0): LineSearch => ({
  ...{ equal: { organisation: owner.organisation }, order: 'number', from, most: 10 },
  ...(like && { like }),
});
const number = (mask: string) => page([{ column: 'number', mask }]);
const digit = (n: number) => n % 10;

/** What is searched for the n-th time: each time something else, so that nothing found before is of use. */
const searches: Readonly<Record<string, (n: number) => LineSearch>> = {
  'a mask with _': (n) => number(`%_${digit(n)}_${digit(Math.floor(n / 10))}_%`),
  'part of a number': (n) => number(`%${numberOf(n).slice(-4)}%`),
  'a name': (n) => page([{ column: 'sought', mask: `%muster ${10 + n}%` }]),
  'a prefix': (n) => number(`${numberOf(n).slice(0, 8)}%`),
  'page 50 of all': (n) => page(undefined, 490 + n),
};

/** Milliseconds of a page of ten lines with its count, the 99th of a hundred, by the search's name. */
export async function pages(place: Place): Promise<Measured> {
  const store = await openAt(place);
  const measured: Record<string, number> = {};
  for (const [name, of] of Object.entries(searches)) {
    const search = async (n: number) => {
      const began = performance.now();
      await store.read(({ lines }) => lines.search(of(n), owner));
      return performance.now() - began;
    };
    for (let n = 0; n < rounds.warmUp; n += 1) await search(n);
    const times: number[] = [];
    const end = performance.now() + rounds.within;
    while (times.length < rounds.least || (times.length < rounds.most && performance.now() < end))
      times.push(await search(rounds.warmUp + times.length));
    measured[`p99 ${name}`] = percentile(times, 0.99);
  }
  await store.close();
  return measured;
}
