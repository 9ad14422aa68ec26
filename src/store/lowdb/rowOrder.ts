import { isOwn } from '../../domain/door/scope.js';
import type { Scope, Search, TableName } from '../../domain/records/tables.js';
import type { Money } from '../../domain/terms/money.js';
import type { Kept } from './kept.js';
import { maskSearchOf } from './maskSearch.js';
import { type ColumnMask, Portion } from './portion.js';

/** Up to so many rows are put in their places one by one; more are sorted in. */
const few = 32;
/** Rows of a portion at first. A change makes its texts anew, so it should be small; a search looks at each, so large. */
const portionSize = 4096;

export type Compare<N extends TableName> = (a: Kept<N>, b: Kept<N>) => number;
type Like<N extends TableName> = NonNullable<Search<N>['like']>;

export type Ordering<N extends TableName> = Pick<Search<N>, 'order' | 'thenBy' | 'backwards'>;

/**
 * Sorts by a column, then by another one, then by id; or all of that backwards. Texts go by their code units, as
 * `COLLATE "C"` has them. What is missing comes last, whichever way.
 */
export function inOrderOf<N extends TableName>({ order, thenBy = order, backwards }: Ordering<N>): Compare<N> {
  const way = backwards ? -1 : 1;
  return ({ row: a }, { row: b }) =>
    byValue(a[order], b[order], way) || byValue(a[thenBy], b[thenBy], way) || way * byCodeUnit(a.id, b.id);
}

function byValue(a: unknown, b: unknown, way: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return way * (isMoney(a) && isMoney(b) ? a.minor - b.minor : byCodeUnit(String(a), String(b)));
}

const isMoney = (value: unknown): value is Money => typeof value === 'object';
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const isSeen = <N extends TableName>({ row }: Kept<N>, whose: Scope | undefined): boolean =>
  whose === undefined || isOwn(row, whose);

/** The rows that somebody may see, in the order of one column. */
export class RowOrder<N extends TableName> {
  readonly #compare: Compare<N>;
  /** None is empty. */
  readonly #portions: Portion<N>[] = [];

  constructor(
    by: Ordering<N>,
    private readonly whose: Scope | undefined,
    rows: Iterable<Kept<N>>,
  ) {
    this.#compare = inOrderOf(by);
    const sorted = [...rows].filter((kept) => isSeen(kept, whose)).sort(this.#compare);
    for (let at = 0; at < sorted.length; at += portionSize)
      this.#portions.push(new Portion(sorted.slice(at, at + portionSize)));
  }

  replace(before: Kept<N> | undefined, next: Kept<N> | undefined): void {
    const gone = before !== undefined && isSeen(before, this.whose) ? before : undefined;
    const fresh = next !== undefined && isSeen(next, this.whose) ? next : undefined;
    if (gone !== undefined && fresh !== undefined && this.#compare(gone, fresh) === 0) {
      const { portion, place } = this.#placeOf(gone);
      portion?.replace(place, fresh);
      return;
    }
    if (gone !== undefined) this.#remove(gone);
    if (fresh !== undefined) this.#insert(fresh);
  }

  /** The first rows that one of the masks fits, if there are masks, and `fits`: at least `enough`, or all there are. */
  first(like: Like<N>, fits: (kept: Kept<N>) => boolean, enough: number): readonly Kept<N>[] {
    const masks = this.#searchesOf(like);
    const found: Kept<N>[] = [];
    for (const portion of this.#portions) {
      for (const kept of masks.length === 0 ? portion.rows : portion.fitting(masks)) if (fits(kept)) found.push(kept);
      if (found.length >= enough) break;
    }
    return found;
  }

  /** Which part of a mask is rare, a portion in the middle tells. */
  #searchesOf(like: Like<N>): ColumnMask<N>[] {
    const sample = this.#portions[this.#portions.length >> 1];
    return like.map(({ column, mask }) => {
      const search = maskSearchOf(mask);
      return { column, search, part: sample?.texts(column).rarest(search) };
    });
  }

  #insert(kept: Kept<N>): void {
    const { portion, at, place } = this.#placeOf(kept);
    if (portion === undefined) {
      this.#portions.push(new Portion([kept]));
      return;
    }
    portion.insert(place, kept);
    if (portion.rows.length > 2 * portionSize) this.#portions.splice(at + 1, 0, portion.halve());
  }

  #remove(kept: Kept<N>): void {
    const { portion, at, place } = this.#placeOf(kept);
    portion?.remove(place);
    if (portion?.rows.length === 0) this.#portions.splice(at, 1);
  }

  /** Where a row is, or would have to be. */
  #placeOf(kept: Kept<N>) {
    const begun = countFirst(
      this.#portions,
      ({ rows: [first] }) => first !== undefined && this.#compare(first, kept) <= 0,
    );
    const at = Math.max(0, begun - 1);
    const portion = this.#portions[at];
    return { portion, at, place: placeOf(portion?.rows ?? [], kept, this.#compare) };
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

const placeOf = <N extends TableName>(sorted: readonly Kept<N>[], kept: Kept<N>, compare: Compare<N>): number =>
  countFirst(sorted, (other) => compare(other, kept) < 0);

/** How many of those that are in order come up to this one, and that one itself. */
export const countUpTo = <N extends TableName>(
  sorted: readonly Kept<N>[],
  kept: Kept<N>,
  compare: Compare<N>,
): number => countFirst(sorted, (other) => compare(other, kept) <= 0);

/** How many of these are so; they are before all others. */
function countFirst<T>(all: readonly T[], isSo: (one: T) => boolean): number {
  let [from, until] = [0, all.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    const one = all[middle];
    if (one !== undefined && isSo(one)) from = middle + 1;
    else until = middle;
  }
  return from;
}
