import type { Store } from '../../domain/door/ports.js';
import type { MissedSentence } from '../../domain/records/missedSentence.js';

/** Sentences that were not understood and are alike: of one operator, in one language, nearest to one procedure. */
export interface MissedGroup extends Pick<MissedSentence, 'operator' | 'language' | 'nearest'> {
  readonly count: number;
  /** Each once, the most frequent first. */
  readonly sentences: readonly { readonly text: string; readonly count: number }[];
}

export interface MissedOperations {
  /** The largest group first. */
  list(): Promise<readonly MissedGroup[]>;
}

/** What whoever writes phrases reads of what was not understood. */
export const missedOperations = (store: Store): MissedOperations => ({
  list: async () => grouped(await store.read(({ missedSentences }) => missedSentences.where({}))),
});

function grouped(rows: readonly MissedSentence[]): MissedGroup[] {
  const groups = new Map<string, MissedSentence[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.operator, row.language, row.nearest]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(groupOf).sort((one, other) => other.count - one.count);
}

function groupOf(rows: readonly MissedSentence[]): MissedGroup {
  const [first] = rows;
  if (first === undefined) throw new Error('a group has a row');
  const { operator, language, nearest } = first;
  const counts = new Map<string, number>();
  for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1);
  const sentences = [...counts].map(([text, count]) => ({ text, count })).sort((one, other) => other.count - one.count);
  return { operator, language, ...(nearest !== undefined && { nearest }), count: rows.length, sentences };
}
