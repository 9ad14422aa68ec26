import { LRUCache } from 'lru-cache';
import { whoseRows } from '../../domain/door/scope.js';
import {
  type Following,
  type Found,
  MOST_COUNTED,
  type Row,
  type Scope,
  type Search,
  type TableName,
} from '../../domain/records/tables.js';
import { isPlain, maskTest } from '../../domain/terms/mask.js';
import { type Difference, type IndexedRows, type Kept, type Match, matches } from './kept.js';
import { countUpTo, inOrderOf, isSeen, type Ordering, putInOrder, RowOrder } from './rowOrder.js';

/**
 * Fewer than one row in this many, and no more than `fewest`, are looked at and sorted for themselves, rather than found
 * among all and in their order.
 */
const fewOf = 20;
const fewest = 2 * MOST_COUNTED;
/** How many orders and how many answers are kept in memory: each may be as long as the table. */
const most = { orders: 50, answers: 10 };

/** The first rows that were found, in their order. */
interface Answer<N extends TableName> {
  readonly rows: readonly Kept<N>[];
  /** There are no others. */
  readonly isAll: boolean;
}

/** Answers searches of one table. What a page was taken from is kept for the next page, until the table changes. */
export class TableSearch<N extends TableName> {
  readonly #orders = new LRUCache<string, RowOrder<N>>({ max: most.orders });
  readonly #answers = new LRUCache<string, Answer<N>>({ max: most.answers });

  constructor(private readonly rows: IndexedRows<N>) {}

  /** To be told of every change of the table. */
  changed(before: Kept<N> | undefined, next: Kept<N> | undefined): void {
    for (const order of this.#orders.values()) order.replace(before, next);
    this.#answers.clear();
  }

  /** The rows as they are with this difference. Only the page is copied. Throws when `equal` names no key. */
  find(difference: Difference<N>, wanted: Search<N>, whose: Scope | undefined): Found<N> {
    const needed = Math.max(wanted.from + wanted.most, MOST_COUNTED + 1) + difference.size;
    const present = this.#present(wanted, whose, needed);
    const found = difference.size === 0 ? present : merged(present, difference, wanted, whose);
    const page = found.slice(wanted.from, wanted.from + wanted.most);
    return { rows: page.map(({ row }) => structuredClone(row)), total: Math.min(found.length, MOST_COUNTED + 1) };
  }

  /** The rows after the last one, if there is one, in the order of the search. All are found at once, and kept for the next page. */
  following(
    difference: Difference<N>,
    wanted: Following<N>,
    last: Kept<N> | undefined,
    whose: Scope | undefined,
  ): Row<N>[] {
    const present = this.#present(wanted, whose, Number.POSITIVE_INFINITY);
    const found = difference.size === 0 ? present : merged(present, difference, wanted, whose);
    const begun = last === undefined ? 0 : countUpTo(found, last, inOrderOf(wanted));
    return found.slice(begun, begun + wanted.most).map(({ row }) => structuredClone(row));
  }

  /** The first rows that fit: at least so many as are needed, or all there are. */
  #present(wanted: Following<N>, whose: Scope | undefined, needed: number): readonly Kept<N>[] {
    const { equal, like, between, order, thenBy, backwards } = wanted;
    const asked = JSON.stringify([Object.entries(equal), like, between, order, thenBy, backwards, whoseRows(whose)]);
    const known = this.#answers.get(asked);
    if (known !== undefined && (known.isAll || known.rows.length >= needed)) return known.rows;
    // Far back, some more than needed: the next pages are had as well.
    const answer = this.#look(wanted, whose, Math.ceil(needed / (MOST_COUNTED + 1)) * (MOST_COUNTED + 1));
    this.#answers.set(asked, answer);
    return answer.rows;
  }

