import type { Asking } from '../door/asking.js';
import type { Entry } from '../door/report.js';
import type { Line } from '../records/line.js';
import type { Columns, Form } from '../terms/report.js';
import { allOf, type PlannedLine } from './facts.js';
import { plannedFor } from './planned.js';

/** T5: export to Excel. A line has too many columns for paper. */
export const lineForms: readonly Form[] = ['xlsx', 'csv'];

/** What a table of lines says of each. */
export const lineColumns: Columns = {
  ...{ number: 'phone', user: 'text', description: 'text', plan: 'text', state: 'text', stateSince: 'instant' },
  ...{ activatesOn: 'day', scheduled: 'text', packages: 'text', balance: 'money', creditLimit: 'money' },
  ...{ billingAccount: 'text', iccid: 'text' },
};

/** A page of lines, each with what is scheduled for it. */
export async function withPlanned({ tables, now }: Asking, lines: readonly Line[]): Promise<PlannedLine[]> {
  const planned = await plannedFor(tables, lines, now);
  return lines.map((line) => ({ line, planned: planned(line) }));
}

/** A page of lines as rows of such a table. What is scheduled is read once for all of them, and not for a sum. */
export function lineEntries(asking: Asking, lines: readonly Line[]): Entry[] {
  const { operator, tables, now } = asking;
  let read: ReturnType<typeof plannedFor> | undefined;
  const planned = () => {
    read ??= plannedFor(tables, lines, now);
    return read;
  };
  return lines.map((line) => ({
    money: {
      ...(line.balance && { balance: line.balance }),
      ...(line.creditLimit && { creditLimit: line.creditLimit }),
    },
    facts: async () => allOf(operator, { line, planned: (await planned())(line) }),
  }));
}
