import { type BillItem, type BillItemsWanted, billItems, works } from '../../../domain/bills/billItems.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { money, subtract } from '../../../domain/terms/money.js';
import { pageOf } from '../pages.js';
import { type BooksOf, billsOf, type DemoBill, type DemoBooks } from './demoLedger.js';
import { netOf } from './demoTax.js';

/** What the demo's bills are made of: they come to the very amounts of those. */
export const demoBillItems = (books: BooksOf, clock: Clock): Driver<BillItemsWanted, BillItem> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const found = books(wanted.operator);
    const all = found === undefined ? [] : [...itemsIn(found, wanted, clock.now())];
    return pageOf(billItems, all, place);
  },
});

function* itemsIn(books: DemoBooks, { organisation, account, month }: BillItemsWanted, now: Date): Iterable<BillItem> {
  for (const bill of billsOf(books, organisation, account, now)) if (bill.month === month) yield* itemsOf(bill, books);
}

/** What nothing was used of has no item. */
function itemsOf({ billingAccount, number: bill, month, amount: { currency }, items }: DemoBill, books: DemoBooks) {
  const tax = books.data.usage?.vatBasisPoints ?? 0;
  return items.flatMap(({ number, plan: id, ...own }) => {
    const plan = books.operator.catalogue.plans.find((one) => one.id === id)?.name ?? id;
    return works.flatMap((work): BillItem[] => {
      const gross = money(own[work], currency);
      if (gross.minor === 0) return [];
      const net = netOf(gross, tax);
      const of = { id: `${billingAccount}-${month}-${number}-${work}`, billingAccount, bill, month, number, plan };
      return [{ ...of, work, net, vat: subtract(gross, net) }];
    });
  });
}
