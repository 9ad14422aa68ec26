import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { PORTION, type Portion } from '../door/report.js';
import { ruled } from '../operator/index.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { shownLines } from './facts.js';
import { findLines, LinesSought } from './find/found.js';
import { inForce } from './internet.js';
import { lineColumns, lineEntry, lineForms, withPlanned } from './lineReport.js';
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
async function portionOf(asking: Asking, { lines, found }: Input, after = '0'): Promise<Portion> {
  const from = Number(after);
  const read =
    found === undefined
      ? await chosenPart(asking, lines, from)
      : await foundPart(asking, LinesSought.parse(found), from);
  const next = read.length < PORTION ? undefined : String(from + PORTION);
  return { entries: read.map((line) => lineEntry(asking, line)), next };
}

const chosenPart = async (asking: Asking, lines: string, from: number) =>
  (await chosenLines(asking, lines)).slice(from, from + PORTION);

async function foundPart(asking: Asking, sought: LinesSought, from: number) {
  const found = await findLines(asking, 'any', sought, { from, most: PORTION });
  return (found?.rows ?? []).map((line) => inForce(line, asking.now));
}
