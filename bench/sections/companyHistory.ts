import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { type Compared, print } from '../tables.js';
import type { FreshStore } from './guides.js';

/** Nobody waits longer than this for a page of the history, in milliseconds. */
const LONGEST = 200;
const asked = ['all, first page', 'all, page 100', 'one day', 'one person', 'one person, one day', 'one number'];
const files = ['all as a file', 'one number as a file'];

/** What somebody waits for at the history of a company (C19) with so many lines of the audit. */
export async function companyHistoryPages(
  measure: Measure,
  place: string,
  [name, fresh]: FreshStore,
  count: number,
): Promise<Compared[]> {
  const where = { folder: join(place, `company history ${name}`), ...(await fresh()) };
  const found = await measure('companyHistories', { ...where, count });
  print([
    [`history of ${count} lines, ${name}`, ''],
    ...[...asked, 'one number, page 50'].map((what) => [`${what}, ms`, at(found, `${what}, ms`).toFixed(1)]),
    ...files.map((what) => [`${what}, s`, at(found, `${what}, s`).toFixed(1)]),
  ]);
  return asked.map((what) => ({
    ...{ what: `history, ${what}, ${name}, ms`, here: at(found, `${what}, ms`), reference: 'the first page' },
    ...{ there: at(found, 'all, first page, ms'), target: { value: 'here', most: LONGEST, reached: true } },
  }));
}
