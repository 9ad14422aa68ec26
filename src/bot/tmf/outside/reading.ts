import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { OutsideNoun, OutsidePage, Place } from '../../../domain/door/outside.js';
import { pageOf } from '../../outside/pages.js';
import type { BackEnd } from '../client/backEnds.js';
import type { Path, Query } from '../client/client.js';
import type { InterfaceName } from '../client/interfaces.js';
import { TmfProblem } from '../client/problem.js';

/** An operator's back end, asked for one page of one noun. */
export interface Asked {
  readonly backEnd: BackEnd;
  /** The operator's time zone. */
  readonly zone: string;
  readonly signal: AbortSignal;
}

/** One interface at least. */
export type Needs = readonly [InterfaceName, ...InterfaceName[]];

/** How a noun is read by TM Forum interfaces. */
export interface TmfDriver<W, R> {
  readonly noun: OutsideNoun<W, R>;
  /** The interfaces that all have to be there. */
  readonly needs: Needs;
  page(asked: Asked, wanted: W, place: Place): Promise<OutsidePage<R>>;
}

/** So many rows are read for one answer at the most: they have to be put in order. */
const MOST_ROWS = 20_000;

/** All rows of a list that fit a query. Throws `TmfProblem` where there are too many to be put in order. */
export async function allOf<T>(
  { backEnd, signal }: Asked,
  at: InterfaceName,
  { path, row, query }: { readonly path: Path; readonly row: z.ZodType<T>; readonly query: Query },
): Promise<T[]> {
  const found: T[] = [];
  for await (const one of backEnd.api(at).rows(path, row, { query }, signal)) {
    if (found.length >= MOST_ROWS) throw new TmfProblem(at, 'bad', 'tooMany');
    found.push(one);
  }
  return found;
}

/** How long what was read for a page is kept for those after it, in milliseconds. */
const KEPT_MS = 60_000;

/**
 * A noun of which there is never more than a few pages: all that fits is read and put in order, since the interfaces promise none. What
 * does not fit is left out: a back end need not know each filter. While there are pages after it, what was read is kept for a minute, so
 * that it is not read again for each; a first page is always read anew.
 */
export const whole = <W, R>(
  noun: OutsideNoun<W, R>,
  needs: Needs,
  read: (asked: Asked, wanted: W) => Promise<readonly R[]>,
): TmfDriver<W, R> => {
  const kept = new WeakMap<BackEnd, LRUCache<string, readonly R[]>>();
  const keptOf = (backEnd: BackEnd) => {
    const bounds = { ttl: KEPT_MS, maxSize: MOST_ROWS, sizeCalculation: sizeOf };
    const known = kept.get(backEnd) ?? new LRUCache<string, readonly R[]>(bounds);
    kept.set(backEnd, known);
    return known;
  };
  return {
    ...{ noun, needs },
    page: async (asked, wanted, place) => {
      asked.signal.throwIfAborted();
      const key = JSON.stringify(wanted);
      const before = place.after === undefined ? undefined : keptOf(asked.backEnd).get(key);
      const rows = before ?? (await read(asked, wanted)).filter((row) => noun.fits(row, wanted));
      const page = pageOf(noun, rows, place);
      if (page.next === undefined) keptOf(asked.backEnd).delete(key);
      else if (before === undefined) keptOf(asked.backEnd).set(key, rows);
      return page;
    },
  };
};

const sizeOf = (rows: readonly unknown[]): number => Math.max(rows.length, 1);
