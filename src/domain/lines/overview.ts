import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { shownLines } from './facts.js';

/** The chosen lines (C5, T5, B5): one with all its data, several as a list; and what can be gone on with. */
export const lineOverview = query<{ readonly lines: string }>({
  name: 'line.overview',
  allowed: ['administrator', 'fleetManager', 'reseller'],
  offered: ({ operator }) => operator.lineRules !== undefined,
  look: async (asking, { lines }, rows) =>
    ok(shownLines(asking.operator, lines, await chosenLines(asking, lines), rows)),
});
