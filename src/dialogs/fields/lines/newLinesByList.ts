import { newLineColumns, newLineRows, optionalColumns } from '../../../domain/orders/newLineRows.js';
import type { TableRow } from '../../../domain/terms/cells.js';
import { ok } from '../../../domain/terms/result.js';
import type { Turn } from '../../conversation/turn.js';
import { dayIn } from '../../days/days.js';
import { typedBirth } from '../birthDate.js';
import { typedDays } from '../typedDay.js';
import type { ListOf } from './byList.js';

/** SIM cards with their users, a row each (T2). Days are read as they are where a day is typed. */
export const newLinesByList: ListOf = {
  columns: newLineColumns,
  optional: optionalColumns,
  read: async (rows, turn) => {
    const { services, actor } = turn;
    const read = await Promise.all(rows.map((row) => withDays(row, turn)));
    const found = await services.door.ask({ query: newLineRows, input: { rows: read }, actor });
    if (!found.ok) return found;
    const wanted = found.value.wanted.map((given) => [services.ids.next(), given] as const);
    const { refused } = found.value;
    return ok({ lines: wanted.map(([line]) => line), given: Object.fromEntries(wanted), refused });
  },
  template: ({ services, actor, words }) => services.results.templateLink('newLines', actor, words.language),
};

const days = { birthDate: typedBirth, portDay: (typed: string, turn: Turn) => typedDays(typed, dayIn, turn) };

/** A row with its days as they are kept; what is none stays as it stands, and is refused. */
async function withDays(row: TableRow, turn: Turn): Promise<TableRow> {
  const cells = { ...row.cells };
  for (const [column, typedAs] of Object.entries(days)) {
    const typed = cells[column] ?? '';
    const read = typed === '' ? undefined : await typedAs(typed, turn);
    if (read?.ok === true) cells[column] = read.value;
  }
  return { ...row, cells };
}
