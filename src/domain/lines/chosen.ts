import type { Asking } from '../door/asking.js';
import type { Line } from '../records/line.js';
import { selectedLines } from './find/selections.js';
import { inForce } from './internet.js';

/** The lines of one's own selection as they are now; of one that is gone there are none. */
export async function chosenLines({ tables, actor, now }: Asking, lines: string): Promise<Line[]> {
  const found = await selectedLines(tables, actor, lines);
  return found.ok ? found.value.map((line) => inForce(line, now)) : [];
}
