import type { ReadTables } from '../records/tables.js';
import type { NamedVerdict, Verdict } from '../terms/verdict.js';

/** Verdicts with who uses their lines now. Of lines that are gone, or another company's, nobody is named. */
export async function named(
  { lines }: Pick<ReadTables, 'lines'>,
  verdicts: readonly Verdict[],
): Promise<NamedVerdict[]> {
  return Promise.all(verdicts.map(async (verdict) => ({ ...verdict, user: (await lines.get(verdict.line))?.user })));
}
