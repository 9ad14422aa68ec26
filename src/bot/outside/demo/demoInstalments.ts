import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { type Instalment, type InstalmentsWanted, instalments } from '../../../domain/instalments/instalments.js';
import type { DemoInstalment } from '../../../domain/operator/index.js';
import { money } from '../../../domain/terms/money.js';
import { pageOf } from '../pages.js';
import type { BooksOf, DemoBooks } from './demoLedger.js';

/** What the demo's companies pay for in instalments: as it stands in demo.json, counted from today. */
export const demoInstalments = (books: BooksOf, clock: Clock): Driver<InstalmentsWanted, Instalment> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const all = allOf(books(wanted.operator), clock.now()).filter((one) => instalments.fits(one, wanted));
    return pageOf(instalments, all, place);
  },
});

function allOf(books: DemoBooks | undefined, now: Date): Instalment[] {
  if (books === undefined) return [];
  const today = DateTime.fromJSDate(now, { zone: books.operator.profile.timeZone }).startOf('day');
  return books.data.instalments.map((one, index) => instalmentOf(one, `instalment-${index}`, today));
}

/** The first payment is due a month after it was bought; the last one takes what does not divide. */
function instalmentOf(one: DemoInstalment, id: string, today: DateTime): Instalment {
  const { billingAccount, number, item, price, payments, boughtMonthsAgo } = one;
  const bought = today.minus({ months: boughtMonthsAgo, days: 3 });
  const dayOf = (payment: number) => bought.plus({ months: payment }).toFormat('yyyy-MM-dd');
  const paid = Math.min(boughtMonthsAgo, payments);
  const monthly = Math.floor(price.minor / payments);
  const left = payments - paid;
  return {
    ...{ id, billingAccount, number, item, price, payments, left },
    boughtOn: dayOf(0),
    monthly: money(monthly, price.currency),
    owed: money(left === 0 ? 0 : price.minor - paid * monthly, price.currency),
    ...(left > 0 && { nextOn: dayOf(paid + 1) }),
    lastOn: dayOf(payments),
  };
}
