import { longestPart, maskTest } from '../../domain/mask.js';
import type { SearchedColumn, TableName } from '../../domain/tables.js';
import type { Kept } from './kept.js';

/** After so many changes the text is made anew. */
const manyChanges = 1000;
/** A part of so many characters is in few rows; for a shorter one every row's text is looked at. */
const sparingPart = 2;
const between = '\n';

/**
 * One column of a whole table as a single text: to look for a part in it takes a fraction of the time that it takes to
 * visit a hundred thousand rows, which lie all over the memory. What was changed since it was made is kept beside it.
 */
export class TextColumn<N extends TableName> {
  readonly #fresh = new Set<Kept<N>>();
  readonly #gone = new Set<Kept<N>>();
  #rows: readonly Kept<N>[] = [];
  #texts: readonly string[] = [];
  #starts: readonly number[] = [];
  #whole = '';

  constructor(
    private readonly column: SearchedColumn<N>,
    rows: Iterable<Kept<N>>,
  ) {
    this.#make([...rows]);
  }

  replace(before: Kept<N> | undefined, next: Kept<N> | undefined): void {
    if (before !== undefined && !this.#fresh.delete(before)) this.#gone.add(before);
    if (next !== undefined) this.#fresh.add(next);
  }

  /** The rows that fit the mask. */
  fitting(mask: string): Kept<N>[] {
    if (this.#fresh.size + this.#gone.size > manyChanges) this.#renew();
    const [part, fits] = [longestPart(mask), maskTest(mask)];
    const found: Kept<N>[] = [];
    for (const index of part.length < sparingPart ? this.#texts.keys() : this.#placesOf(part)) {
      const kept = this.#rows[index];
      if (kept !== undefined && fits(this.#texts[index] ?? '') && !this.#gone.has(kept)) found.push(kept);
    }
    for (const kept of this.#fresh) if (fits(String(kept.row[this.column]))) found.push(kept);
    return found;
  }

  /** Where the texts are that have this part, each once. */
  #placesOf(part: string): number[] {
    const places: number[] = [];
    let next = 0;
    for (let at = this.#whole.indexOf(part); at >= 0; at = this.#whole.indexOf(part, this.#starts[next])) {
      next = this.#firstAfter(at, next);
      places.push(next - 1);
      if (next === this.#starts.length) break;
    }
    return places;
  }

  /** The first text that begins after this place of the whole. Those before `from` are known to begin earlier. */
  #firstAfter(at: number, from: number): number {
    let [low, high] = [from, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #renew(): void {
    const rows = this.#rows.filter((kept) => !this.#gone.has(kept)).concat(...this.#fresh);
    this.#fresh.clear();
    this.#gone.clear();
    this.#make(rows);
  }

  #make(rows: readonly Kept<N>[]): void {
    this.#rows = rows;
    this.#texts = rows.map(({ row }) => String(row[this.column]));
    let start = -between.length;
    let length = 0;
    this.#starts = this.#texts.map((text) => {
      start += length + between.length;
      length = text.length;
      return start;
    });
    this.#whole = this.#texts.join(between);
  }
}
