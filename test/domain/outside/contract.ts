import { expect, it } from '@jest/globals';
import type { Driver, OutsideNoun } from '../../../src/domain/door/outside.js';

/** A driver that is run through the contract, with what it has. */
export interface Contracted<W, R> {
  readonly noun: OutsideNoun<W, R>;
  readonly driver: () => Driver<W, R>;
  /** What there are at least 30 rows of, or all there can be. */
  readonly wanted: W;
  readonly least: number;
  /** The same of what nobody has: an unknown number, another company's, another operator's. */
  readonly foreign: readonly W[];
}

/** What every driver of an outside noun has to do, whatever is behind it: `docs/adr/0013-outside-data.md`. */
export function outsideContract<W, R>(name: string, { noun, driver, wanted, least, foreign }: Contracted<W, R>): void {
  const open = () => new AbortController().signal;
  const all = async (most: number, from: Driver<W, R> = driver()) => {
    const rows: R[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10_000; pages += 1) {
      const page = await from.page(wanted, { after, most }, open());
      expect(page.rows.length).toBeLessThanOrEqual(most);
      rows.push(...page.rows);
      if (page.next === undefined) return rows;
      expect(page.next).not.toBe(after);
      after = page.next;
    }
    throw new Error(`${name} never ends`);
  };

  it(`${name}: gives rows as the noun says, and only what is wanted`, async () => {
    const rows = await all(500);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    for (const row of rows) {
      expect(noun.row.parse(row)).toEqual(row);
      expect(noun.fits(row, wanted)).toBe(true);
    }
  });

  it(`${name}: gives them in the noun's order, none twice`, async () => {
    const places = (await all(500)).flatMap((row) => noun.falls?.(row) ?? []);
    expect(places).toEqual([...new Set(places)].sort().reverse());
  });

  it.each([1, 2, 7, 1000])(`${name}: gives the same rows in pages of %i`, async (most) => {
    expect(await all(most)).toEqual(await all(500));
  });

  it(`${name}: gives the same to whoever asks again, also after a start`, async () => {
    const [once, again] = [driver(), driver()];
    expect(await all(500, again)).toEqual(await all(500, once));
    expect(await all(3, once)).toEqual(await all(500, once));
  });

  it(`${name}: has nothing of what is not there, or is somebody else's`, async () => {
    for (const one of foreign) expect(await driver().page(one, { most: 10 }, open())).toEqual({ rows: [] });
  });

  it(`${name}: gives up when nobody waits any more`, async () => {
    const stopped = AbortSignal.abort();
    await expect(driver().page(wanted, { most: 10 }, stopped)).rejects.toBeDefined();
  });
}
