import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { PORTION, type Portion } from '../door/report.js';
import { ruled } from '../operator/index.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { shownLines } from './facts.js';
import { LinesSought, linesAfter } from './find/found.js';
import { inForce } from './internet.js';
import { lineColumns, lineEntries, lineForms, withPlanned } from './lineReport.js';
import { linesShown } from './linesShown.js';

/** Lines that were chosen; as a file, also all that were found. */
interface Input {
  readonly lines: string;
  /** What they were looked for by, as it was kept with the link to the file. */
  readonly found?: LinesSought;
}

/** The chosen lines (C5, T5, B5): one with all its data, several as a list, and as a file; and what can be gone on with. */
export const lineOverview = query<Input>({
  name: 'line.overview',
  allowed: ['administrator', 'fleetManager', 'reseller'],
  offered: ruled('stateNames'),
  audited: ({ lines }) => `selection:${lines}`,
  as: { forms: lineForms, columns: lineColumns, portion: portionOf },
  look: async (asking, { lines }, { from, most }) => {
    const chosen = await chosenLines(asking, lines);
    const shown = chosen.length === 1 ? chosen : chosen.slice(from, from + most);
    const planned = await withPlanned(asking, shown);
    const given = linesShown.shown(lines, { operator: asking.operator, lines: chosen });
    const found = shownLines(asking.operator, given, planned, chosen.length);
    return ok('rows' in found && chosen.length > 0 ? { ...found, report: { forms: lineForms, charts: [] } } : found);
  },
});

/** `after`: of chosen lines how many were read before, of found ones the last that was. */
async function portionOf(asking: Asking, { lines, found }: Input, after?: string): Promise<Portion> {
  if (found === undefined) return chosenPortion(asking, lines, Number(after ?? 0));
  const read = await linesAfter(asking, LinesSought.parse(found), after, PORTION);
  const present = read.map((line) => inForce(line, asking.now));
  return { entries: lineEntries(asking, present), next: read.length < PORTION ? undefined : read.at(-1)?.id };
}

async function chosenPortion(asking: Asking, lines: string, from: number): Promise<Portion> {
  const read = (await chosenLines(asking, lines)).slice(from, from + PORTION);
  return { entries: lineEntries(asking, read), next: read.length < PORTION ? undefined : String(from + PORTION) };
}