  #look(wanted: Following<N>, whose: Scope | undefined, enough: number): Answer<N> {
    const sets = [...this.#matchOf(wanted)].map(([column, value]) => this.rows.indexed(column, value));
    const [smallest] = sets.sort((a, b) => a.size - b.size);
    if (smallest !== undefined && smallest.size * fewOf < this.rows.size && smallest.size <= fewest) {
      const fits = narrowTests(wanted);
      const rows = [...smallest].filter((kept) => isIn(sets, kept) && isSeen(kept, whose) && fits(kept));
      return { rows: rows.sort(inOrderOf(wanted)), isAll: true };
    }
    const narrowing = sets.filter((set) => !this.#holdsAllSeen(set, whose));
    const isBetween = betweenTest(wanted);
    const isNarrow = (kept: Kept<N>) => isIn(narrowing, kept) && isBetween(kept);
    const rows = this.#order(wanted, whose).first(wanted.like ?? [], isNarrow, enough);
    return { rows, isAll: rows.length < enough };
  }

  /** Every row that may be seen is in this set: it is the organisation's, and no row is without one. Only where all of its rows are seen. */
  #holdsAllSeen(set: ReadonlySet<Kept<N>>, whose: Scope | undefined): boolean {
    const column = 'organisation';
    if (whose?.organisation === undefined || !this.rows.hasIndex(column)) return false;
    if (whose.boundTo !== undefined || whose.own !== undefined) return false;
    return set === this.rows.indexed(column, whose.organisation) && this.rows.indexed(column, undefined).size === 0;
  }

  /** The columns that must be equal: also the one of a single mask that has neither `%` nor `_`. */
  #matchOf({ equal, like }: Following<N>): Match {
    const match = new Map<string, unknown>(Object.entries(equal));
    const [only, another] = like ?? [];
    const plain = only !== undefined && another === undefined && isPlain(only.mask);
    if (plain && this.rows.hasIndex(only.column) && !match.has(only.column)) match.set(only.column, only.mask);
    return match;
  }

  #order(by: Ordering<N>, whose: Scope | undefined): RowOrder<N> {
    const name = JSON.stringify([by.order, by.thenBy, by.backwards, whoseRows(whose)]);
    const order = this.#orders.get(name) ?? new RowOrder(by, whose, this.rows.values());
    this.#orders.set(name, order);
    return order;
  }
}

const isIn = <N extends TableName>(sets: readonly ReadonlySet<Kept<N>>[], kept: Kept<N>): boolean =>
  sets.every((set) => set.has(kept));

function maskTests<N extends TableName>({ like = [] }: Following<N>): (kept: Kept<N>) => boolean {
  const tests = like.map(({ column, mask }) => ({ column, fits: maskTest(mask) }));
  return ({ row }) => tests.length === 0 || tests.some(({ column, fits }) => fits(String(row[column])));
}

function betweenTest<N extends TableName>({ between = [] }: Following<N>): (kept: Kept<N>) => boolean {
  return ({ row }) =>
    between.every(({ column, from, until }) => {
      const value: unknown = row[column];
      if (typeof value !== 'string') return false;
      return (from === undefined || value >= from) && (until === undefined || value < until);
    });
}

/** All that is no index: masks, and what columns lie between. */
function narrowTests<N extends TableName>(wanted: Following<N>): (kept: Kept<N>) => boolean {
  const [fits, isBetween] = [maskTests(wanted), betweenTest(wanted)];
  return (kept) => isBetween(kept) && fits(kept);
}

/** Without the rows that the difference replaces, and with its own. */
function merged<N extends TableName>(
  present: readonly Kept<N>[],
  difference: Difference<N>,
  wanted: Following<N>,
  whose: Scope | undefined,
): readonly Kept<N>[] {
  const equal = new Map<string, unknown>(Object.entries(wanted.equal));
  const fits = narrowTests(wanted);
  const own = new Set<Kept<N>>();
  for (const kept of difference.values()) {
    if (kept && matches(kept.row, equal) && isSeen(kept, whose) && fits(kept)) own.add(kept);
  }
  const found = present.filter(({ row }) => !difference.has(row.id));
  putInOrder(found, own, inOrderOf(wanted));
  return found;
}
