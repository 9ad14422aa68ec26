import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { GroupPack } from '../operator/index.js';
import type { Facts, OneFact } from '../terms/fact.js';
import { money } from '../terms/money.js';
import type { Quantity } from '../terms/quantity.js';
import type { SharedPack } from './sharedPacks.js';

/** How much a line brings a month, as use is counted: seconds, SMS, kilobytes. */
export function shareOf({ of, amount }: Pick<GroupPack, 'of' | 'amount'>): number {
  if (of === 'sms') return amount;
  return of === 'calls' ? amount * 60 : amount * 1024;
}

/** So much of what a pack is of. */
export function quantity({ of }: Pick<GroupPack, 'of'>, amount: number): Quantity & OneFact {
  if (of === 'calls') return { seconds: amount };
  return of === 'sms' ? { counted: 'sms', count: amount } : { kilobytes: amount };
}

/** What there is of a pack in all this month, what is used and left of it, or goes beyond it, and what it costs. */
export function potFacts(asking: Asking, { pack, contract, lines }: SharedPack, used: number): Facts {
  const total = shareOf(pack) * lines.length;
  const { minor, currency } = pack.price;
  return {
    pack: { name: pack.name },
    contract: { text: contract.number },
    period: { period: monthOf(asking) },
    total: quantity(pack, total),
    usedAll: quantity(pack, used),
    ...(used > total ? { beyond: quantity(pack, used - total) } : { left: quantity(pack, total - used) }),
    lines: { counted: 'lines', count: lines.length },
    price: { money: money(minor * lines.length, currency), per: 'month' },
  };
}

/** From the first day of this month until today. */
function monthOf({ operator, now }: Asking) {
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  return { from: today.startOf('month').toFormat('yyyy-MM-dd'), until: today.toFormat('yyyy-MM-dd') };
}

/** What the use of a pack by so many lines costs beyond what they bring together, in minor units: what has begun counts whole. */
export function priceBeyond(pack: GroupPack, lines: number, used: number): number {
  const beyond = Math.max(0, used - shareOf(pack) * lines);
  return Math.ceil((beyond * pack.amount) / shareOf(pack)) * (pack.beyond?.minor ?? 0);
}
