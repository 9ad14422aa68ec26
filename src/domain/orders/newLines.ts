import { z } from 'zod';
import type { ByList } from '../lines/find/selections.js';
import { holdAll, nextFree } from '../lines/stock/holds.js';
import { type AskingStock, freeNumber } from '../lines/stock/stock.js';
import type { StockItem } from '../records/stock.js';
import type { Tables } from '../records/tables.js';
import { type Result, refuse } from '../terms/result.js';
import type { NamedVerdict } from '../terms/verdict.js';
import { phoneForReading } from '../values/phone.js';
import { type Planned, plannedLine } from './newLine.js';
import { NewLine } from './newLineInput.js';

/** What a list says of a line that is to come: an answer each, several options with blanks between them. */
type Given = Readonly<Record<string, string>>;

/** The number that the review shows for a row that names none. */
const ALLOTTED = 'allotted';

/** A wish as it is kept with the lines that are to come. */
export const asGiven = ({ options, ...wish }: NewLine): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(wish).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
  ...(options !== undefined && { options: options.join(' ') }),
});

const Kept = z
  .record(z.string(), z.string())
  .transform(({ options, [ALLOTTED]: _, ...kept }) => ({ ...kept, ...(options && { options: options.split(' ') }) }))
  .pipe(NewLine);

/** A line that a list asks for: what of it can be ordered, or why it cannot. */
export interface NewLineDecision {
  /** The id that the line gets. */
  readonly line: string;
  readonly input: NewLine;
  readonly planned: Result<Planned>;
  /** Its number was not asked for: it is the next free one. */
  readonly allotted: boolean;
}

/** The lines to come, by the ids that they get, with what is asked for each. */
export interface NewLinesWanted {
  readonly lines: readonly string[];
  readonly given?: ByList['given'];
}

/**
 * What each row of a list comes to when every rule is applied, in its order. Rows without a number get the one that was shown for
 * them, else the next that is free; a SIM card and a number are taken once.
 */
export async function decidedLines(
  asking: AskingStock,
  { lines, given = {} }: NewLinesWanted,
): Promise<NewLineDecision[]> {
  const wanted = lines.flatMap((line) => (given[line] === undefined ? [] : [rowOf(line, given[line])]));
  const shown = await Promise.all(wanted.map(async ({ allotted }) => stillFree(asking, allotted)));
  const asked = wanted.flatMap(({ input }) => input.newNumber ?? []);
  const kept = shown.flatMap((item) => item?.value ?? []);
  const needed = wanted.filter(({ input }, index) => isAllotted(input) && shown[index] === undefined).length;
  const next = await nextFree(asking, needed, new Set([...asked, ...kept]));
  const taken = new Set<string>();
  const decisions: NewLineDecision[] = [];
  for (const [index, { line, input }] of wanted.entries()) {
    const allotted = isAllotted(input);
    const number = allotted ? (shown[index] ?? next.shift()) : undefined;
    const planned = allotted && number === undefined ? refuse('number.none') : await plannedLine(asking, input, number);
    decisions.push({ line, input, allotted, planned: once(planned, taken) });
  }
  return decisions;
}

const isAllotted = ({ source, newNumber }: NewLine): boolean => source === 'new' && newNumber === undefined;

const rowOf = (line: string, given: Given) => ({ line, input: Kept.parse(given), allotted: given[ALLOTTED] });

async function stillFree(asking: AskingStock, number: string | undefined): Promise<StockItem | undefined> {
  const free = number === undefined ? undefined : await freeNumber(asking, number);
  return free?.ok === true ? free.value : undefined;
}

function once(planned: Result<Planned>, taken: Set<string>): Result<Planned> {
  if (!planned.ok) return planned;
  const { card, number } = planned.value;
  if (taken.has(card.id)) return refuse('sim.twice');
  if (taken.has(number.id)) return refuse('number.taken', { number: phoneForReading(number.value) });
  taken.add(card.id).add(number.id);
  return planned;
}

/** Each line as it is read before the yes: who uses it, its plan and options, and what it costs. */
export const newLineVerdicts = (decisions: readonly NewLineDecision[]): NamedVerdict[] =>
  decisions.map(({ line, input, planned }) => {
    const { firstName, lastName, newNumber, ported, iccid } = input;
    const about = { line, user: `${firstName} ${lastName}`, now: [], seen: { state: 'pendingActive' as const } };
    if (!planned.ok) return { ...about, number: newNumber ?? ported ?? iccid, after: [], problem: planned.problem };
    const { number, facts, costs, portIn } = planned.value;
    const { plan, options } = facts;
    const price = [
      ...(costs.month === undefined ? [] : [{ money: costs.month, per: 'month' as const }]),
      ...(costs.once === undefined ? [] : [{ money: costs.once }]),
    ];
    return {
      ...{ ...about, number: number.value },
      after: [plan, options].filter((fact) => fact !== undefined),
      ...(price.length > 0 && { price: { list: price } }),
      from: portIn === undefined ? { word: 'atOnce' } : { day: portIn.day },
    };
  });

/** Keeps the numbers that are shown for whoever sees them, for half an hour, and says which they are. */
export async function allot(
  asking: AskingStock & { readonly tables: Pick<Tables, 'stock'> },
  wanted: NewLinesWanted,
  decisions: readonly NewLineDecision[],
): Promise<NonNullable<ByList['given']>> {
  const own = decisions.flatMap(({ line, planned, allotted, input }) =>
    planned.ok && input.source === 'new' ? [{ line, allotted, number: planned.value.number }] : [],
  );
  await holdAll(
    asking,
    own.map(({ number }) => number),
  );
  const shown = new Map(own.flatMap(({ line, allotted, number }) => (allotted ? [[line, number.value] as const] : [])));
  return Object.fromEntries(
    Object.entries(wanted.given ?? {}).map(([line, { [ALLOTTED]: _, ...given }]) => {
      const number = shown.get(line);
      return [line, number === undefined ? given : { ...given, [ALLOTTED]: number }];
    }),
  );
}
