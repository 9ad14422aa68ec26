import { type BillItem, type BillItemsWanted, billItems } from '../../../domain/bills/billItems.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { type BooksOf, billsOf, type DemoBooks } from './demoLedger.js';
import { pageOf } from './pages.js';

/** The demo's bills line by line: they come to what the bills come to. */
export const demoBillItems = (books: BooksOf, clock: Clock): Driver<BillItemsWanted, BillItem> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const found = books(wanted.operator);
    return pageOf(billItems, found === undefined ? [] : itemsOf(found, wanted, clock.now()), place);
  },
});

function itemsOf(books: DemoBooks, { organisation, billingAccount, bill }: BillItemsWanted, now: Date): BillItem[] {
  const { plans } = books.operator.catalogue;
  const found = [...billsOf(books, organisation, billingAccount, now)].find(({ number }) => number === bill);
  return (found?.items ?? []).map(({ number, plan, fee, used }, at) => {
    const name = plans.find(({ id }) => id === plan)?.name ?? plan;
    return { bill, place: at + 1, number, plan: name, fee, used };
  });
}
