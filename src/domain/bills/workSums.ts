import type { OneFact } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';
import { add, type Money } from '../terms/money.js';
import { type BillItem, type Work, works } from './billItems.js';

interface Sum {
  readonly lines: number;
  readonly net: Money;
  readonly vat: Money;
}

/** What the works of a month come to: each by itself, and all of them. */
export class WorkSums {
  readonly #sums = new Map<Work | 'all', Sum>();
  /** The number of the bill. */
  bill: string | undefined;

  add({ bill, work, net, vat }: BillItem): void {
    this.bill = bill;
    for (const key of [work, 'all'] as const) {
      const before = this.#sums.get(key);
      this.#sums.set(key, {
        lines: (before?.lines ?? 0) + 1,
        net: before === undefined ? net : add(before.net, net),
        vat: before === undefined ? vat : add(before.vat, vat),
      });
    }
  }

  /** A row for each work that there was, by its name. */
  rows(names: Readonly<Record<Work, LocalText>>): Record<string, OneFact>[] {
    return works.flatMap((work) => {
      const sum = this.#sums.get(work);
      if (sum === undefined) return [];
      return [{ work: { name: names[work] }, lines: { counted: 'lines', count: sum.lines }, ...moneyOf(sum) }];
    });
  }

  /** All works together; nothing where there was none. */
  get total(): Record<string, OneFact> {
    const all = this.#sums.get('all');
    if (all === undefined) return {};
    const { net, vat, amount } = moneyOf(all);
    return { total: amount, net, vat };
  }
}

const moneyOf = ({ net, vat }: Sum) => ({ net: { money: net }, vat: { money: vat }, amount: { money: add(net, vat) } });
