import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { shownLines } from './facts.js';
import { plannedFor } from './planned.js';

/** The chosen lines (C5, T5, B5): one with all its data, several as a list; and what can be gone on with. */
export const lineOverview = query<{ readonly lines: string }>({
  name: 'line.overview',
  allowed: ['administrator', 'fleetManager', 'reseller'],
  offered: ({ operator }) => operator.lineRules !== undefined,
  look: async (asking, { lines }, { from, most }) => {
    const { operator, tables, now } = asking;
    const chosen = await chosenLines(asking, lines);
    const shown = chosen.length === 1 ? chosen : chosen.slice(from, from + most);
    const planned = await Promise.all(
      shown.map(async (line) => ({ line, planned: await plannedFor(tables, line, now) })),
    );
    return ok(shownLines(operator, lines, planned, chosen.length));
  },
});
