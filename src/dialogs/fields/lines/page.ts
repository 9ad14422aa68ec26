import { z } from 'zod';
import { MOST_COUNTED } from '../../../domain/records/tables.js';
import { type Choice, type Choices, Column, type Filter, type Order } from '../../../domain/terms/choices.js';
import { ok, type Result, refuse } from '../../../domain/terms/result.js';
import { numbersIn } from '../../../domain/values/numbers.js';
import type { Turn } from '../../conversation/turn.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import { pick } from '../picking.js';

/** The value by which a card's filter says that it does not narrow: a list with an empty value shows nothing. */
export const ALL = 'all';
/** What is looked for is not longer: fifty numbers of a spreadsheet's column. */
export const LONGEST_SEARCH = 1000;
/**
 * What is looked for, as it is kept. Of a longer text the numbers stay, one more than may be looked for at once: a column that was
 * pasted with other columns beside it is cut nowhere.
 */
export function searchText(typed: string, country: string): string {
  const text = typed.trim();
  if (text.length <= LONGEST_SEARCH) return text;
  const { numbers } = numbersIn(text, country);
  return (numbers.length > 1 ? numbers.join(', ') : text).slice(0, LONGEST_SEARCH);
}
/** As many as the guides' lists have on a page. */
const PAGE = 10;

/** Where somebody is in a list of lines, as a waiting screen keeps it. */
export const LinesPlace = z.object({
  text: z.string().optional(),
  page: z.int(),
  /** The filters that were chosen, by name. */
  filters: z.record(z.string(), z.string()).optional(),
  /** By what it was sorted. */
  order: z.object({ by: Column, backwards: z.boolean().optional() }).optional(),
  /** The filters as the list has them. */
  standing: z.record(z.string(), z.string()).optional(),
  /** The ids of the lines that are shown. */
  shown: z.array(z.string()).optional(),
  /** How many lines a yes takes: all that were found. */
  offered: z.int().optional(),
});
export type LinesPlace = z.output<typeof LinesPlace>;

/** Ten lines out of those that were found. */
export interface LinesPage extends Pick<Choices, 'missing' | 'mostSought'> {
  readonly choices: readonly Choice[];
  readonly total: number;
  readonly filters: readonly Filter[];
  readonly columns: readonly Column[];
  readonly order: Order;
  /** The place with what it shows; the text is gone from it where that was a filter's name. */
  readonly place: LinesPlace;
}

/** The lines at a place; where the list has no such page, at its beginning. */
export async function linesPage(
  field: Field,
  answers: Answers,
  turn: Turn,
  asked: LinesPlace = { page: 0 },
): Promise<LinesPage> {
  const picked = await pick(field, answers, turn, { ...asked, pageSize: PAGE });
  const { choices, total, filters = [], columns = [], order = { by: 'number' }, text } = picked;
  const { missing = [], mostSought } = picked;
  if (choices.length === 0 && asked.page > 0) return linesPage(field, answers, turn, { ...asked, page: 0 });
  const standing = Object.fromEntries(filters.map(({ name, value }) => [name, value]));
  const isFilter = text !== undefined && text !== (asked.text ?? '');
  const found = isFilter ? { text: text === '' ? undefined : text, filters: standing } : {};
  const place = { ...asked, ...found, standing, shown: choices.map(({ value }) => value), offered: undefined };
  return {
    choices,
    total,
    filters,
    columns,
    order,
    place,
    missing,
    ...(mostSought === undefined ? {} : { mostSought }),
  };
}

/** Whether there is more than one page. */
export const isPaged = ({ total }: LinesPage): boolean => total > PAGE;

/** The first and the last line of a page, counted from 1. */
export const rangeOf = ({ choices, place }: LinesPage) => ({
  from: place.page * PAGE + 1,
  until: place.page * PAGE + choices.length,
});

/** Whether the lines that were found were counted to their end. */
export const isCounted = ({ total }: LinesPage): boolean => total <= MOST_COUNTED;

/** Whether a page follows. Beyond what is counted, one is looked for behind every full page. */
export const hasMore = (page: LinesPage): boolean =>
  rangeOf(page).until < page.total || (!isCounted(page) && page.choices.length === PAGE);

/** The ids of all lines that are found at a place. Refused: more than `most` (`lines.tooMany`). */
export async function allFound(
  field: Field,
  answers: Answers,
  turn: Turn,
  { place, most }: { readonly place: LinesPlace; readonly most: number },
): Promise<Result<string[]>> {
  const { choices, total } = await pick(field, answers, turn, { ...place, page: 0, pageSize: most });
  return total > most ? refuse('lines.tooMany', { count: most }) : ok(choices.map(({ value }) => value));
}
