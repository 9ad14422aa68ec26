import type { OutsideNoun, OutsidePage, Place } from '../../../domain/door/outside.js';

const DAY = 24 * 60 * 60 * 1000;
/** The first time that is looked at, in milliseconds; it is doubled while there is little in it. */
const FIRST = 7 * DAY;

interface Back extends Place {
  /** Instants (ISO 8601, UTC), the first included, the last not. */
  readonly from: string;
  readonly until: string;
}

/**
 * A page of what has an instant, from the newest back, one time after the other: no more of it is read than the page needs, and it is put
 * in order here, since the interfaces promise none. The noun's order has to begin with the instant.
 */
export async function backwards<R>(
  noun: Pick<OutsideNoun<never, R>, 'falls'>,
  { from, until, after, most }: Back,
  read: (from: string, until: string) => Promise<readonly R[]>,
): Promise<OutsidePage<R>> {
  const falls = (row: R) => noun.falls?.(row) ?? '';
  const first = Date.parse(from);
  let end = Math.min(Date.parse(until), after === undefined ? Number.POSITIVE_INFINITY : instantOf(after) + 1);
  let span = FIRST;
  const rows: R[] = [];
  while (end > first && rows.length <= most) {
    const begin = Math.max(first, end - span);
    const found = await read(new Date(begin).toISOString(), new Date(end).toISOString());
    const rest = found.filter((row) => after === undefined || falls(row) < after);
    rows.push(...rest.toSorted((one, other) => (falls(one) < falls(other) ? 1 : -1)));
    if (found.length < most) span *= 2;
    end = begin;
  }
  const page = rows.slice(0, most);
  const last = page.at(-1);
  return { rows: page, ...(last !== undefined && rows.length > most && { next: falls(last) }) };
}

const instantOf = (place: string): number => Date.parse(place.split(' ')[0] ?? '');
