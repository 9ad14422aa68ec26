import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { accountsWanted } from '../lines/accountsWanted.js';
import { add } from '../lines/changes/add.js';
import type { RefusedRow } from '../records/order.js';
import type { TableRow } from '../terms/cells.js';
import type { Problem } from '../terms/problems.js';
import { ok, refuse } from '../terms/result.js';
import type { ColumnName } from '../values/columns.js';
import { plannedLine, unnumbered } from './newLine.js';
import type { NewLine } from './newLineInput.js';
import { asGiven } from './newLines.js';
import { columns, wishOf } from './newLineWish.js';

/** The columns of a list of new lines, and those of them that it may do without. */
export const newLineColumns: readonly ColumnName[] = columns;
export const optionalColumns: readonly ColumnName[] = columns.filter((one) => one !== 'iccid' && one !== 'plan');

/** What a list of new lines comes to: what is kept of each row that can be ordered, in order, and the rows that cannot. */
export interface NewLineRows {
  readonly wanted: readonly Readonly<Record<string, string>>[];
  readonly refused: readonly RefusedRow[];
}

/**
 * Reads a list of SIM cards with their users row by row (T2). Each has its own verdict, by the rules of what is asked one by
 * one: what is wrong with a row is said with the cell in which it stands. A SIM card or a number that stands there twice is the
 * first row's.
 */
export const newLineRows = query<{ readonly rows: readonly TableRow[] }, NewLineRows>({
  name: 'line.newRows',
  allowed: ['fleetManager'],
  offered: add.offered,
  look: async (asking, { rows }) => {
    const accounts = await accountsWanted(asking);
    const read = await Promise.all(rows.map((row) => readRow(asking, accounts, row)));
    const taken = new Map<string, number>();
    const wanted: Record<string, string>[] = [];
    const refused: RefusedRow[] = [];
    for (const [index, row] of rows.entries()) {
      const one = read[index];
      if (one === undefined) continue;
      const found = one.ok ? (repeated(one.value, taken) ?? one) : one;
      if (found.ok) wanted.push(asGiven(found.value));
      else refused.push({ at: row.at, cells: { ...row.cells }, column: found.column, problem: found.problem });
      if (found.ok) for (const key of keysOf(found.value)) taken.set(key, row.at);
    }
    return ok({ wanted, refused });
  },
});

async function readRow(asking: Asking, accounts: readonly string[], { cells }: TableRow) {
  const wish = await wishOf(asking, accounts, cells);
  if (!wish.ok) return wish;
  const { source, newNumber } = wish.value;
  const anyNumber = source === 'new' && newNumber === undefined ? unnumbered : undefined;
  const planned = await plannedLine(asking, wish.value, anyNumber);
  if (planned.ok) return wish;
  // What is chosen is known by now to be in its list, but for the number.
  const { problem } = planned.problem.code === 'value.choice' ? refuse('row.notFree') : planned;
  return { ok: false as const, column: cellOf(problem, wish.value), problem };
}

const keysOf = ({ iccid, newNumber, ported }: NewLine): string[] =>
  [iccid, newNumber ?? ported].filter((key) => key !== undefined);

/** A row whose SIM card or number an earlier one has. */
function repeated({ iccid, newNumber, ported }: NewLine, taken: ReadonlyMap<string, number>) {
  const [card, number] = [taken.get(iccid), taken.get(newNumber ?? ported ?? '')];
  if (card !== undefined) return { ...refuse('row.sameSim', { row: card }), column: 'iccid' as const };
  return number === undefined ? undefined : { ...refuse('row.sameNumber', { row: number }), column: 'number' as const };
}

/** The cell that a rule speaks against. */
function cellOf({ code }: Problem, { phone }: NewLine): ColumnName {
  const [about] = code.split('.');
  if (code === 'value.phoneHere' && phone !== undefined) return 'phone';
  if (about === 'number' || code === 'row.notFree' || code.startsWith('value.phone')) return 'number';
  if (about === 'portIn' || about === 'date') return 'portDay';
  if (about === 'birth') return 'birthDate';
  if (about === 'option') return 'options';
  return about === 'plan' ? 'plan' : 'iccid';
}
