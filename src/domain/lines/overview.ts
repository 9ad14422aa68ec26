import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';

/** The chosen lines (C5, T5, B5): one with all its data, several as a list; and what can be gone on with. */
export const lineOverview = query<{ readonly lines: string }>({
  name: 'line.overview',
  look: async (desk, who, { lines }, rows = FIRST_ROWS) => ok(await desk.chosenLines(who, lines, rows)),
});
