import type { Actor } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';

const SELECTION = 'selection:';

/**
 * What a line in the audit is about, to be found again: a selection is gone within the hour, so of one line it is that line, and of
 * several how many.
 */
export async function lastingSubject(
  { selections }: Pick<ReadTables, 'selections'>,
  { account }: Pick<Actor, 'account'>,
  subject: string,
): Promise<string> {
  if (!subject.startsWith(SELECTION)) return subject;
  const chosen = await selections.get(subject.slice(SELECTION.length));
  // Somebody else's says nothing here either.
  const [line, ...others] = chosen?.account === account ? chosen.lines : [];
  if (line === undefined) return subject;
  return others.length === 0 ? `line:${line}` : `lines:${others.length + 1}`;
}
