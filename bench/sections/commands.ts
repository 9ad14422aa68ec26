import { join } from 'node:path';
import { at, type Measure, type Measured } from '../measuring.js';
import type { Compared, Target } from '../tables.js';
import type { FreshStore } from './guides.js';

const callers = [1, 16, 64];
const sizes = [1_000, 10_000, 100_000];
const commands = [
  ['registration', 'registrations with PIN'],
  ['language', 'commands without PIN'],
] as const;
const within = 1200;
/** Registrations of one size and number of callers, at most: their customers' numbers do not meet. */
const apart = 1_000_000;

/** Commands a second on a store of this many lines, against what its disk or database does with nothing above it. */
export async function commandRates(
  measure: Measure,
  place: string,
  [store, fresh]: FreshStore,
  mostLines: number,
): Promise<Compared[]> {
  const where = { folder: join(place, `commands-${store}`), ...(await fresh()) };
  const inDatabase = where.storeUrl !== undefined;
  const bare = inDatabase
    ? await measure('updateAndInsert', { ...where, callers, within })
    : await measure('appendAndSync', { folder: join(place, 'appended'), within });
  const rows: Compared[] = [];
  let from = 0;
  for (const [index, size] of sizes.filter((one) => one <= mostLines).entries()) {
    await measure('history', { ...where, lines: size, commands: 0, from });
    from = size;
    for (const [command, name] of commands) {
      const options = { callers, within, first: (index + 1) * 10 * apart, command };
      const measured = await measure('throughput', { ...where, ...options });
      const what = `${name}/s, ${store}, ${size} lines`;
      rows.push(...callers.map((count) => rowOf(what, measured, inDatabase, bare, count, command)));
    }
  }
  return rows;
}

const plural = (count: number): string => (count === 1 ? '1 caller' : `${count} callers`);

function rowOf(
  name: string,
  measured: Measured,
  inDatabase: boolean,
  bare: Measured,
  count: number,
  command: string,
): Compared {
  // One writer appends: our callers share its syncs, so that many of them may do more.
  const of = inDatabase ? ` ${count}` : '';
  const row: Compared = {
    ...{ what: `${name}, ${plural(count)}`, here: at(measured, `perSecond ${count}`) },
    reference: inDatabase ? `bare update and insert, ${plural(count)}` : 'as many bytes appended and synced',
    there: at(bare, `perSecond${of}`),
    p99: [at(measured, `p99 ${count}`), at(bare, `p99${of}`)],
  };
  const half: Target = { value: 'ratio', least: 0.5, reached: false };
  return inDatabase && command === 'language' ? { ...row, target: half } : row;
}
