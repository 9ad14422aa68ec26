import { writeXlsx } from 'hucre/xlsx';
import { MOST_ROWS } from '../domain/terms/cells.js';
import type { TemplateColumn } from '../domain/values/columns.js';
import type { Words } from '../speech/words.js';

/** Text, also where nothing stands yet: a spreadsheet shortens a SIM card's number otherwise. */
const TEXT = { width: 24, numFmt: '@' };

/** A list that is to be filled in: a sheet with its headings, named by what its rows are, and one that says what may stand below them. */
export function listTemplate(
  columns: readonly TemplateColumn[],
  sheetName: 'common:rows.sheet' | 'common:rows.sheetEmployees',
  words: Words,
): Promise<Uint8Array> {
  const heads = columns.map(({ column }) => words.say(`common:column.${column}`));
  const most = Math.max(...columns.map(({ values }) => values.length));
  const needs = columns.map(({ needed }) => words.say(needed ? 'common:rows.needed' : 'common:rows.free'));
  const values = Array.from({ length: most }, (_, at) => columns.map((column) => column.values[at] ?? null));
  const empty = Array.from({ length: MOST_ROWS }, () => columns.map(() => null));
  const sheet = { columns: columns.map(() => TEXT), freezePane: { rows: 1 } };
  return writeXlsx({
    sheets: [
      { name: words.say(sheetName), ...sheet, rows: [heads, ...empty] },
      { name: words.say('common:rows.values'), ...sheet, rows: [heads, needs, ...values] },
    ],
  });
}
