import { z } from 'zod';
import { applyChange, StoredChange, StoredConversation } from '../conversationLog.js';
import { StoreDamaged, StoreTooNew } from './errors.js';
import type { JournalText } from './journalLines.js';

/** The first line of a conversation's file. */
export const header = { format: 'conversation', schema: 1 };

const Said = z.union([
  z.object({ log: z.array(z.object({ at: z.string() })) }).transform(({ log }) => log),
  z.object({ at: z.string() }).transform((change) => [change]),
]);

/** When the things were said that the lines of a file hold. */
export const timesIn = ({ entries }: JournalText): { readonly at: string }[] =>
  entries.flatMap(({ value }) => Said.parse(value));

/** The conversation that the lines lead to. Throws StoreDamaged or StoreTooNew. */
export function replay(path: string, id: string, { header: found, entries }: JournalText): StoredConversation {
  if (found.format !== header.format) throw new StoreDamaged(path, 1, `this is a file of ${found.format}`);
  if (found.schema > header.schema) throw new StoreTooNew(path, found.schema, header.schema);
  const [first, ...changes] = entries;
  const start = StoredConversation.safeParse(first?.value);
  // Where a file system does not tell A from a, two ids could meet in one file.
  if (!start.success || start.data.id !== id) throw new StoreDamaged(path, 2, `this is not the conversation ${id}`);
  return changes.reduce((before, { line, value }) => {
    const change = StoredChange.safeParse(value);
    const follows = change.success && change.data.version === before.version + 1;
    if (!follows) throw new StoreDamaged(path, line, `this does not follow version ${before.version}`);
    return applyChange(before, change.data);
  }, start.data);
}
