import type { RefusedRow } from '../../../domain/records/order.js';
import type { Turn } from '../../conversation/turn.js';
import type { FileNote } from '../kind.js';

/** So many rows are told; the file has them all. */
const MOST_TOLD = 5;

/** The rows of a list that were not taken: the first of them with their reasons, and all as a file to be corrected. */
export async function refusedNote(selection: string, turn: Turn): Promise<FileNote | undefined> {
  const { services, actor, words } = turn;
  const { refused = [], rows = 0 } = (await services.selections.listOf(actor, selection)) ?? {};
  if (refused.length === 0) return undefined;
  const more = refused.length - MOST_TOLD;
  return {
    title: words.say('common:rows.refused', { left: refused.length, rows }),
    lines: [
      ...refused.slice(0, MOST_TOLD).map((row) => rowText(row, turn)),
      ...(more > 0 ? [words.say('common:rows.more', { count: more })] : []),
      words.say('common:rows.goesOn'),
    ],
    url: await services.results.refusedLink(selection, actor, words.language),
  };
}

/** "Row 4, number 3,75E+11: …": what is wrong stands as it was written. */
function rowText({ at, column, cells, problem }: RefusedRow, { words, format }: Turn): string {
  const where = { row: at, column: words.say(`common:column.${column}`), cell: cells[column] ?? '' };
  const key = where.cell === '' ? 'common:rows.emptyCell' : 'common:rows.cell';
  return words.say('common:labelled', { label: words.say(key, where), text: format.reason(problem) });
}
