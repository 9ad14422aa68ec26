import type { OutsideNoun, OutsidePage, Place } from '../../domain/door/outside.js';

/** A page of rows that are all there, in the noun's order: where the next one begins is what its last row falls to. */
export function pageOf<R>(
  { falls = () => '' }: Pick<OutsideNoun<never, R>, 'falls'>,
  all: readonly R[],
  { after, most }: Place,
): OutsidePage<R> {
  const placed = all.map((row) => ({ row, place: falls(row) }));
  const rest = placed
    .filter(({ place }) => after === undefined || place < after)
    .toSorted((one, other) => (one.place < other.place ? 1 : -1));
  const page = rest.slice(0, most);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    ...(last !== undefined && page.length < rest.length && { next: last.place }),
  };
}
