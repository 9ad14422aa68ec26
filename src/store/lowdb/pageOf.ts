import type { Page, TableName } from '../../domain/records/tables.js';
import type { Kept } from './kept.js';

/**
 * One page of rows that come in any order. Of a hundred thousand it keeps in hand no more than two pages: whoever reads them all, a
 * page at a time, would otherwise sort and keep all of them each time. They mostly come in the order of their age, which is
 * sorted in one go.
 */
export function pageOf<N extends TableName>(
  rows: Iterable<Kept<N>>,
  { newestFirst = false, limit = Number.POSITIVE_INFINITY }: Page,
  after: number | undefined,
): Kept<N>[] {
  const order = newestFirst ? -1 : 1;
  let [page, worst]: [Kept<N>[], number] = [[], Number.POSITIVE_INFINITY];
  const cut = () => {
    page.sort((a, b) => a.age - b.age);
    page = newestFirst ? page.slice(-limit) : page.slice(0, limit);
    const last = newestFirst ? page[0] : page.at(-1);
    if (page.length === limit && last !== undefined) worst = order * last.age;
  };
  for (const kept of rows) {
    const place = order * kept.age;
    if (place > worst || (after !== undefined && place <= order * after)) continue;
    page.push(kept);
    if (page.length >= 2 * limit) cut();
  }
  cut();
  return newestFirst ? page.reverse() : page;
}
