import { isOwn } from '../../domain/scope.js';
import type { Scope, SearchedColumn, TableName } from '../../domain/tables.js';
import type { Kept } from './kept.js';

/** Up to so many rows are put in their places one by one; more are sorted in. */
const few = 32;

export type Compare<N extends TableName> = (a: Kept<N>, b: Kept<N>) => number;

/** Sorts by the code units of a column's text, as `COLLATE "C"` does, then by id. */
export const inOrderOf =
  <N extends TableName>(column: SearchedColumn<N>): Compare<N> =>
  (a, b) =>
    byCodeUnit(String(a.row[column]), String(b.row[column])) || byCodeUnit(a.row.id, b.row.id);

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const isSeen = <N extends TableName>({ row }: Kept<N>, whose: Scope | undefined): boolean =>
  whose === undefined || isOwn(row, whose);

/** The rows that somebody may see, in the order of one column. What was changed is put in its place when it is asked for. */
export class RowOrder<N extends TableName> {
  readonly #compare: Compare<N>;
  readonly #fresh = new Set<Kept<N>>();
  readonly #gone = new Set<Kept<N>>();
  #sorted: Kept<N>[] = [];

  constructor(
    column: SearchedColumn<N>,
    private readonly whose: Scope | undefined,
    rows: Iterable<Kept<N>>,
  ) {
    this.#compare = inOrderOf(column);
    for (const kept of rows) this.replace(undefined, kept);
  }

  replace(before: Kept<N> | undefined, next: Kept<N> | undefined): void {
    if (before !== undefined && isSeen(before, this.whose) && !this.#fresh.delete(before)) this.#gone.add(before);
    if (next !== undefined && isSeen(next, this.whose)) this.#fresh.add(next);
  }

  /** To be read at once: it changes in place. */
  get sorted(): readonly Kept<N>[] {
    if (this.#gone.size > few) this.#sorted = this.#sorted.filter((kept) => !this.#gone.has(kept));
    else for (const kept of this.#gone) this.#sorted.splice(placeOf(this.#sorted, kept, this.#compare), 1);
    putInOrder(this.#sorted, this.#fresh, this.#compare);
    this.#fresh.clear();
    this.#gone.clear();
    return this.#sorted;
  }
}

/** Adds rows to those that are in order. */
export function putInOrder<N extends TableName>(
  sorted: Kept<N>[],
  fresh: ReadonlySet<Kept<N>>,
  compare: Compare<N>,
): void {
  if (fresh.size <= few) {
    for (const kept of fresh) sorted.splice(placeOf(sorted, kept, compare), 0, kept);
    return;
  }
  for (const kept of fresh) sorted.push(kept);
  sorted.sort(compare);
}

/** Where a row is, or would have to be. */
function placeOf<N extends TableName>(sorted: readonly Kept<N>[], kept: Kept<N>, compare: Compare<N>): number {
  let from = 0;
  let until = sorted.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, kept) < 0) from = middle + 1;
    else until = middle;
  }
  return from;
}
