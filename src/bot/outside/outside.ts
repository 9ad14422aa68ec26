import {
  type Driver,
  NotAvailable,
  NotSaid,
  type Outside,
  type OutsideNoun,
  type OutsidePage,
  type Place,
} from '../../domain/door/outside.js';
import { systemTimer, type Timer } from '../outbox/timer.js';
import { Reading } from './reading.js';

/** The drivers that a program is wired to, by the names of their nouns. */
export type Drivers = ReadonlyMap<string, Driver<unknown, unknown>>;

/** A noun with what it is read with; the compiler compares the two. */
export const drives = <W, R>(noun: OutsideNoun<W, R>, driver: Driver<W, R>): [string, Driver<unknown, unknown>] => [
  noun.name,
  driver,
];

export interface OutsideParts {
  readonly drivers: Drivers;
  /** Writes down why something could not be had. Gives the reference that the person is told. */
  fault(noun: string, error: unknown): string;
  readonly timer?: Timer | undefined;
  /** How long a page may take, in milliseconds: somebody waits for it in a chat. */
  readonly within?: number;
}

const WITHIN = 10_000;
/** How many rows a page has while all are read. */
const PAGE = 500;

/**
 * What is not ours, over drivers that may be slow, wrong or gone: whatever they do becomes a page that is right, or
 * `NotAvailable`.
 */
export function makeOutside(parts: OutsideParts): Outside {
  async function page<W, R>(reading: Reading<W, R>, place: Place): Promise<OutsidePage<R>> {
    const { noun, wanted } = reading;
    try {
      const driver = parts.drivers.get(noun.name);
      if (driver === undefined) throw new Error(`no driver is wired for ${noun.name}`);
      return reading.checked(await inTime(parts, (signal) => driver.page(wanted, place, signal)), place);
    } catch (error) {
      if (error instanceof NotSaid) throw error;
      throw new NotAvailable(parts.fault(noun.name, error));
    }
  }
  return {
    page: (noun, wanted, place) => page(new Reading(noun, wanted), place),
    async *rows(noun, wanted) {
      const reading = new Reading(noun, wanted);
      let after: string | undefined;
      do {
        const { rows, next } = await page(reading, { after, most: PAGE });
        yield* rows;
        after = next;
      } while (after !== undefined);
    },
  };
}

/** What comes in time. The call is told when nobody waits for it any more. */
export function inTime<T>(
  { timer = systemTimer, within = WITHIN }: Pick<OutsideParts, 'timer'> & { readonly within?: number | undefined },
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const callOff = timer.after(within, () => {
      reject(new Error(`no answer within ${within} ms`));
      stop.abort();
    });
    // A driver that throws at once is one that rejects.
    const answer = async () => call(stop.signal);
    answer().then(resolve, reject).finally(callOff);
  });
}
