import type { Asking } from '../door/asking.js';
import type { Entry } from '../door/report.js';
import type { Line } from '../records/line.js';
import type { Columns, Form } from '../terms/report.js';
import { allOf } from './facts.js';
import { plannedFor } from './planned.js';

/** T5: export to Excel. A line has too many columns for paper. */
export const lineForms: readonly Form[] = ['xlsx', 'csv'];

/** What a table of lines says of each. */
export const lineColumns: Columns = {
  ...{ number: 'phone', user: 'text', description: 'text', plan: 'text', state: 'text', stateSince: 'instant' },
  ...{ activatesOn: 'day', scheduled: 'text', packages: 'text', balance: 'money', creditLimit: 'money' },
  ...{ billingAccount: 'text', iccid: 'text' },
};

export const withPlanned = async ({ tables, now }: Asking, line: Line) => ({
  line,
  planned: await plannedFor(tables, line, now),
});

/** A line as a row of such a table. */
export const lineEntry = (asking: Asking, line: Line): Entry => ({
  money: {
    ...(line.balance && { balance: line.balance }),
    ...(line.creditLimit && { creditLimit: line.creditLimit }),
  },
  facts: async () => allOf(asking.operator, await withPlanned(asking, line)),
});
