import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { type Entry, PORTION, type Portion } from '../door/report.js';
import type { Line } from '../records/line.js';
import type { Columns, Form } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { allOf, shownLines } from './facts.js';
import { plannedFor } from './planned.js';

/** T5: export to Excel. A line has too many columns for paper. */
const forms: readonly Form[] = ['xlsx', 'csv'];
const columns: Columns = {
  ...{ number: 'phone', user: 'text', description: 'text', plan: 'text', state: 'text', stateSince: 'instant' },
  ...{ activatesOn: 'day', scheduled: 'text', packages: 'text', balance: 'money', creditLimit: 'money' },
  ...{ billingAccount: 'text', iccid: 'text' },
};

/** The chosen lines (C5, T5, B5): one with all its data, several as a list, and as a file; and what can be gone on with. */
export const lineOverview = query<{ readonly lines: string }>({
  name: 'line.overview',
  allowed: ['administrator', 'fleetManager', 'reseller'],
  offered: ({ operator }) => operator.lineRules !== undefined,
  as: { forms, columns, portion: portionOf },
  look: async (asking, { lines }, { from, most }) => {
    const chosen = await chosenLines(asking, lines);
    const shown = chosen.length === 1 ? chosen : chosen.slice(from, from + most);
    const planned = await Promise.all(shown.map((line) => withPlanned(asking, line)));
    const found = shownLines(asking.operator, lines, planned, chosen.length);
    return ok('rows' in found && chosen.length > 0 ? { ...found, report: { forms, charts: [] } } : found);
  },
});

const withPlanned = async ({ tables, now }: Asking, line: Line) => ({
  line,
  planned: await plannedFor(tables, line, now),
});

/** `after` is how many of the lines were read before. */
async function portionOf(asking: Asking, { lines }: { readonly lines: string }, after = '0'): Promise<Portion> {
  const chosen = await chosenLines(asking, lines);
  const until = Number(after) + PORTION;
  const entries = chosen.slice(Number(after), until).map(
    (line): Entry => ({
      money: {
        ...(line.balance && { balance: line.balance }),
        ...(line.creditLimit && { creditLimit: line.creditLimit }),
      },
      facts: async () => allOf(asking.operator, await withPlanned(asking, line)),
    }),
  );
  return { entries, next: until < chosen.length ? String(until) : undefined };
}
