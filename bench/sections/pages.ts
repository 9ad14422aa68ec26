import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import type { Compared, Target } from '../tables.js';
import type { FreshStore } from './guides.js';

const sizes = [1_000, 100_000, 1_000_000];
const searches = ['a mask with _', 'part of a number', 'a name', 'a prefix', 'page 50 of all'];
/** A page of a mask search among a million lines, in milliseconds. */
const wanted = { value: 'here', most: 50 } as const;

/** The 99th of a hundred pages of ten lines with their count, against the same among a thousand. */
export async function searchPages(
  measure: Measure,
  place: string,
  [store, fresh]: FreshStore,
  mostLines: number,
): Promise<Compared[]> {
  const rows: Compared[] = [];
  let among: Record<string, number> | undefined;
  // On PostgreSQL it hangs on what else the machine does.
  const target: Target = { ...wanted, reached: store === 'lowdb' };
  for (const size of sizes.filter((one) => one <= mostLines)) {
    const where = { folder: join(place, `pages-${store}-${size}`), ...(await fresh()) };
    await measure('lines', { ...where, count: size });
    const measured = await measure('pages', where);
    among ??= measured;
    for (const name of searches) {
      const [here, there] = [at(measured, `p99 ${name}`), at(among, `p99 ${name}`)];
      const row = {
        what: `p99 of ${name}, ${store}, ${size} lines, ms`,
        here,
        reference: `of ${sizes[0]} lines`,
        there,
      };
      const judged = size === sizes.at(-1) && name !== 'page 50 of all';
      if (size > (sizes[0] ?? 0)) rows.push(judged ? { ...row, target } : row);
    }
  }
  return rows;
}
