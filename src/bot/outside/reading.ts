import { z } from 'zod';
import type { OutsideNoun, OutsidePage, Place } from '../../domain/door/outside.js';

const Page = z.object({ rows: z.array(z.unknown()), next: z.string().min(1).optional() });

/** A driver did not keep to what it has to do. */
class BadPage extends Error {
  override name = 'BadPage';
}

/** Rows of a noun as they come, page by page: each is looked at before anybody sees it. Throws at the first that is wrong. */
export class Reading<W, R> {
  readonly #places = new Set<string>();
  #last: string | undefined;

  constructor(
    readonly noun: OutsideNoun<W, R>,
    readonly wanted: W,
  ) {}

  checked(given: unknown, { most }: Place): OutsidePage<R> {
    const { rows, next } = Page.parse(given);
    if (rows.length > most) throw new BadPage(`${rows.length} rows where ${most} were wanted`);
    if (next !== undefined) this.#goesOn(next);
    return { rows: rows.map((row) => this.#row(row)), next };
  }

  /** A page that leads back to one before it would never end. */
  #goesOn(next: string): void {
    if (this.#places.has(next)) throw new BadPage('a page leads back to one before it');
    this.#places.add(next);
  }

  #row(given: unknown): R {
    const row = this.noun.row.parse(given);
    if (!this.noun.fits(row, this.wanted)) throw new BadPage('a row of something else');
    const place = this.noun.falls?.(row);
    if (place !== undefined && this.#last !== undefined && place >= this.#last)
      throw new BadPage('a row comes twice, or out of order');
    this.#last = place;
    return row;
  }
}
