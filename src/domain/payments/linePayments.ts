import { outsideReportQuery } from '../door/outsideReport.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import type { Period } from '../terms/period.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { paymentDays } from './paymentDays.js';
import { paymentEntries } from './paymentEntries.js';
import { payments } from './payments.js';

interface LinePaymentsWanted {
  readonly lines: string;
  readonly period?: Period | undefined;
}

/** Kcell guide, payment history of an advance number (C17): when money was put on it, how, and how much. */
export const linePayments = outsideReportQuery<LinePaymentsWanted>({
  name: 'payments.ofLine',
  allowed: ['administrator'],
  offered: ({ operator }) => operator.lineRules?.payments?.inAdvance !== undefined,
  from: [payments],
  audited: ({ lines }) => `selection:${lines}`,
  as: {
    forms,
    columns: { at: 'instant', kind: 'text', amount: 'money' },
    sum: 'amount',
    begin: async (asking, { lines, period }) => {
      const days = paymentDays(asking, period);
      if (!days.ok) return days;
      const [line] = await chosenLines(asking, lines);
      if (line === undefined) return ok(undefined);
      const { organisation, number } = line;
      return ok({
        subject: `line:${line.id}`,
        about: about(line, days.value),
        given: linesShown.shown(lines, { operator: asking.operator, lines: [line] }),
        read: (outside) => ({
          entries: paymentEntries(asking, { organisation, of: { number }, days: days.value }, outside),
        }),
      });
    },
  },
});

const about = ({ number, user }: Line, days: Period): Facts => ({
  number: { phone: number },
  ...(user !== undefined && { user: { text: user } }),
  period: { period: days },
});
