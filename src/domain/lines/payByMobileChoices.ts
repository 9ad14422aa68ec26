import { list } from '../door/list.js';
import { present } from '../door/present.js';
import { lineRulesOf } from '../operator/index.js';
import type { PayByMobile } from '../records/line.js';
import { type Choice, choose } from '../terms/choices.js';
import { money } from '../terms/money.js';
import { limitOf } from './changes/payByMobile.js';
import { chosenLines } from './chosen.js';

/** What payments may come to in a month; with nothing, they are blocked (T12). */
export const monthLimits = list(async ({ operator }, _, find) => {
  const { months = [], currency = '' } = lineRulesOf(operator).payByMobile ?? {};
  return choose(
    months.map((minor) => choiceOf(minor, currency)),
    find,
  );
});

/** What one payment may come to: no more than those of a month. */
export const paymentLimits = list<{ month: string }>(async ({ operator }, { month }, find) => {
  const { payments = [], currency = '' } = lineRulesOf(operator).payByMobile ?? {};
  const within = payments.filter((minor) => minor <= Number(month) * 100);
  return choose(
    within.map((minor) => choiceOf(minor, currency)),
    find,
  );
});

/** An amount's name in an answer: in whole units, as people type it. */
export const amountName = (minor: number): string => String(minor / 100);

const isSame = (one: PayByMobile, other: PayByMobile): boolean =>
  one.month.minor === other.month.minor && one.payment.minor === other.payment.minor;

/** The limit that the chosen lines have, where all have the same: what is not among the choices is not preset. */
export const limitOfLines = present<{ lines: string }, { month?: string; payment?: string }>(
  async (asking, { lines }) => {
    const limits = (await chosenLines(asking, lines)).map((line) => limitOf(asking.operator, line));
    const [first, ...others] = limits;
    if (first === undefined || others.some((one) => !isSame(one, first))) return undefined;
    const month = amountName(first.month.minor);
    return { answers: isNothing(month) ? { month } : { month, payment: amountName(first.payment.minor) } };
  },
);

const choiceOf = (minor: number, currency: string): Choice => ({
  value: amountName(minor),
  title: '',
  facts: [minor === 0 ? { word: 'paymentsOff' } : { money: money(minor, currency) }],
});

/** The month's limit with which nothing can be paid. */
export const isNothing = (month: string): boolean => month === amountName(0);
