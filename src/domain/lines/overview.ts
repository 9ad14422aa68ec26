import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { PORTION, type Portion } from '../door/report.js';
import { ruled } from '../operator/index.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { shownLines } from './facts.js';
import { lineColumns, lineEntry, lineForms, withPlanned } from './lineReport.js';
import { linesShown } from './linesShown.js';

/** The chosen lines (C5, T5, B5): one with all its data, several as a list, and as a file; and what can be gone on with. */
export const lineOverview = query<{ readonly lines: string }>({
  name: 'line.overview',
  allowed: ['administrator', 'fleetManager', 'reseller'],
  offered: ruled('stateNames'),
  as: { forms: lineForms, columns: lineColumns, portion: portionOf },
  look: async (asking, { lines }, { from, most }) => {
    const chosen = await chosenLines(asking, lines);
    const shown = chosen.length === 1 ? chosen : chosen.slice(from, from + most);
    const planned = await Promise.all(shown.map((line) => withPlanned(asking, line)));
    const given = linesShown.shown(lines, { operator: asking.operator, lines: chosen });
    const found = shownLines(asking.operator, given, planned, chosen.length);
    return ok('rows' in found && chosen.length > 0 ? { ...found, report: { forms: lineForms, charts: [] } } : found);
  },
});

/** `after` is how many of the lines were read before. */
async function portionOf(asking: Asking, { lines }: { readonly lines: string }, after = '0'): Promise<Portion> {
  const chosen = await chosenLines(asking, lines);
  const until = Number(after) + PORTION;
  const entries = chosen.slice(Number(after), until).map((line) => lineEntry(asking, line));
  return { entries, next: until < chosen.length ? String(until) : undefined };
}
