import { ok, type Result } from '../terms/result.js';
import type { ShownList } from '../terms/shown.js';
import { NotAvailable } from './outside.js';

/** So many lists are remembered of a query, the newest of each, for a day: they are kept nowhere else. */
const MOST = 200;
const KEPT_MS = 24 * 60 * 60 * 1000;

interface Before {
  readonly at: Date;
  readonly shown: ShownList;
}

/** What a query showed last of what another system keeps: while that is away, it is what is known, with its age. */
export class LastShown {
  readonly #before = new Map<string, Before>();

  /**
   * A list as it is fetched, or as it was when the same was shown last to the same account: `asked` says who asks for what.
   * Throws `NotAvailable` where neither can be had.
   */
  async orBefore(
    asked: readonly unknown[],
    now: Date,
    fetch: () => Promise<Result<ShownList>>,
  ): Promise<Result<ShownList>> {
    const key = JSON.stringify(asked);
    try {
      const found = await fetch();
      if (found.ok) this.#keep(key, { at: now, shown: found.value });
      return found;
    } catch (error) {
      const before = this.#before.get(key);
      if (!(error instanceof NotAvailable) || before === undefined) throw error;
      if (now.getTime() - before.at.getTime() > KEPT_MS) throw error;
      return ok(asItWas(before, error.reference));
    }
  }

  #keep(key: string, before: Before): void {
    this.#before.delete(key);
    this.#before.set(key, before);
    const [oldest] = this.#before.keys();
    if (this.#before.size > MOST && oldest !== undefined) this.#before.delete(oldest);
  }
}

/** As a file there is none of it: that would have to be read to its end. */
const asItWas = ({ at, shown: { report, ...shown } }: Before, reference: string): ShownList => ({
  ...shown,
  ...(report !== undefined && { report: { ...report, forms: [] } }),
  before: { asOf: at.toISOString(), reference },
});
