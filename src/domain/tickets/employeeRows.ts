import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { choiceIn, phoneHere, spoken, ticketRulesOf } from '../operator/index.js';
import type { RefusedRow } from '../records/order.js';
import type { TableRow } from '../terms/cells.js';
import { plain } from '../terms/plainText.js';
import { type Problem, problemOf } from '../terms/problems.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { ColumnName } from '../values/columns.js';
import { phone } from '../values/phone.js';
import { email, personName, textLine } from '../values/text.js';

/** What a list of employees has for each: how they are called has to be there. */
export const employeeColumns = [
  ...(['lastName', 'firstName', 'spokenLanguage', 'email', 'phone', 'description'] as const),
] as const satisfies readonly ColumnName[];
export const optionalEmployeeColumns = [
  'spokenLanguage',
  'email',
  'phone',
  'description',
] as const satisfies readonly ColumnName[];

type Column = (typeof employeeColumns)[number];
const isOptional = (column: Column): boolean => optionalEmployeeColumns.some((one) => one === column);

const values: Readonly<Record<Column, z.ZodType<string>>> = {
  ...{ lastName: personName, firstName: personName, spokenLanguage: z.string(), email, phone },
  description: textLine(60),
};

/** The rows that are taken, as they are kept, and those that are not. */
export interface EmployeeRows {
  readonly wanted: readonly Readonly<Record<string, string>>[];
  readonly refused: readonly RefusedRow[];
}

/** Telenet guide (T18): employees by a list, each row with its own verdict before anything is sent. Whoever stands there twice is taken once. */
export const employeeRows = query<{ readonly rows: readonly TableRow[] }, EmployeeRows>({
  name: 'ticket.employeeRows',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.ticketRules?.employees !== undefined,
  look: async (asking, { rows }) => {
    const seen = new Map<string, number>();
    const wanted: Record<string, string>[] = [];
    const refused: RefusedRow[] = [];
    for (const { at, cells } of rows) {
      const read = employeeIn(asking, cells);
      const who = read.ok ? plain(Object.values(read.value).join(' ')) : '';
      const before = seen.get(who);
      if (!read.ok) refused.push({ at, cells: { ...cells }, column: read.column, problem: read.problem });
      else if (before !== undefined)
        refused.push({ at, cells: { ...cells }, column: 'lastName', ...refuse('row.repeats', { row: before }) });
      else wanted.push(read.value);
      if (read.ok && before === undefined) seen.set(who, at);
    }
    return ok({ wanted, refused });
  },
});

type Read =
  | { readonly ok: true; readonly value: Record<string, string> }
  | { readonly ok: false; readonly column: Column; readonly problem: Problem };

function employeeIn(asking: Pick<Asking, 'operator'>, cells: TableRow['cells']): Read {
  const value: Record<string, string> = {};
  for (const column of employeeColumns) {
    const cell = cells[column] ?? '';
    if (cell === '' && isOptional(column)) continue;
    const read = cellIn(asking, column, cell);
    if (!read.ok) return { ok: false, column, problem: read.problem };
    if (read.value !== undefined) value[column] = read.value;
  }
  return { ok: true, value };
}

function cellIn({ operator }: Pick<Asking, 'operator'>, column: Column, cell: string): Result<string | undefined> {
  const read = values[column].safeParse(cell);
  if (!read.success) return { ok: false, problem: problemOf(read.error) };
  if (column === 'phone') return phoneHere(operator, read.data);
  return column === 'spokenLanguage' ? choiceIn(spoken(operator.profile.languages), read.data) : ok(read.data);
}

/** Which detail of a ticket takes such a list; undefined where none does. */
export const employeeDetail = (operator: Asking['operator']): string | undefined =>
  ticketRulesOf(operator).employees?.detail;
