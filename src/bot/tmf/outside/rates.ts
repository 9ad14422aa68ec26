import { z } from 'zod';
import { type BillItem, billItems } from '../../../domain/bills/billItems.js';
import { billedIn } from '../../../domain/bills/bills.js';
import { money, subtract } from '../../../domain/terms/money.js';
import { daysOfMonth } from '../../../domain/terms/month.js';
import { type Charge, charges } from '../../../domain/usage/charges.js';
import { ownAccounts } from './accounts.js';
import { billsOf } from './bills.js';
import {
  Amount,
  beginOf,
  Characteristics,
  dayOf,
  EVER,
  Instant,
  isOfParty,
  Msisdn,
  partyOf,
  Ref,
  Refs,
} from './parts.js';
import { type Asked, allOf, whole } from './reading.js';

const GROUPS: Readonly<Record<string, Charge['group']>> = { voice: 'calls', sms: 'sms', data: 'data' };

/** TMF678: one thing that was charged. What is given back is positive there, and says so by its type. */
const Rate = z
  .object({
    id: z.string(),
    name: z.string().min(1),
    type: z.enum(['recurringCharge', 'oneTimeCharge', 'usageCharge', 'appliedBillingCredit', 'appliedPenaltyCharge']),
    date: Instant,
    bill: Ref.optional(),
    periodCoverage: z.object({ startDateTime: Instant }).optional(),
    product: z.object({ name: z.string().min(1).optional() }).optional(),
    characteristic: Characteristics,
    relatedParty: Refs,
    taxExcludedAmount: Amount,
    taxIncludedAmount: Amount,
  })
  .transform(({ taxExcludedAmount: net, taxIncludedAmount: gross, ...rate }) => {
    const sign = rate.type === 'appliedBillingCredit' ? -1 : 1;
    const signed = (amount: typeof net) => money(sign * amount.minor, amount.currency);
    return { ...rate, net: signed(net), vat: signed(subtract(gross, net)) };
  });
type Rate = z.output<typeof Rate>;

const ratesOf = (asked: Asked, query: Record<string, string>) =>
  allOf(asked, 'TMF678', { path: ['appliedCustomerBillingRate'], row: Rate, query });

/** What a month's bill of an account is made of: the bill, then its rates. */
export const tmfBillItems = whole(
  billItems,
  ['TMF678', 'TMF666'],
  async (asked, { account, month, ...whose }): Promise<BillItem[]> => {
    if ((await ownAccounts(asked, whose, [account])).length === 0) return [];
    const bills = await billsOf(asked, account, daysOfMonth(billedIn(month), EVER));
    const found = await Promise.all(
      bills.map(async ({ id, number }) => {
        const rates = await ratesOf(asked, { 'bill.id': id });
        return rates
          .filter(({ bill }) => bill?.id === id)
          .map((rate) => ({ ...itemOf(rate), billingAccount: account, bill: number, month }));
      }),
    );
    return found.flat();
  },
);

const itemOf = ({ id, name, type, product, characteristic, net, vat }: Rate) => ({
  ...{ id, net, vat, number: Msisdn.parse(characteristic.get('msisdn')), plan: product?.name ?? name },
  work: type === 'usageCharge' ? ('usage' as const) : ('fee' as const),
});

/** What a line was charged, month by month. */
export const tmfCharges = whole(charges, ['TMF678'], async (asked, { operator, organisation, number, from, until }) => {
  const party = partyOf(operator, organisation);
  const { zone } = asked;
  const begin = beginOf(daysOfMonth(from, EVER).from, zone);
  // A month is charged when it is over: the rate may be written in the month after.
  const query = { 'relatedParty.id': party, 'characteristic.value': number, 'date.gte': begin };
  const found = await ratesOf(asked, query);
  return found
    .filter((rate) => isOfParty(rate, party))
    .map((rate) => chargeOf(rate, zone))
    .filter(({ month }) => month >= from && month <= until);
});

function chargeOf({ id, name, type, date, periodCoverage, characteristic, net, vat }: Rate, zone: string): Charge {
  const month = dayOf(periodCoverage?.startDateTime ?? date, zone).slice(0, 7);
  return {
    id,
    month,
    name,
    net,
    vat,
    number: Msisdn.parse(characteristic.get('msisdn')),
    group: groupOf(type, characteristic),
  };
}

/** Throws where a use does not say of what. */
function groupOf(type: Rate['type'], characteristic: Rate['characteristic']): Charge['group'] {
  if (type === 'usageCharge')
    return z.enum(['calls', 'sms', 'data']).parse(GROUPS[String(characteristic.get('usageType')).toLowerCase()]);
  return type === 'recurringCharge' && characteristic.get('part') !== 'option' ? 'fee' : 'services';
}
