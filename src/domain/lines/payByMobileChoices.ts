import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { type Choice, choose } from '../terms/choices.js';
import { money } from '../terms/money.js';

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

const choiceOf = (minor: number, currency: string): Choice => ({
  value: amountName(minor),
  title: '',
  facts: [minor === 0 ? { word: 'paymentsOff' } : { money: money(minor, currency) }],
});

/** The month's limit with which nothing can be paid. */
export const isNothing = (month: string): boolean => month === amountName(0);
