import type { ReadTables } from '../records/tables.js';
import type { NamedVerdict } from '../terms/verdict.js';

/**
 * Verdicts with who uses their lines now. Of lines that are gone, or another company's, nobody is named; of those that are
 * still to come, whoever is to use them.
 */
export async function named(
  { lines }: Pick<ReadTables, 'lines'>,
  verdicts: readonly NamedVerdict[],
): Promise<NamedVerdict[]> {
  return Promise.all(
    verdicts.map(async (verdict) => ({ ...verdict, user: (await lines.get(verdict.line))?.user ?? verdict.user })),
  );
}
