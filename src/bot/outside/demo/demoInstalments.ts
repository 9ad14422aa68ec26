import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import type { Instalment, InstalmentsWanted } from '../../../domain/instalments/instalments.js';
import type { DemoInstalment } from '../../../domain/operator/index.js';
import { money } from '../../../domain/terms/money.js';
import type { DemoBooks } from './demoLedger.js';

/** What the demo's companies pay for in instalments: as it stands in demo.json, counted from today. */
export const demoInstalments = (
  books: (operator: string) => DemoBooks | undefined,
  clock: Clock,
): Driver<InstalmentsWanted, Instalment> => ({
  page: async (wanted, { after, most }, signal) => {
    signal.throwIfAborted();
    const all = allOf(books(wanted.operator), clock.now()).filter(
      ({ billingAccount, number }) =>
        wanted.accounts.includes(billingAccount) && (wanted.number === undefined || number === wanted.number),
    );
    const rest = after === undefined ? all : all.filter((one) => placeOf(one) < after);
    const rows = rest.slice(0, most);
    const last = rows.at(-1);
    return { rows, ...(last !== undefined && rows.length < rest.length && { next: placeOf(last) }) };
  },
});

const placeOf = ({ boughtOn, id }: Instalment): string => `${boughtOn} ${id}`;

function allOf(books: DemoBooks | undefined, now: Date): Instalment[] {
  if (books === undefined) return [];
  const today = DateTime.fromJSDate(now, { zone: books.operator.profile.timeZone }).startOf('day');
  return books.data.instalments
    .map((one, index) => instalmentOf(one, `instalment-${index}`, today))
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
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
