import { add, type Money } from '../terms/money.js';
import type { Charge } from './charges.js';

interface Sum {
  /** With tax; undefined where nothing was charged. */
  readonly amount?: Money;
  readonly vat?: Money;
}

/** What was charged, added up by month and group. */
export class ChargeSums {
  readonly #sums = new Map<string, Required<Sum>>();
  currency: string | undefined;

  add({ month, group, net, vat }: Charge): void {
    this.currency ??= net.currency;
    for (const key of [month, `${month} ${group}`]) {
      const before = this.#sums.get(key);
      const amount = add(net, vat);
      this.#sums.set(
        key,
        before === undefined ? { amount, vat } : { amount: add(before.amount, amount), vat: add(before.vat, vat) },
      );
    }
  }

  /** Of a month, or of one group of it. */
  of(month: string, group?: Charge['group']): Sum {
    return this.#sums.get(group === undefined ? month : `${month} ${group}`) ?? {};
  }
}
