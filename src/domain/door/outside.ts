import type { z } from 'zod';
import { type Refusal, refuse } from '../terms/result.js';

/**
 * A noun of the trade whose rows another system keeps: usage, bills, payments. They are read there each time and copied
 * nowhere. `W` is what is asked for, `R` a row.
 */
export interface OutsideNoun<W, R> {
  /** How a driver is named that has it. */
  readonly name: string;
  readonly row: z.ZodType<R>;
  /** Whether a row is of what was asked for. One that is not is never shown: it could be somebody else's. */
  fits(row: R, wanted: W): boolean;
  /** A text that falls from row to row and is never twice; where the rows have an order. */
  falls?(row: R): string;
}

/** Which rows are wanted: `most` of them, from the first on or after where the page before ended. */
export interface Place {
  readonly after?: string | undefined;
  readonly most: number;
}

export interface OutsidePage<R> {
  readonly rows: readonly R[];
  /** Where the next page begins: what it is asked for with. None: these were the last rows. */
  readonly next?: string | undefined;
}

/** What a noun is read with: one for each back end. `outsideContract` in test/domain/outside says what it has to do. */
export interface Driver<W, R> {
  /** A page, in the noun's order. Rejects where it has none to give; gives up when `signal` says so. */
  page(wanted: W, place: Place, signal: AbortSignal): Promise<OutsidePage<R>>;
}

/** What is not ours, as queries read it. Both throw `NotAvailable` where it cannot be had; `NotSaid`, where the operator's systems have no such thing. */
export interface Outside {
  /** One page, for whoever reads a portion at a time. */
  page<W, R>(noun: OutsideNoun<W, R>, wanted: W, place: Place): Promise<OutsidePage<R>>;
  /** All rows, fetched as they are wanted: a million need no more memory than a page. */
  rows<W, R>(noun: OutsideNoun<W, R>, wanted: W): AsyncIterable<R>;
}

/**
 * Another system did not answer, or not as it should. `door.ask` makes a refusal of it, so that no query has to: the
 * person is told the reference under which the log says why.
 */
export class NotAvailable extends Error {
  override name = 'NotAvailable';
  constructor(readonly reference: string) {
    super(`another system did not answer: ${reference}`);
  }
  get refusal(): Refusal {
    return refuse('outside.away', { reference: this.reference });
  }
}

/** The operator's systems say nothing of the kind: there is nothing to wait for, and nothing is made up. */
export class NotSaid extends NotAvailable {
  override name = 'NotSaid';
  constructor() {
    super('none');
  }
  override get refusal(): Refusal {
    return refuse('outside.notSaid');
  }
}
