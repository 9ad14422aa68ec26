import { list } from '../../door/list.js';
import { lineRulesOf, type Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { ReadTables } from '../../records/tables.js';
import type { Choice, Choices } from '../../terms/choices.js';
import type { Fact, OneFact } from '../../terms/fact.js';
import { MOST_NUMBERS } from '../../values/numbers.js';
import { phoneForReading } from '../../values/phone.js';
import { planName, stateFact } from '../facts.js';
import { inForce } from '../internet.js';
import { plannedFor } from '../planned.js';
import { whoseOf } from '../sought.js';
import { cellsOf, columnsOf } from './columns.js';
import { type LineNarrowing, lineFilters } from './filters.js';
import { findLines } from './found.js';
import { besideState, type LineUse, usable } from './use.js';

const nothing: Choices = { choices: [], total: 0 };

/**
 * The organisation's lines by number, for the line picker (B5, C5, T5). A line that cannot be taken for `use` is closed,
 * with the reason. Another organisation's line is in no list. Who is bound to a line has that one, and no choice (C11).
 */
export const linesFor = (use: LineUse) =>
  list(async (asking, _, find) => {
    const { actor, operator, tables, now } = asking;
    const choice = (line: Line) => lineChoice(operator, use, inForce(line, now));
    if (actor.organisation === undefined) return nothing;
    if (find.value !== undefined) return theLine(tables, find.value, choice);
    if (actor.boundTo !== undefined && find.text === undefined) return theOnlyLine(tables, actor.boundTo, choice);
    const { page, pageSize: most } = find;
    const found = await findLines(asking, use, find, { from: page * most, most });
    if (found === undefined) return nothing;
    const { rows, total, order, narrowing, accounts } = found;
    const planned = await plannedFor(tables, rows, now);
    const choices = rows.map((line) => withPlanned(choice(line), planned(line)));
    const filters = lineFilters(operator, accounts, narrowing, find.language);
    const shown = { choices, total, filters, columns: columnsOf(operator), order, text: narrowing.text };
    return { ...shown, ...(await soughtAtOnce(tables, actor.organisation, narrowing)) };
  });

/** What is scheduled for a line stands last in its row. */
const withPlanned = (choice: Choice, planned: OneFact[]): Choice =>
  planned.length === 0
    ? choice
    : { ...choice, facts: [...(choice.facts ?? []), { list: [{ word: 'scheduled' }, ...planned] }] };

async function theLine({ lines }: ReadTables, id: string, choice: (line: Line) => Choice): Promise<Choices> {
  const line = await lines.get(id);
  return line === undefined ? nothing : { choices: [choice(line)], total: 1 };
}

/** Who is bound to a line is not asked which. */
async function theOnlyLine(tables: ReadTables, bound: string, choice: (line: Line) => Choice): Promise<Choices> {
  const { choices, total } = await theLine(tables, bound, choice);
  return { choices: choices.map((one) => ({ ...one, certain: true })), total };
}

/** Of several numbers that are looked for at once: which are not the organisation's or none at all, and whether there are too many. */
async function soughtAtOnce(
  { lines }: ReadTables,
  organisation: string,
  { several, unread = [], like }: LineNarrowing,
): Promise<Pick<Choices, 'missing' | 'mostSought'>> {
  if (several === undefined || like === undefined) return {};
  const { rows } = await lines.search({
    equal: { organisation },
    like,
    from: 0,
    most: several.length,
    order: 'number',
  });
  const here = new Set(rows.map(({ number }) => number));
  const missing = [...new Set(several)].filter((number) => !here.has(number));
  return { missing: [...missing, ...unread], ...(several.length > MOST_NUMBERS ? { mostSought: MOST_NUMBERS } : {}) };
}

function lineChoice(operator: Operator, use: LineUse, line: Line): Choice {
  const fits = usable(operator, use, line);
  return {
    value: line.id,
    title: phoneForReading(line.number),
    facts: lineFacts(operator, use, line),
    cells: cellsOf(operator, line),
    ...(fits.ok ? {} : { closed: fits.problem }),
  };
}

/** What helps to tell lines apart, as the guides' lists have it (C5, T5); what they are chosen for adds to it. */
function lineFacts(operator: Operator, use: LineUse, line: Line): Fact[] {
  const { shows } = lineRulesOf(operator);
  const whose = whoseOf(line);
  const facts = [
    ...(whose === undefined ? [] : [{ text: whose }]),
    { name: planName(operator, line.plan) },
    ...besideState(operator, use, line),
    stateFact(operator, line),
    ...(shows.includes('balance') && line.balance !== undefined ? [{ money: line.balance }] : []),
    ...(shows.includes('billingAccount') ? [{ text: line.billingAccount }] : []),
  ];
  // What the list says anyway is not said again of what the lines are chosen for.
  const said = [{ phone: line.number }, ...facts].map((fact) => JSON.stringify(fact));
  return facts.filter((_, index) => said.indexOf(said[index + 1] ?? '') === index + 1);
}
