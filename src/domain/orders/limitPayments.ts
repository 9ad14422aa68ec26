import { z } from 'zod';
import { mostOf, payByMobile } from '../lines/changes/payByMobile.js';
import { amountName } from '../lines/payByMobileChoices.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { PayByMobile } from '../records/line.js';
import { money } from '../terms/money.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';

/** Amounts by their names in the lists. */
const Input = z.object({ lines: z.string(), month: z.string(), payment: z.string().optional() });
type Input = z.output<typeof Input>;

/** Telenet: what may be paid with a SIM card's phone, a month and at one time (T12). */
export const limitPayments = lineCommand<Input>({
  name: 'line.limitPayments',
  allowed: ['fleetManager'],
  input: Input,
  offered: payByMobile.offered,
  reads: payByMobile.reads,
  decide: ({ operator, input }) => {
    const limit = limitFor(operator, input);
    return limit.ok ? ok({ change: payByMobile.of({ payByMobile: limit.value }) }) : limit;
  },
});

/** Undefined: the operator's most, which is what a line has that nothing was set for. */
function limitFor(operator: Operator, input: Input): Result<PayByMobile | undefined> {
  const { months = [], payments = [], currency = '' } = lineRulesOf(operator).payByMobile ?? {};
  const month = months.find((minor) => amountName(minor) === input.month);
  if (month === undefined) return refuse('value.choice');
  if (month === 0) return ok({ month: money(0, currency), payment: money(0, currency) });
  const payment = payments.find((minor) => amountName(minor) === input.payment && minor <= month);
  if (payment === undefined) return refuse(input.payment === undefined ? 'value.missing' : 'value.choice');
  const most = mostOf(operator);
  const isMost = month === most.month.minor && payment === most.payment.minor;
  return ok(isMost ? undefined : { month: money(month, currency), payment: money(payment, currency) });
}
