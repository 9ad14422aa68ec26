import { lineRulesOf, type Operator, ruled } from '../../operator/index.js';
import { Line, type PayByMobile } from '../../records/line.js';
import type { OneFact } from '../../terms/fact.js';
import { money } from '../../terms/money.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ payByMobile: true });

/** What may be paid with a line's phone (T12). Without a limit of its own a line has the operator's most. */
export const payByMobile = changeKind({
  kind: 'payByMobile',
  offered: ruled('payByMobile'),
  about: 'payByMobile',
  holds: columns,
  columns,
  reads: { facts: (operator, line) => limitFacts(limitOf(operator, line)) },
  ways: () => [{}],
  fits: (_operator, _held, line) => inState(line, 'pendingActive', 'active', 'suspended'),
  applied: ({ payByMobile: limit }, line) => ({ ...line, payByMobile: limit }),
  opposite: (_held, before) => ({ kind: 'payByMobile', ...before }),
});

/** What a line may pay now. */
export const limitOf = (operator: Operator, { payByMobile: own }: Pick<Line, 'payByMobile'>): PayByMobile =>
  own ?? mostOf(operator);

/** The most that the operator lets be paid. */
export function mostOf(operator: Operator): PayByMobile {
  const { currency = 'EUR', months = [], payments = [] } = lineRulesOf(operator).payByMobile ?? {};
  return { month: money(Math.max(0, ...months), currency), payment: money(Math.max(0, ...payments), currency) };
}

const limitFacts = ({ month, payment }: PayByMobile): OneFact[] =>
  month.minor === 0
    ? [{ word: 'paymentsOff' }]
    : [
        { money: month, per: 'month' },
        { money: payment, per: 'payment' },
      ];
