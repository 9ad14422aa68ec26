import type { Facts, FactWord } from '../terms/fact.js';
import { add, type Money, money, subtract } from '../terms/money.js';
import type { Posting } from './postings.js';

/** What the entries of accounts come to: owed before, invoiced, paid, and owed then. */
export class BalanceSums {
  readonly #sums = new Map<Posting['kind'], Money>();

  add({ kind, amount }: Posting): void {
    const before = this.#sums.get(kind);
    this.#sums.set(kind, before === undefined ? amount : add(before, amount));
  }

  /** Undefined where there is not a single entry: then there is nothing to reconcile. */
  get #all() {
    const { currency } = [...this.#sums.values()][0] ?? {};
    if (currency === undefined) return undefined;
    const of = (kind: Posting['kind']) => this.#sums.get(kind) ?? money(0, currency);
    const [opening, invoiced, paid] = [of('opening'), of('invoice'), of('payment')];
    return { opening, invoiced, paid, closing: subtract(add(opening, invoiced), paid) };
  }

  get summary(): Facts {
    const all = this.#all;
    if (all === undefined) return {};
    const { opening, closing } = all;
    return { total: { money: closing }, opening: { money: opening } };
  }

  /** As books have it: what is owed on the left, what was paid or is to the company's credit on the right. */
  get rows(): Facts[] {
    const all = this.#all;
    if (all === undefined) return [];
    const { opening, invoiced, paid, closing } = all;
    const row = (what: FactWord, debit: Money, credit: Money): Facts => ({
      what: { word: what },
      debit: { money: debit },
      credit: { money: credit },
    });
    const balance = (what: FactWord, owed: Money) => {
      const none = money(0, owed.currency);
      return owed.minor < 0 ? row(what, none, subtract(none, owed)) : row(what, owed, none);
    };
    return [balance('openingBalance', opening), row('turnover', invoiced, paid), balance('closingBalance', closing)];
  }
}
