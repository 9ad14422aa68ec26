import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { currencyOf } from '../operator/index.js';
import { Money } from '../terms/money.js';
import type { Period } from '../terms/period.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { otherCurrency } from '../values/amount.js';
import { textLine } from '../values/text.js';
import { isOwnAccount } from './ownAccount.js';
import { ticketCommand } from './ticketCommand.js';

/** How long ago a payment may have been made that is only missed now, in days: banks look no further back by themselves. */
const DAYS_BACK = 180;

/** The number of a payment order, as the bank's form has it: digits, perhaps with letters. */
export const paymentOrderNumber = textLine(20).regex(/^(?=.*\d)[\p{L}\d][\p{L}\d /-]*$/u, 'value.paymentOrder');

const Input = z.object({
  account: z.string(),
  paid: Money.refine(({ minor }) => minor > 0, 'value.amount'),
  on: z.iso.date(),
  order: paymentOrderNumber,
});

/** The day on which something was paid: not after today, and not too long ago. */
export const paidOn: Check<object> = inDays(paidDays, (asking, _, day) => {
  const possible = alreadyPaid(asking, day);
  return possible.ok ? ok(day) : possible;
});

function paidDays({ operator, now }: Pick<Asking, 'operator' | 'now'>): Period {
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  return { from: today.minus({ days: DAYS_BACK }).toFormat('yyyy-MM-dd'), until: today.toFormat('yyyy-MM-dd') };
}

function alreadyPaid(asking: Pick<Asking, 'operator' | 'now'>, day: string): Result<undefined> {
  const { from, until } = paidDays(asking);
  if (day > until) return refuse('date.notYet');
  return day < from ? refuse('date.tooLongAgo', { count: DAYS_BACK }) : fine;
}

/**
 * Belarus guide, payments (B2): a payment that was made and is not yet to be seen is registered, so that the staff looks for it. What
 * becomes of it is told as with every request.
 */
export const registerPayment = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.payment',
  allowed: ['administrator'],
  offered: ({ operator }) => operator.lineRules?.payments?.registered !== undefined,
  input: Input,
  decide: async (asking) => {
    const { account, paid, on, order } = asking.input;
    const day = alreadyPaid(asking, on);
    if (!day.ok) return day;
    const currency = currencyOf(asking.operator);
    if (paid.currency !== currency) return otherCurrency(currency);
    if (!(await isOwnAccount(asking, account))) return refuse('value.choice');
    return ok({
      topic: asking.operator.lineRules?.payments?.registered,
      given: { account: { text: account }, paid: { money: paid }, on: { day: on }, order: { text: order } },
    });
  },
});
